import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { askers, channels, identityChecks, type RequestKind, requestKinds } from '../data-request.codes.ts'
import { takeRequestContract } from '../data-request.contract.ts'
import { instantOf, MomentFields, momentOf } from './MomentFields.tsx'

/** Takes down a request while the person is still there. */
export function NewRequestDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<RequestKind>()
  const [whom, setWhom] = useState<(typeof askers)[number]>('oneself')
  const [channel, setChannel] = useState<(typeof channels)[number]>('in_person')
  const [identity, setIdentity] = useState<(typeof identityChecks)[number]>('not_yet')
  const [code, setCode] = useState('')
  const [at, setAt] = useState(() => momentOf(new Date()))
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const take = useAct(takeRequestContract, { onDone: onClose })
  const received = instantOf(at)
  const missing = (is: boolean) => (isTried && is ? t('rights.missing') : undefined)
  return (
    <FormDialog
      title={t('rights.requests.new')}
      actLabel={t('rights.requests.take')}
      isBusy={take.isPending}
      error={take.error}
      wide
      onAct={() => {
        setTried(true)
        if (!kind || !received || !words.trim()) return
        take.mutate({
          body: {
            kind,
            asked_by_whom: whom,
            channel,
            identity_check: identity,
            received_at: received,
            words,
            ...(code.trim() ? { case_code: code } : {}),
          },
        })
      }}
      onClose={onClose}
    >
      <ChoiceKeys<RequestKind>
        label={t('rights.requests.kind')}
        choices={requestKinds.map((value) => ({ value, label: t(`rights.requests.kind.${value}`) }))}
        chosen={kind ? [kind] : []}
        onChange={([next]) => setKind(next)}
        columns={3}
        error={missing(!kind)}
      />
      <ChoiceKeys
        label={t('rights.requests.whom')}
        choices={askers.map((value) => ({ value, label: t(`rights.requests.whom.${value}`) }))}
        chosen={[whom]}
        required
        onChange={([next]) => next && setWhom(next)}
        columns={3}
      />
      <ChoiceKeys
        label={t('rights.requests.channel')}
        choices={channels.map((value) => ({ value, label: t(`rights.requests.channel.${value}`) }))}
        chosen={[channel]}
        required
        onChange={([next]) => next && setChannel(next)}
      />
      <SelectField
        label={t('rights.requests.identity')}
        data={identityChecks.map((value) => ({ value, label: t(`rights.requests.identity.${value}`) }))}
        value={identity}
        onChange={(next) => next && setIdentity(next as (typeof identityChecks)[number])}
      />
      <MomentFields
        label={t('rights.requests.received')}
        value={at}
        onChange={setAt}
        error={missing(!received)}
      />
      <TextField
        label={t('rights.case_code')}
        description={t('rights.requests.case_hint')}
        optional
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextArea
        label={t('rights.requests.words')}
        value={words}
        maxLength={4_000}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={missing(!words.trim())}
      />
    </FormDialog>
  )
}
