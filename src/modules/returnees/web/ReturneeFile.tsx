import { Button } from '@mantine/core'
import { useState } from 'react'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { ReturneesView } from '../returnee.contract.ts'
import { movesOf, type ReturneeStatus, returneeLife } from '../returnee.life.ts'
import type { Returnee } from '../returnee.shapes.ts'
import { type Asked, Asking } from './dialogs.tsx'
import { CareRows, SupportRows, VisitRows } from './ReturneeRows.tsx'
import classes from './Returnees.module.css'

export const toneOf: Readonly<Record<ReturneeStatus, BadgeTone>> = {
  identifying: 'act',
  victim: 'ok',
  accompanying: 'ok',
  not_victim: 'neutral',
}

export interface FileProps {
  caseId: string
  returnee: Returnee
  view: ReturneesView
}

/** One returnee: what presses first, then who by sex and year, origin, care, support and visits. */
export function ReturneeFile({ caseId, returnee, view, no }: FileProps & { no: number }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Asked>()
  const mayAct = view.works_on && view.open
  const identifying = returnee.status === 'identifying'
  const mustTell = identifying && returnee.commune_told_at !== null && returnee.province_told_at === null
  const when = (at: string) => formatWhen(at, new Date(now), language)
  const act = (ask: Asked, label: string, main = false) => (
    <Button variant={main ? 'filled' : 'default'} onClick={() => setAsked(ask)}>
      {label}
    </Button>
  )
  const facts: readonly (readonly [string, string | null])[] = [
    ['source', t(`returnees.source.${returnee.source}`)],
    ['from_country', t(`returnees.country.${returnee.from_country}`)],
    ['came_on', formatDay(returnee.came_on)],
    ['birth', birthOf(returnee, t)],
    ['commune', returnee.commune_told_at && when(returnee.commune_told_at)],
    [
      'province',
      returnee.province_told_at &&
        `${when(returnee.province_told_at)} · ${t(`returnees.told.${returnee.told_how}`)}`,
    ],
    [
      'verified',
      returnee.verified_on &&
        `${formatDay(returnee.verified_on)} · ${t(returnee.with_police ? 'returnees.with_police' : 'returnees.without_police')}`,
    ],
    [
      'proof',
      returnee.proof &&
        [
          t(`returnees.proof.${returnee.proof}`),
          returnee.proof_number,
          returnee.proof_on && formatDay(returnee.proof_on),
        ]
          .filter(Boolean)
          .join(' · '),
    ],
    ['origin', [t(`returnees.origin.${returnee.origin}`), returnee.origin_words].filter(Boolean).join(': ')],
    [
      'relatives',
      [t(`returnees.relatives.${returnee.relatives}`), returnee.relatives_words].filter(Boolean).join(': '),
    ],
    ['words', returnee.words],
    ['why', returnee.why],
  ]
  return (
    <>
      <Section
        title={t('returnees.file', { n: no, sex: t(`returnees.sex.${returnee.sex}`).toLocaleLowerCase() })}
        danger={mustTell || returnee.relatives === 'unsafe'}
        note={<Badge tone={toneOf[returnee.status]}>{t(`returnees.status.${returnee.status}`)}</Badge>}
      >
        {mustTell && (
          <p>
            <strong>{t('returnees.waits.tell')}</strong>
          </p>
        )}
        {returnee.relatives === 'unsafe' && (
          <p>
            <strong>{t('returnees.unsafe_relatives')}</strong>
          </p>
        )}
        {identifying && returnee.verify_due_at && !returnee.verified_on && (
          <div>
            <p>{t('returnees.waits.verify')}</p>
            <TimeLeft dueAt={returnee.verify_due_at} limit="law" />
          </div>
        )}
        <dl className={classes.facts}>
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt className={layout.quiet}>{t(`returnees.field.${name}`)}</dt>
                  <dd className={layout.words}>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {mayAct && (
          <div className={layout.acts}>
            {identifying && !returnee.province_told_at && act('province', t('returnees.act.province'), true)}
            {identifying && !returnee.verified_on && act('verification', t('returnees.act.verification'))}
            {movesOf(returneeLife, returnee.status).map((move) => (
              <Button key={move} variant="default" onClick={() => setAsked({ move })}>
                {t(`returnees.move.${move}`)}
              </Button>
            ))}
            {act('origin', t('returnees.act.origin'))}
          </div>
        )}
      </Section>
      {returnee.status !== 'not_victim' && (
        <>
          <CareRows {...{ caseId, returnee, view }} onAsk={setAsked} />
          <SupportRows {...{ caseId, returnee, view }} onAsk={setAsked} />
          <VisitRows {...{ caseId, returnee, view }} onAsk={setAsked} />
        </>
      )}
      {asked && <Asking {...{ caseId, returnee, view, asked }} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function birthOf(returnee: Returnee, t: ReturnType<typeof useText>): string | null {
  if (returnee.birth_year === null) return null
  const year = returnee.birthday ? formatDay(returnee.birthday) : String(returnee.birth_year)
  const told = [year]
  if (returnee.birth_year_estimated) told.push(t('returnees.estimated'))
  if (returnee.under_18) told.push(t('returnees.column.under_18').toLocaleLowerCase())
  return told.join(' · ')
}
