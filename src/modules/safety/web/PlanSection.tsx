import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { dayKey, formatDay, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { planParts } from '../plan.codes.ts'
import { readSafetyPlansContract, reviewSafetyPlanContract, type SafetyPlans } from '../plan.contract.ts'
import { PlanForm } from './PlanForm.tsx'
import { PrintPlanDialog } from './PrintPlanDialog.tsx'
import classes from './safety.module.css'

type Plan = SafetyPlans['items'][number]

/** The safety plan that counts, and the earlier ones below it. */
export function PlanSection({ caseId, mayWrite }: { caseId: string; mayWrite: boolean }) {
  const t = useText()
  const [act, setAct] = useState<'write' | 'print'>()
  const plans = useRead(readSafetyPlansContract, { params: { case_id: caseId } }, { staleTime: 5 * 60_000 })
  const review = useAct(reviewSafetyPlanContract)
  const [newest, ...earlier] = plans.data?.items ?? []
  const close = () => setAct(undefined)
  if (!plans.data)
    return (
      <Section title={t('safety.plan.title')}>
        {plans.error ? (
          <ErrorNote error={plans.error} onRetry={() => void plans.refetch()} />
        ) : (
          <TextSkeleton lines={3} />
        )}
      </Section>
    )
  return (
    <Section title={t('safety.plan.title')} note={t('safety.plan.note')}>
      {act === 'write' ? (
        <PlanForm caseId={caseId} newest={newest} onClose={close} />
      ) : (
        <>
          {!newest && (
            <p>
              <strong>{t('safety.plan.none')}</strong>{' '}
              {mayWrite && <span className={layout.quiet}>{t('safety.plan.none_next')}</span>}
            </p>
          )}
          {newest && <Told plan={newest} isNewest />}
          <ErrorNote error={review.error} />
          {mayWrite && (
            <div className={classes.act}>
              <Button onClick={() => setAct('write')}>
                {t(newest ? 'safety.plan.rewrite' : 'safety.plan.write')}
              </Button>
              {newest && (
                <>
                  <Button
                    variant="default"
                    aria-disabled={review.isPending}
                    onClick={() =>
                      !review.isPending &&
                      review.mutate({
                        params: { case_id: caseId, plan_id: newest.id },
                        body: { version: newest.version, review_by: null },
                      })
                    }
                  >
                    {t('safety.plan.reviewed_now')}
                  </Button>
                  <Button variant="default" onClick={() => setAct('print')}>
                    {t('safety.plan.print')}
                  </Button>
                </>
              )}
            </div>
          )}
          {earlier.length > 0 && (
            <details>
              <summary>{t('safety.plan.earlier', { n: earlier.length })}</summary>
              <ul className={classes.rows}>
                {earlier.map((plan) => (
                  <li key={plan.id}>
                    <Told plan={plan} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {act === 'print' && newest && <PrintPlanDialog caseId={caseId} planId={newest.id} onClose={close} />}
    </Section>
  )
}

function Told({ plan, isNewest }: { plan: Plan; isNewest?: boolean }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const isLate = isNewest && plan.review_by !== null && plan.review_by < dayKey(new Date(now))
  return (
    <>
      <p className={classes.between}>
        <strong>{t('safety.plan.no', { no: plan.no })}</strong>
        <span className={layout.quiet}>
          {formatWhen(plan.made_at, new Date(now), language)}, {plan.made_by} ·{' '}
          {t(plan.with_her ? 'safety.plan.with_her' : 'safety.plan.without_her')}
        </span>
      </p>
      <p className={layout.quiet}>
        {plan.reviewed_on &&
          t('safety.plan.reviewed', { day: formatDay(plan.reviewed_on), who: plan.reviewed_by ?? '' })}{' '}
        {plan.review_by &&
          (isLate ? (
            <Badge tone="warn">{t('safety.plan.review_by', { day: formatDay(plan.review_by) })}</Badge>
          ) : (
            t('safety.plan.review_by', { day: formatDay(plan.review_by) })
          ))}
      </p>
      <dl className={classes.part}>
        {planParts
          .filter((part) => plan.filled.includes(part))
          .map((part) => (
            <div key={part} className={classes.part}>
              <dt>{t(`safety.part.${part}`)}</dt>
              <dd>
                {plan.parts ? (
                  plan.parts[part]
                ) : (
                  <span className={layout.quiet}>{t('safety.words_covered')}</span>
                )}
              </dd>
            </div>
          ))}
      </dl>
      {plan.prints.map((print) => (
        <p key={print.id} className={layout.quiet}>
          {t('safety.plan.printed', {
            when: formatWhen(print.printed_at, new Date(now), language),
            who: print.printed_by,
            paper: t(`safety.paper.${print.paper}`).toLowerCase(),
          })}{' '}
          {print.where}
        </p>
      ))}
    </>
  )
}
