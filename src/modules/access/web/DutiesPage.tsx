import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { CheckField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { type Duty, listDutiesContract } from '../duty.contract.ts'
import classes from './Admin.module.css'
import { useDutyName } from './duty-name.ts'
import { GiveDutyDialog } from './GiveDutyDialog.tsx'
import { MoveDutyDialog } from './MoveDutyDialog.tsx'

/** A duty held by an agency somewhere, from–to. */
export type Holding = Duty['held'][number] & { duty: Duty }

/** Which agency holds which duty where, from when until when. A duty that moves is two rows. */
export default function DutiesPage() {
  const t = useText()
  const dutyName = useDutyName()
  const [asked, setAsked] = useState<'give' | { id: string }>()
  const [withEnded, setWithEnded] = useState(false)
  const duties = useRead(listDutiesContract, { query: {} })
  const today = dayKey(new Date())
  const all = duties.data?.items.flatMap((duty) => duty.held.map((held): Holding => ({ ...held, duty })))
  const rows = all?.filter((holding) => withEnded || !holding.until_on || holding.until_on > today)
  const unheld =
    duties.data?.items.filter((duty) => !duty.held.some((held) => !held.until_on || held.until_on > today)) ??
    []
  const moving = typeof asked === 'object' ? all?.find((holding) => holding.id === asked.id) : undefined
  return (
    <Page
      title={t('access.duties.title')}
      opening={
        unheld.length > 0 ? (
          <strong>{t('access.duties.unheld', { what: unheld.map(dutyName).join('; ') })}</strong>
        ) : (
          t('access.duties.opening')
        )
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => setAsked('give')}
        >
          {t('access.duties.give')}
        </Button>
      }
    >
      <Sheet>
        <search className={classes.filters}>
          <div className={classes.check}>
            <CheckField
              label={t('access.duties.with_ended')}
              checked={withEnded}
              onChange={(event) => setWithEnded(event.currentTarget.checked)}
            />
          </div>
        </search>
        <DataList
          label={t('access.duties.title')}
          columns={columnsOf(t, today, (id) => setAsked({ id }))}
          rows={rows}
          rowKey={(holding) => holding.id}
          groupOf={({ duty }) => ({ key: duty.code, label: dutyName(duty), note: duty.source })}
          error={duties.error}
          onRetry={() => void duties.refetch()}
          empty={{ sentence: t('access.duties.none'), next: t('access.duties.none_next') }}
        />
      </Sheet>
      {asked === 'give' && (
        <GiveDutyDialog duties={duties.data?.items ?? []} onClose={() => setAsked(undefined)} />
      )}
      {moving && <MoveDutyDialog holding={moving} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

function columnsOf(t: Translate, today: string, onMove: (id: string) => void): Column<Holding>[] {
  return [
    {
      key: 'dates',
      label: t('access.duties.dates'),
      cell: (holding) => (
        <span className="figures">
          {holding.until_on
            ? t('access.from_until', {
                from: formatDay(holding.from_on),
                until: formatDay(holding.until_on),
              })
            : t('access.from', { from: formatDay(holding.from_on) })}
        </span>
      ),
    },
    {
      key: 'agency',
      label: t('access.duties.agency'),
      main: true,
      cell: (holding) => (
        <>
          {holding.agency_name}
          <SubLine>{holding.basis}</SubLine>
        </>
      ),
    },
    { key: 'place', label: t('access.duties.place'), cell: (holding) => holding.place_name },
    {
      key: 'act',
      label: t('access.duties.move'),
      quiet: true,
      cell: (holding) =>
        holding.until_on && holding.until_on <= today ? (
          <Badge>{t('access.ended')}</Badge>
        ) : (
          !holding.until_on && (
            <Button variant="default" size="sm" onClick={() => onMove(holding.id)}>
              {t('access.duties.move')}
              <span className="unseen"> {holding.agency_name}</span>
            </Button>
          )
        ),
    },
  ]
}
