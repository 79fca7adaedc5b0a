import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { type ServiceKind, serviceKinds } from '../../service.codes.ts'
import { giveServiceContract, type ServicesView, withdrawServiceContract } from '../../service.contract.ts'
import { choicesOf } from '../labels.tsx'
import { MomentField } from '../MomentField.tsx'
import { instantOf, typedNow } from '../moment.ts'
import { useRoles } from '../use-roles.ts'

/** Help that was given: which kind, by us or a partner, when, to whom. */
export function ServiceDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const t = useText()
  const { helped } = useRoles(file)
  const [kind, setKind] = useState<ServiceKind>()
  const [partner, setPartner] = useState('')
  const [persons, setPersons] = useState<string[]>(() => helped.slice(0, 1).map((each) => each.value))
  const [moment, setMoment] = useState(() => typedNow())
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(giveServiceContract, { onDone: onClose })
  const given_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!kind || !given_at || persons.length === 0) return
    act.mutate({
      params: { case_id: file.id },
      body: {
        kind,
        given_at,
        person_ids: persons,
        ...(partner.trim() ? { partner } : {}),
        ...(note.trim() ? { note } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('cases.services.give')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <ChoiceKeys
        label={t('cases.services.kind')}
        columns={3}
        choices={choicesOf(serviceKinds, 'cases.service', t)}
        chosen={kind ? [kind] : []}
        onChange={([next]) => setKind(next)}
        error={isTried && !kind ? t('cases.missing.choose') : undefined}
      />
      <ChoiceKeys
        label={t('cases.support.to')}
        several
        columns={2}
        choices={helped}
        chosen={persons}
        onChange={setPersons}
        error={isTried && persons.length === 0 ? t('cases.missing.choose') : undefined}
      />
      <MomentField
        label={t('cases.services.when')}
        value={moment}
        onChange={setMoment}
        error={isTried && !given_at ? t('cases.missing.moment') : undefined}
      />
      <TextField
        label={t('cases.services.by_partner')}
        optional
        maxLength={200}
        value={partner}
        onChange={(event) => setPartner(event.currentTarget.value)}
      />
      <TextArea
        label={t('cases.services.words')}
        optional
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={fieldError(act.error, 'note')}
      />
    </FormDialog>
  )
}

/** Written down by mistake: it stays in the file and is counted nowhere. */
export function WithdrawDialog({
  file,
  service,
  onClose,
}: {
  file: CaseFileView
  service: ServicesView['services'][number]
  onClose: () => void
}) {
  const t = useText()
  const act = useAct(withdrawServiceContract, { onDone: onClose })
  return (
    <ReasonDialog
      opened
      title={t('cases.services.withdraw')}
      actLabel={t('cases.services.withdraw')}
      isBusy={act.isPending}
      error={act.error}
      onAct={({ note }) =>
        act.mutate({
          params: { case_id: file.id, service_id: service.id },
          body: { version: service.version, note },
        })
      }
      onClose={onClose}
    >
      {t('cases.services.withdraw_means')}
    </ReasonDialog>
  )
}
