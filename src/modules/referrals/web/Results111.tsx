import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { media111, results111 } from '../referral.codes.ts'
import { type listOfCaseContract, tell111Contract } from '../referral.contract.ts'
import { MomentField } from './MomentField.tsx'
import { instantOf, typedNow } from './moment.ts'
import classes from './referrals.module.css'

interface Results111Props {
  caseId: string
  results: ReplyOf<typeof listOfCaseContract>['results_to_111']
  mayAct: boolean
}

/** What was told back to the national child helpline, which handed the case over. */
export function Results111({ caseId, results, mayAct }: Results111Props) {
  const t = useText()
  const [isTelling, setTelling] = useState(false)
  return (
    <Section title={t('referrals.to_111')}>
      {results.length === 0 && <p className={classes.quiet}>{t('referrals.to_111_none')}</p>}
      <ul className={classes.way}>
        {results.map((each) => (
          <li key={each.id}>
            <span className="figures">
              {formatClock(each.sent_at)} {formatDay(each.sent_at)}
            </span>{' '}
            {t(`referrals.result_111.${each.result}`)} · {t(`referrals.medium_111.${each.medium}`)} ·{' '}
            {each.sent_by}
          </li>
        ))}
      </ul>
      {mayAct && (
        <div className={classes.acts}>
          <Button variant="default" onClick={() => setTelling(true)}>
            {t('referrals.act.tell_111')}
          </Button>
        </div>
      )}
      {isTelling && <TellDialog caseId={caseId} onClose={() => setTelling(false)} />}
    </Section>
  )
}

function TellDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText()
  const [result, setResult] = useState<(typeof results111)[number]>('in_progress')
  const [medium, setMedium] = useState<(typeof media111)[number]>('phone')
  const [moment, setMoment] = useState(() => typedNow())
  const tell = useAct(tell111Contract, { onDone: onClose })
  const sent_at = instantOf(moment)
  return (
    <FormDialog
      title={t('referrals.act.tell_111')}
      actLabel={t('referrals.act.save_111')}
      isBusy={tell.isPending}
      error={tell.error}
      missing={[!sent_at && t('referrals.field.sent_on')]}
      onAct={() => sent_at && tell.mutate({ params: { case_id: caseId }, body: { sent_at, medium, result } })}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('referrals.field.result_111')}
        columns={2}
        choices={results111.map((value) => ({ value, label: t(`referrals.result_111.${value}`) }))}
        chosen={[result]}
        required
        onChange={([next]) => next && setResult(next)}
      />
      <ChoiceKeys
        label={t('referrals.field.medium')}
        columns={4}
        choices={media111.map((value) => ({ value, label: t(`referrals.medium_111.${value}`) }))}
        chosen={[medium]}
        required
        onChange={([next]) => next && setMedium(next)}
      />
      <MomentField
        label={t('referrals.field.sent_on')}
        value={moment}
        onChange={setMoment}
        error={sent_at ? undefined : t('referrals.missing.moment')}
      />
    </FormDialog>
  )
}
