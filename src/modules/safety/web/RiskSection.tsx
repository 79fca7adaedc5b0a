import { Button } from '@mantine/core'
import { useState } from 'react'
import { DangerBadge } from '#modules/cases/web/fields.part.ts'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { dayKey, formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { type Instrument, type RiskView, readInstrumentContract } from '../risk.contract.ts'
import { AssessForm } from './AssessForm.tsx'
import classes from './safety.module.css'
import { Trend } from './Trend.tsx'

/** How great the danger is now, how it was judged over time, and the next look. */
export function RiskSection({ risk, mayWrite }: { risk: RiskView; mayWrite: boolean }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [isAssessing, setAssessing] = useState(false)
  const instrument = useRead(readInstrumentContract, {}, { staleTime: 60 * 60_000 })
  const latest = risk.items[0]
  const isLate = risk.is_open && risk.review_on !== null && risk.review_on < dayKey(new Date(now))
  return (
    <Section
      title={t('safety.risk.title')}
      note={
        risk.review_on &&
        (isLate ? (
          <Badge tone="warn">{t('safety.risk.review_late', { day: formatDay(risk.review_on) })}</Badge>
        ) : (
          t('safety.risk.review_on', { day: formatDay(risk.review_on) })
        ))
      }
    >
      <div className={classes.stack}>
        <p>
          <DangerBadge danger={risk.danger} isClosed={!risk.is_open} />{' '}
          {latest && latest.danger !== risk.danger && (
            <span className={layout.quiet}>{t('safety.risk.case_differs')}</span>
          )}
        </p>
        {risk.items.length > 1 && instrument.data && (
          <Trend items={risk.items} instrument={instrument.data} />
        )}
        {isAssessing && instrument.data ? (
          <AssessForm risk={risk} instrument={instrument.data} onClose={() => setAssessing(false)} />
        ) : (
          mayWrite && (
            <div className={classes.act}>
              <Button onClick={() => setAssessing(true)}>
                {t(latest ? 'safety.risk.again' : 'safety.risk.first')}
              </Button>
            </div>
          )
        )}
        <DataList
          label={t('safety.risk.history')}
          rows={risk.items}
          rowKey={(item) => item.id}
          columns={[
            {
              key: 'at',
              label: t('safety.risk.when'),
              cell: (item) => formatWhen(item.assessed_at, new Date(now), language),
            },
            {
              key: 'danger',
              label: t('safety.risk.result'),
              main: true,
              cell: (item) => (
                <>
                  <strong>{t(`cases.danger.${item.danger}`)}</strong>
                  <SubLine>{item.reason ?? t('safety.words_covered')}</SubLine>
                </>
              ),
            },
            {
              key: 'score',
              label: t('safety.risk.score'),
              cell: (item) => (
                <>
                  {item.score} · {t(`cases.danger.${item.score_danger}`)}
                  <SubLine>{t('safety.risk.left_open', { n: item.left_open })}</SubLine>
                </>
              ),
            },
            {
              key: 'judged',
              label: t('safety.risk.judged'),
              cell: (item) => t(`cases.danger.${item.judged_danger}`),
            },
            { key: 'by', label: t('safety.by'), cell: (item) => item.assessed_by },
          ]}
          empty={{ sentence: t('safety.risk.none'), next: mayWrite ? t('safety.risk.none_next') : undefined }}
        />
        {instrument.data && <Origin instrument={instrument.data} />}
      </div>
    </Section>
  )
}

/** Where the questions come from, and whether anybody has approved them. */
function Origin({ instrument }: { instrument: Instrument }) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <p className={layout.quiet}>
      {language === 'vi' ? instrument.title_vi : instrument.title_en},{' '}
      {t('safety.risk.edition', { n: instrument.edition })}.{' '}
      {instrument.review_state === 'draft'
        ? t('safety.risk.draft')
        : t('safety.risk.reviewed', {
            who: instrument.reviewed_by ?? '',
            day: instrument.reviewed_on ? formatDay(instrument.reviewed_on) : '',
          })}{' '}
      {t('safety.risk.source', { source: instrument.source })}
    </p>
  )
}
