import { Button, Modal, MultiSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { dayKey, formatClock, formatDayInWords } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  changeShift,
  currentShift,
  listShiftPeople,
  listShifts,
  planShift,
  type Shift,
} from '../shift.contract.ts'
import classes from './hotline.module.css'
import { instantOf } from './moments.ts'

const dayLength = 86_400_000

/** The duty plan from yesterday over the next two weeks. */
export default function ShiftsPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const [editing, setEditing] = useState<Shift | 'new' | undefined>()
  const [from] = useState(() => dayKey(new Date(Date.now() - dayLength)))
  const [until] = useState(() => dayKey(new Date(Date.now() + 15 * dayLength)))
  const shifts = useRead(listShifts, { query: { from, until } })
  const columns: Column<Shift>[] = [
    {
      key: 'hours',
      label: t('hotline.shift.hours'),
      cell: (row) => (
        <span className="figures">
          {formatClock(row.starts_at)}–{formatClock(row.ends_at)}
        </span>
      ),
    },
    {
      key: 'name',
      label: t('hotline.shift.name'),
      phone: 'plain',
      cell: (row) => (
        <>
          {row.name}
          <SubLine>{t('hotline.shift.led_by', { who: row.leader.name })}</SubLine>
        </>
      ),
    },
    {
      key: 'members',
      label: t('hotline.shift.members'),
      cell: (row) => row.members.map((member) => member.name).join(', ') || t('hotline.contact.none'),
    },
    {
      key: 'acts',
      label: t('hotline.shift.change'),
      quiet: true,
      cell: (row) =>
        may('shift.plan') && (
          <Button
            variant="default"
            size="sm"
            aria-label={t('hotline.shift.change_of', { name: row.name })}
            onClick={() => setEditing(row)}
          >
            {t('hotline.shift.change')}
          </Button>
        ),
    },
  ]
  return (
    <Page
      title={t('hotline.shifts.title')}
      opening={shifts.data && t('hotline.shifts.opening', { n: shifts.data.items.length })}
      actions={
        may('shift.plan') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {t('hotline.shift.plan')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('hotline.shifts.title')}
          columns={columns}
          rows={shifts.data?.items}
          rowKey={(row) => row.id}
          groupOf={(row) => ({
            key: dayKey(row.starts_at),
            label: formatDayInWords(row.starts_at, language),
          })}
          error={shifts.error}
          onRetry={() => void shifts.refetch()}
          empty={{
            sentence: t('hotline.shifts.none'),
            next: may('shift.plan') ? t('hotline.shifts.none_next') : t('hotline.shifts.none_ask'),
          }}
        />
      </Sheet>
      {editing && <Planner shift={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}

function Planner({ shift, onClose }: { shift: Shift | 'new'; onClose: () => void }) {
  const t = useText()
  const people = useRead(listShiftPeople, {})
  const known = shift === 'new' ? undefined : shift
  const [name, setName] = useState(known?.name ?? '')
  const [day, setDay] = useState<string | null>(known ? dayKey(known.starts_at) : dayKey(new Date()))
  const [from, setFrom] = useState(known ? formatClock(known.starts_at) : '')
  const [until, setUntil] = useState(known ? formatClock(known.ends_at) : '')
  const [leader, setLeader] = useState<string | null>(known?.leader.id ?? null)
  const [members, setMembers] = useState<string[]>(known?.members.map((member) => member.id) ?? [])
  const done = { refresh: [listShifts, currentShift], onDone: onClose }
  const plan = useAct(planShift, done)
  const change = useAct(changeShift, done)
  const starts = instantOf(day, from)
  const ends = instantOf(day, until)
  const isBusy = plan.isPending || change.isPending
  const isReady = Boolean(name.trim() && starts && ends && starts !== ends && leader) && !isBusy
  const save = () => {
    if (!isReady || !starts || !ends || !leader) return
    const endsAt = ends > starts ? ends : new Date(Date.parse(ends) + dayLength).toISOString()
    const body = { name, starts_at: starts, ends_at: endsAt, leader_id: leader, member_ids: members }
    if (known) change.mutate({ params: { id: known.id }, body: { ...body, version: known.version } })
    else plan.mutate({ body })
  }
  const options = (mayLead: boolean) =>
    (people.data?.items ?? [])
      .filter((person) => !mayLead || person.may_lead)
      .map((person) => ({ value: person.id, label: person.name }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(known ? 'hotline.shift.change' : 'hotline.shift.plan')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={save}>
        <TextField
          label={t('hotline.shift.name')}
          placeholder={t('hotline.shift.name_example')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DateField label={t('hotline.shift.day')} value={day} onChange={setDay} />
        <FieldPair>
          <TextField
            label={t('hotline.reach.from')}
            placeholder="6:00"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextField
            label={t('hotline.reach.until')}
            placeholder="14:00"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </FieldPair>
        {starts && ends && ends < starts && (
          <p className={classes.quiet}>{t('hotline.shift.over_midnight')}</p>
        )}
        <SelectField
          label={t('hotline.shift.leader')}
          data={options(true)}
          value={leader}
          onChange={setLeader}
        />
        <MultiSelect
          label={t('hotline.shift.members')}
          data={options(false)}
          value={members}
          onChange={setMembers}
          searchable
          nothingFoundMessage={t('ui.found.none')}
        />
        <ErrorNote error={people.error ?? plan.error ?? change.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={!isReady}>
            {t('hotline.shift.save')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
