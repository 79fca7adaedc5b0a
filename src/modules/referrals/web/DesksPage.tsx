import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatPhone } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type Desk, listDesksContract } from '../desk.contract.ts'
import { type Service, services } from '../referral.codes.ts'
import { DeskDialog } from './DeskDialog.tsx'
import classes from './referrals.module.css'

/** Desks that take referrals: what they help with, where, how soon they answer. Front gates only. */
export default function DesksPage() {
  const t = useText()
  const may = useMay()
  const [q, setQ] = useState('')
  const [service, setService] = useState<Service>()
  const [editing, setEditing] = useState<Desk | 'new'>()
  const query = { ...(q.trim() ? { q: q.trim() } : {}), ...(service ? { service } : {}) }
  const desks = useRead(listDesksContract, { query })
  const columns: Column<Desk>[] = [
    {
      key: 'name',
      label: t('referrals.field.desk'),
      cell: (desk) => (
        <>
          <strong>{desk.name}</strong>
          <SubLine>{desk.agency_name}</SubLine>
        </>
      ),
    },
    {
      key: 'services',
      label: t('referrals.field.services'),
      phone: 'plain',
      cell: (desk) => (
        <>
          {desk.services.map((each) => t(`referrals.service.${each}`)).join(', ')}
          <SubLine>
            {desk.places.map((place) => place.name).join(', ')}
            {desk.duty_name && ` · ${desk.duty_name}`}
          </SubLine>
        </>
      ),
    },
    {
      key: 'hours',
      label: t('referrals.desk.promise'),
      cell: (desk) => t('referrals.desk.hours', { n: desk.hours_to_answer, urgent: desk.urgent_hours }),
    },
    {
      key: 'reach',
      label: t('referrals.desk.reach'),
      cell: (desk) => (
        <>
          {desk.phone ? (
            <a href={`tel:${desk.phone}`} className="figures">
              {formatPhone(desk.phone)}
            </a>
          ) : (
            '–'
          )}
          <SubLine>{desk.open_hours}</SubLine>
        </>
      ),
    },
    {
      key: 'signs_in',
      label: t('referrals.desk.way'),
      cell: (desk) => (
        <Badge tone={desk.signs_in ? 'act' : 'neutral'}>
          {t(desk.signs_in ? 'referrals.desk.signs_in' : 'referrals.desk.paper')}
        </Badge>
      ),
    },
    ...(may('referral.desk_edit')
      ? [
          {
            key: 'acts',
            label: t('referrals.desk.acts'),
            quiet: true,
            cell: (desk: Desk) => (
              <Button
                variant="subtle"
                size="sm"
                aria-label={t('referrals.desk.edit_of', { name: desk.name })}
                onClick={() => setEditing(desk)}
              >
                {t('referrals.desk.edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Page
      title={t('referrals.desks')}
      opening={t('referrals.desks_opening')}
      actions={
        may('referral.desk_edit') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {t('referrals.desk.add')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('referrals.desks')}
          columns={columns}
          rows={desks.data?.items}
          rowKey={(desk) => desk.id}
          error={desks.error}
          onRetry={() => void desks.refetch()}
          empty={{
            sentence: t('referrals.desk.none'),
            next: t(may('referral.desk_edit') ? 'referrals.desk.none_next' : 'referrals.desk.none_ask'),
          }}
          filter={
            <div className={classes.filters}>
              <TextField
                label={t('referrals.desk.find')}
                value={q}
                maxLength={100}
                onChange={(event) => setQ(event.currentTarget.value)}
              />
              <SelectField
                label={t('referrals.field.services')}
                data={[
                  { value: '', label: t('referrals.list.any') },
                  ...services.map((value) => ({ value, label: t(`referrals.service.${value}`) })),
                ]}
                value={service ?? ''}
                onChange={(value) => setService(services.find((each) => each === value))}
              />
            </div>
          }
        />
      </Sheet>
      {editing && <DeskDialog desk={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}
