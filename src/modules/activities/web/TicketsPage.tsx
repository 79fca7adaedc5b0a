import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { issueTicketsContract, listTicketsContract } from '../door.contract.ts'
import classes from './Activities.module.css'
import { Square } from './Square.tsx'
import { useCodes } from './use-codes.ts'

/** Tickets to print: a number, a group and a square to scan; nobody's name. */
export default function TicketsPage() {
  const t = useText()
  const id = useParam('id')
  const codes = useCodes()
  const params = { activity_id: id }
  const read = useRead(listTicketsContract, { params }, { staleTime: Number.POSITIVE_INFINITY })
  const [audience, setAudience] = useState('officials')
  const [count, setCount] = useState<number | ''>(30)
  const act = useAct(issueTicketsContract, { refresh: [listTicketsContract] })
  if (!read.data)
    return read.error ? (
      <Page title={t('activities.tickets.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const { title, starts_on, tickets } = read.data
  return (
    <Page
      title={t('activities.tickets.title')}
      opening={`${title} · ${formatDay(starts_on)}`}
      actions={<Button onClick={() => window.print()}>{t('activities.print')}</Button>}
    >
      <div className={classes.noPrint}>
        <Sheet>
          <Section title={t('activities.tickets.issue')}>
            <div className={classes.narrow}>
              <SelectField
                label={t('activities.column.audience')}
                data={codes.choices('audience', starts_on)}
                value={audience}
                onChange={(next) => next && setAudience(next)}
              />
              <NumberField
                label={t('activities.tickets.count')}
                min={1}
                max={1000}
                value={count}
                onChange={(next) => setCount(next === '' ? '' : Number(next))}
              />
              <Button
                variant="default"
                aria-disabled={act.isPending}
                onClick={() => count !== '' && act.mutate({ params, body: { audience, count } })}
              >
                {t('activities.tickets.issue_act')}
              </Button>
            </div>
            <ErrorNote error={act.error} />
            <p className={layout.quiet}>
              <PageLink to="/activities/$id" params={{ id }}>
                {t('activities.door.back')}
              </PageLink>
            </p>
          </Section>
        </Sheet>
      </div>
      <Sheet>
        {tickets.length === 0 && <p className={layout.quiet}>{t('activities.tickets.none')}</p>}
        <div className={classes.tickets}>
          {tickets.map((ticket) => (
            <div key={ticket.no} className={classes.ticket}>
              <strong>{t('activities.door.ticket_no', { no: ticket.no })}</strong>{' '}
              {codes.named('audience', ticket.audience)}
              <Square code={ticket.code} />
              <div className="figures">{ticket.code}</div>
            </div>
          ))}
        </div>
      </Sheet>
    </Page>
  )
}
