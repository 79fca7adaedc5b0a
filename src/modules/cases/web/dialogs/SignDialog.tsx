import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { closureSignerRoles } from '../../closure.codes.ts'
import { signClosureContract } from '../../closure.contract.ts'
import { choicesOf } from '../labels.tsx'
import { MomentField } from '../MomentField.tsx'
import { instantOf, typedNow } from '../moment.ts'

type Role = (typeof closureSignerRoles)[number]

/** Somebody signed the minute on paper: who, and when. */
export function SignDialog(props: {
  file: CaseFileView
  closureId: string
  signed: readonly Role[]
  onClose: () => void
}) {
  const t = useText()
  const left = closureSignerRoles.filter((each) => !props.signed.includes(each))
  const [role, setRole] = useState<Role | undefined>(left[0])
  const [name, setName] = useState('')
  const [moment, setMoment] = useState(() => typedNow())
  const [isTried, setTried] = useState(false)
  const act = useAct(signClosureContract, { onDone: props.onClose })
  const signed_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!role || !signed_at || !name.trim()) return
    act.mutate({
      params: { case_id: props.file.id, closure_id: props.closureId },
      body: { role, name, signed_at },
    })
  }
  return (
    <FormDialog
      title={t('cases.closing.sign')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={props.onClose}
    >
      <ChoiceKeys<Role>
        label={t('cases.closing.who_signed')}
        columns={2}
        choices={choicesOf(left, 'cases.closure_signer', t)}
        chosen={role ? [role] : []}
        onChange={([next]) => setRole(next)}
        error={isTried && !role ? t('cases.missing.choose') : undefined}
      />
      <TextField
        label={t('cases.plan.signer')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isTried && !name.trim() ? t('cases.missing.text') : undefined}
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
