import { Button } from '@mantine/core'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { movesOf, type SupportState, supportLife } from '../returnee.life.ts'
import type { Asked } from './dialogs.tsx'
import type { FileProps } from './ReturneeFile.tsx'

type RowsProps = FileProps & { onAsk: (asked: Asked) => void }

/** Care at facilities, the newest first, with how long it may last. */
export function CareRows({ returnee, view, onAsk }: RowsProps) {
  const t = useText()
  const mayAct = view.works_on && view.open
  const isOpen = returnee.care.some((care) => care.ended_on === null)
  return (
    <Section title={t('returnees.care.title')}>
      {returnee.care.length === 0 && <p className={layout.quiet}>{t('returnees.care.none')}</p>}
      <ul className={layout.rows}>
        {returnee.care.map((care) => {
          const until = care.longer_until ?? care.limit_at
          return (
            <li key={care.id}>
              <div className={layout.between}>
                <strong>{care.agency ?? care.facility ?? t(`returnees.care.${care.kind}`)}</strong>
                <Badge tone={care.ended_on ? 'neutral' : 'act'}>
                  {t(care.ended_on ? 'returnees.care.over' : 'returnees.care.now')}
                </Badge>
              </div>
              <span className={layout.quiet}>
                {[
                  t(`returnees.care.${care.kind}`),
                  t('returnees.care.from', { day: formatDay(care.began_on) }),
                  care.ended_on && t('returnees.care.until', { day: formatDay(care.ended_on) }),
                  care.ended_to && t(`returnees.care_end.${care.ended_to}`),
                  !care.ended_on && until && t('returnees.waits.care', { day: formatDay(until) }),
                  care.longer_by &&
                    t('returnees.care.longer_by', { who: t(`returnees.longer.${care.longer_by}`) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {care.words && <span className={layout.words}>{care.words}</span>}
              {mayAct && !care.ended_on && (
                <div className={layout.acts}>
                  <Button variant="default" onClick={() => onAsk({ endCare: care })}>
                    {t('returnees.act.end_care')}
                  </Button>
                  <Button variant="default" onClick={() => onAsk({ prolong: care })}>
                    {t('returnees.act.prolong')}
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {mayAct && !isOpen && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => onAsk('care')}>
            {t('returnees.act.care')}
          </Button>
        </div>
      )}
    </Section>
  )
}

const supportTone: Readonly<Record<SupportState, BadgeTone>> = {
  needed: 'warn',
  offered: 'act',
  accepted: 'act',
  declined: 'neutral',
  given: 'ok',
}

/** The support regime item by item, with the article it rests on. */
export function SupportRows({ returnee, view, onAsk }: RowsProps) {
  const t = useText()
  const { language } = useLanguage()
  const mayAct = view.works_on && view.open
  return (
    <Section title={t('returnees.support.title')}>
      {returnee.supports.length === 0 && <p className={layout.quiet}>{t('returnees.support.none')}</p>}
      <ul className={layout.rows}>
        {returnee.supports.map((support) => (
          <li key={support.id}>
            <div className={layout.between}>
              <strong>{language === 'vi' ? support.label_vi : support.label_en}</strong>
              <Badge tone={supportTone[support.state]}>{t(`returnees.support.${support.state}`)}</Badge>
            </div>
            <span className={layout.quiet}>
              {[
                t('returnees.support.needed_on', { day: formatDay(support.needed_on) }),
                support.given_on && t('returnees.support.given_on', { day: formatDay(support.given_on) }),
                support.amount_vnd !== null && t('returnees.amount', { n: formatNumber(support.amount_vnd) }),
                support.basis,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {support.words && <span className={layout.words}>{support.words}</span>}
            {mayAct && movesOf(supportLife, support.state).length > 0 && (
              <div className={layout.acts}>
                {movesOf(supportLife, support.state).map((move) => (
                  <Button key={move} variant="default" onClick={() => onAsk({ support, move })}>
                    {t(`returnees.support_move.${move}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayAct && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => onAsk('support')}>
            {t('returnees.act.support')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** Visits after coming home, the newest first. */
export function VisitRows({ returnee, view, onAsk }: RowsProps) {
  const t = useText()
  return (
    <Section title={t('returnees.visits.title')}>
      {returnee.visits.length === 0 && <p className={layout.quiet}>{t('returnees.visits.none')}</p>}
      <ul className={layout.rows}>
        {returnee.visits.map((visit) => (
          <li key={visit.id}>
            <div className={layout.between}>
              <strong>
                {formatDay(visit.visited_on)} · {t(`returnees.visit.${visit.how}`)}
              </strong>
              <Badge
                tone={visit.finding === 'in_danger' ? 'danger' : visit.finding === 'settled' ? 'ok' : 'warn'}
              >
                {t(`returnees.finding.${visit.finding}`)}
              </Badge>
            </div>
            <span className={layout.quiet}>
              {[visit.by, visit.next_on && t('returnees.waits.visit', { day: formatDay(visit.next_on) })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {visit.words && <span className={layout.words}>{visit.words}</span>}
          </li>
        ))}
      </ul>
      {view.works_on && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => onAsk('visit')}>
            {t('returnees.act.visit')}
          </Button>
        </div>
      )}
    </Section>
  )
}
