import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import type { ClosingView } from '../closure.contract.ts'
import classes from './Cases.module.css'

/** A closing minute: reason, what was answered, who signed. */
export function ClosureFacts({
  closure,
  assigned,
}: {
  closure: ClosingView['closures'][number]
  assigned: boolean
}) {
  const t = useText()
  const answer = (code: string | null) => t(code ? `cases.answer.${code}` : 'cases.closing.not_answered')
  const yesNo = (is: boolean | null) => answer(is === null ? null : is ? 'yes' : 'no')
  return (
    <dl className={classes.facts}>
      <dt>{t('cases.field.closed_reason')}</dt>
      <dd>{t(`cases.reason.${closure.reason}`)}</dd>
      {closure.met_on && (
        <>
          <dt>{t('cases.closing.met_on')}</dt>
          <dd>{formatDay(closure.met_on)}</dd>
        </>
      )}
      <dt>{t('cases.closing.needs_met')}</dt>
      <dd>{answer(closure.needs_met)}</dd>
      <dt>{t('cases.closing.plan_complete')}</dt>
      <dd>{answer(closure.plan_complete)}</dd>
      <dt>{t('cases.closing.safety_reviewed')}</dt>
      <dd>{yesNo(closure.safety_reviewed)}</dd>
      <dt>{t('cases.closing.told_may_return')}</dt>
      <dd>{yesNo(closure.told_may_return)}</dd>
      <dt>{t('cases.closing.agrees')}</dt>
      <dd>{answer(closure.agrees)}</dd>
      <dt>{t('cases.closing.words')}</dt>
      <dd className={layout.words}>
        {closure.words ?? t(assigned ? 'cases.closing.not_answered' : 'cases.words.covered')}
      </dd>
      <dt>{t('cases.closing.signers')}</dt>
      <dd>
        {closure.signers.length === 0
          ? t('cases.closing.unsigned')
          : closure.signers
              .map((one) =>
                [t(`cases.closure_signer.${one.role}`), one.name, formatDay(one.signed_at)]
                  .filter(Boolean)
                  .join(', '),
              )
              .join('; ')}
      </dd>
    </dl>
  )
}
