import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay, formatPhone } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useGo, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { type Translate, useText } from '#ui/text.ts'
import {
  checkedEntryContract,
  type Entry,
  listEntriesContract,
  readEntryContract,
} from '../entry.contract.ts'
import { isOpenNow, type OpenSpan } from '../hours.rule.ts'
import { CloseEntryDialog } from './CloseEntryDialog.tsx'
import classes from './directory.module.css'
import { kindWords, openWords } from './entry-words.ts'
import { SealedSection } from './SealedSection.tsx'

/** One service: how to reach it, when, for whom; who said last that all of it is true. */
export default function EntryPage() {
  const t = useText()
  const go = useGo()
  const id = useParam('id')
  const [isClosing, setClosing] = useState(false)
  const entry = useRead(readEntryContract, { params: { entry_id: id } })
  const checked = useAct(checkedEntryContract, { refresh: [readEntryContract, listEntriesContract] })
  const { data } = entry
  const mayChange = data?.may_edit && !data.closed_on
  return (
    <Page
      title={data?.name ?? t('directory.entry.title')}
      scope={data && kindWords(data, t)}
      opening={data && openingOf(data, t)}
      actions={
        mayChange && (
          <>
            <Button variant="default" onClick={() => go({ to: '/directory/$id/edit', params: { id } })}>
              {t('directory.act.edit')}
            </Button>
            <Button
              aria-disabled={checked.isPending}
              onClick={() =>
                !checked.isPending &&
                checked.mutate({ params: { entry_id: id }, body: { version: data.version } })
              }
            >
              {t('directory.entry.still_true')}
            </Button>
          </>
        )
      }
    >
      <ErrorNote error={checked.error} />
      <Sheet>
        {entry.error && <ErrorNote error={entry.error} onRetry={() => void entry.refetch()} />}
        {!data && !entry.error && <TextSkeleton />}
        {data && (
          <>
            <Section title={t('directory.entry.reach')}>
              <Facts
                facts={[
                  [t('directory.column.phone'), data.phone && <Dial number={data.phone} />],
                  [t('directory.entry.front_gate'), data.front_gate],
                  [
                    t('directory.column.where'),
                    [data.location === 'sealed' ? null : data.address, data.place_name]
                      .filter(Boolean)
                      .join(', '),
                  ],
                  [t('directory.entry.location'), t(`directory.location_hint.${data.location}`)],
                  [t('directory.entry.agency'), data.agency_name],
                ]}
              />
            </Section>
            <Section title={t('directory.column.open')} note={<OpenNow entry={data} />}>
              <Hours entry={data} />
            </Section>
            <Section title={t('directory.entry.whom')}>
              <Facts
                facts={[
                  [
                    t('directory.column.help'),
                    data.services.map((code) => t(`directory.help.${code}`)).join(', '),
                  ],
                  [
                    t('directory.column.language'),
                    data.languages.map((code) => t(`directory.language.${code}`)).join(', '),
                  ],
                  [t('directory.entry.eligibility'), data.eligibility],
                  [t('directory.entry.capacity'), data.capacity?.toString()],
                ]}
              />
            </Section>
            <SealedSection entry={data} />
            <Section title={t('directory.entry.book')}>
              <Facts
                facts={[
                  [t('directory.entry.opened'), formatDay(data.opened_on)],
                  [
                    t('directory.entry.closed_label'),
                    data.closed_on &&
                      `${formatDay(data.closed_on)} · ${t(`directory.closed.${data.closed_reason}`)}`,
                  ],
                  [t('directory.entry.keeper'), data.keeper_agency_name],
                  [
                    t('directory.column.checked'),
                    data.checked_on
                      ? `${formatDay(data.checked_on)} · ${data.checked_by_name}`
                      : t('directory.entry.never_checked'),
                  ],
                ]}
              />
              {mayChange && (
                <p className={classes.after}>
                  <Button variant="default" onClick={() => setClosing(true)}>
                    {t('directory.entry.close')}
                  </Button>
                </p>
              )}
            </Section>
          </>
        )}
      </Sheet>
      {isClosing && data && <CloseEntryDialog entry={data} onClose={() => setClosing(false)} />}
    </Page>
  )
}

function openingOf(entry: Entry, t: Translate) {
  if (entry.closed_on) return t('directory.entry.closed', { day: formatDay(entry.closed_on) })
  if (entry.unchecked) return <strong>{t('directory.entry.unchecked')}</strong>
  return openWords(entry, t)
}

function Facts({ facts }: { facts: readonly (readonly [string, React.ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, fact]) => fact)
        .map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  )
}

function Dial({ number }: { number: string }) {
  return (
    <a href={`tel:${number}`} className={`${classes.dial} figures`}>
      {formatPhone(number)}
    </a>
  )
}

/** Whether the door is open at this minute, on a day off by the hours of days off. */
function OpenNow({ entry }: { entry: Entry }) {
  const t = useText()
  const now = useNow()
  if (entry.hours.length === 0 || entry.closed_on) return null
  const isOpen = isOpenNow(entry.hours, new Date(now), entry.days_off)
  return (
    <Badge tone={isOpen ? 'ok' : 'neutral'}>
      {t(isOpen ? 'directory.open.now' : 'directory.open.not_now')}
    </Badge>
  )
}

function Hours({ entry }: { entry: Entry }) {
  const t = useText()
  if (entry.hours.length === 0) return <p className={layout.quiet}>{t('directory.open.unknown')}</p>
  if (entry.round_the_clock) return <p>{t('directory.open.always')}</p>
  const days = [1, 2, 3, 4, 5, 6, 7, 0]
  const said = (span: OpenSpan) => `${span.from} – ${span.until}`
  return (
    <dl className={classes.facts}>
      {days.map((day) => {
        const spans = entry.hours.filter((span) => span.day === day)
        return (
          <div key={day}>
            <dt>{t(`directory.day.${day}`)}</dt>
            <dd className="figures">
              {spans.length > 0 ? spans.map(said).join('; ') : t('directory.open.shut')}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
