import { useState } from 'react'
import { choicesOf } from '#modules/cases/web/fields.part.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useGo } from '#ui/links.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { papers } from '../plan.codes.ts'
import { printSafetyPlanContract } from '../plan.contract.ts'

type Paper = (typeof papers)[number]

/** Asks first what happens with the paper and where it may be found; only then there is something to print. */
export function PrintPlanDialog({
  caseId,
  planId,
  onClose,
}: {
  caseId: string
  planId: string
  onClose: () => void
}) {
  const t = useText()
  const go = useGo()
  const [paper, setPaper] = useState<Paper | ''>('')
  const [where, setWhere] = useState('')
  const [isTried, setTried] = useState(false)
  const print = useAct(printSafetyPlanContract, {
    onDone: ({ id }) => go({ to: '/cases/$id/safety-plan-prints/$print', params: { id: caseId, print: id } }),
  })
  const send = () => {
    setTried(true)
    if (paper === '' || where.trim() === '') return
    print.mutate({ params: { case_id: caseId, plan_id: planId }, body: { paper, where } })
  }
  return (
    <FormDialog
      title={t('safety.print.ask')}
      actLabel={t('safety.print.act')}
      isBusy={print.isPending}
      error={print.error}
      onAct={send}
      onClose={onClose}
    >
      <p>{t('safety.print.warning')}</p>
      <ChoiceKeys<Paper>
        label={t('safety.print.paper')}
        columns={2}
        choices={choicesOf(papers, 'safety.paper', t).map((choice) => ({
          ...choice,
          danger: choice.value === 'with_her',
        }))}
        chosen={paper === '' ? [] : [paper]}
        onChange={([next]) => setPaper(next ?? '')}
        error={isTried && paper === '' ? t('safety.missing.paper') : undefined}
      />
      {paper === 'with_her' && <p role="alert">{t('safety.print.with_her_warning')}</p>}
      <TextArea
        label={t('safety.print.where')}
        description={t('safety.print.where_how')}
        maxLength={8000}
        value={where}
        onChange={(event) => setWhere(event.currentTarget.value)}
        error={isTried && where.trim() === '' ? t('safety.missing.where') : undefined}
      />
    </FormDialog>
  )
}
