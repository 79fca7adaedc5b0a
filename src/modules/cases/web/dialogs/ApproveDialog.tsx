import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { signerRoles } from '../../plan.codes.ts'
import { approvePlanContract, type PlanView } from '../../plan.contract.ts'
import { choicesOf } from '../labels.tsx'
import { MomentField } from '../MomentField.tsx'
import { instantOf, typedNow } from '../moment.ts'

/** The head signed on paper: who, and at which hour, which is not the hour of this click. */
export function ApproveDialog({
  file,
  plan,
  onClose,
}: {
  file: CaseFileView
  plan: PlanView
  onClose: () => void
}) {
  const t = useText()
  const [role, setRole] = useState<(typeof signerRoles)[number]>('head')
  const [signer, setSigner] = useState('')
  const [moment, setMoment] = useState(() => typedNow())
  const [isTried, setTried] = useState(false)
  const act = useAct(approvePlanContract, { onDone: onClose })
  const signed_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!signed_at || signer.trim() === '') return
    act.mutate({
      params: { case_id: file.id, plan_id: plan.id },
      body: { version: plan.version, signer_role: role, signer, signed_at },
    })
  }
  return (
    <FormDialog
      title={t('cases.plan.approve')}
      actLabel={t('cases.plan.approve')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <p>{t('cases.plan.approve_means')}</p>
      <ChoiceKeys
        label={t('cases.plan.signer_role')}
        columns={3}
        required
        choices={choicesOf(signerRoles, 'cases.signer', t)}
        chosen={[role]}
        onChange={([next]) => next && setRole(next)}
      />
      <TextField
        label={t('cases.plan.signer')}
        maxLength={120}
        value={signer}
        onChange={(event) => setSigner(event.currentTarget.value)}
        error={isTried && signer.trim() === '' ? t('cases.missing.text') : undefined}
      />
      <MomentField
        label={t('cases.plan.signed_on')}
        value={moment}
        onChange={setMoment}
        error={isTried && !signed_at ? t('cases.missing.moment') : undefined}
      />
    </FormDialog>
  )
}
