import { useState } from 'react'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { type ShareableField, sharingPurposes } from '#modules/consent/consent.codes.ts'
import { call, fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { listDesksContract } from '../desk.contract.ts'
import { services, urgencies } from '../referral.codes.ts'
import { offerReferralContract, sendReferralContract } from '../referral.contract.ts'
import classes from './referrals.module.css'

interface SendForm {
  desk: string | null
  purpose: (typeof sharingPurposes)[number]
  services: (typeof services)[number][]
  urgency: (typeof urgencies)[number]
  left: ShareableField[]
  injuries: string
  situation: string
  note: string
}

const draftForm = 'referrals.send'
const fresh: SendForm = {
  desk: null,
  purpose: 'referral',
  services: [],
  urgency: 'usual',
  left: [],
  injuries: '',
  situation: '',
  note: '',
}

interface SendDialogProps {
  caseId: string
  onClose: () => void
}

/** Hands her over to a desk; what was begun for this case before is taken up again. */
export function SendDialog(props: SendDialogProps) {
  // One unfinished referral for each case and author, so that it is found again without a list.
  const ref = `cd320000${props.caseId.slice(8)}`
  const drafts = useRead(listDrafts, { query: { form: draftForm } }, { staleTime: 0 })
  const isBegun = drafts.data?.items.some((each) => each.client_ref === ref) ?? false
  const kept = useRead(getDraft, { params: { client_ref: ref } }, { enabled: isBegun, staleTime: 0 })
  if (drafts.isFetching || kept.isFetching) return null
  const begun =
    kept.data?.form === draftForm ? { ...fresh, ...(kept.data.content as Partial<SendForm>) } : fresh
  return (
    <SendFields
      {...props}
      draftRef={ref}
      begun={begun}
      taken={kept.data ? { seq: kept.data.seq, savedAt: kept.data.saved_at } : { seq: 0 }}
    />
  )
}

interface SendFieldsProps extends SendDialogProps {
  draftRef: string
  begun: SendForm
  taken: { seq: number; savedAt?: string }
}

/** Only fields she agreed to are offered; one may be left out, none can be added. */
function SendFields({ caseId, onClose, draftRef, begun, taken }: SendFieldsProps) {
  const t = useText()
  const [form, setForm] = useState(begun)
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<SendForm>) => setForm((before) => ({ ...before, ...part }))
  const desks = useRead(listDesksContract, { query: {} }, { staleTime: 60_000 })
  const desk = desks.data?.items.find((each) => each.id === form.desk)
  const offer = useRead(
    offerReferralContract,
    { params: { case_id: caseId }, query: { desk_id: form.desk ?? caseId, purpose: form.purpose } },
    { enabled: form.desk !== null, staleTime: 0 },
  )
  const offered = form.desk ? (offer.data?.fields ?? []) : []
  const draft = useDraft({
    ref: draftRef,
    form: draftForm,
    content: form,
    isTouched: form !== begun,
    taken: { seq: taken.seq, savedAt: taken.savedAt },
  })
  const send = useAct(sendReferralContract, {
    onDone: () => {
      void draft
        .finish()
        .then(() => call(dropDraft, { params: { client_ref: draftRef } }).catch(() => undefined))
      onClose()
    },
  })
  const typed = (field: 'injuries' | 'situation') => offered.includes(field) && form[field].trim() !== ''
  const chosen = offered.filter(
    (field) =>
      !form.left.includes(field) && (field !== 'injuries' && field !== 'situation' ? true : typed(field)),
  )
  const missing = !form.desk || form.services.length === 0 || chosen.length === 0
  const act = () => {
    setTried(true)
    if (missing || !form.desk) return
    send.mutate({
      params: { case_id: caseId },
      body: {
        desk_id: form.desk,
        purpose: form.purpose,
        services: form.services,
        urgency: form.urgency,
        fields: chosen,
        ...(chosen.includes('injuries') ? { injuries: form.injuries } : {}),
        ...(chosen.includes('situation') ? { situation: form.situation } : {}),
        ...(form.note.trim() ? { note: form.note } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('referrals.act.send')}
      actLabel={t('referrals.act.send_now')}
      isBusy={send.isPending}
      error={send.error}
      onAct={act}
      onClose={onClose}
      wide
    >
      <ErrorNote error={desks.error} />
      <SelectField
        label={t('referrals.field.desk')}
        searchable
        placeholder={t('referrals.field.desk_find')}
        data={(desks.data?.items ?? []).map((each) => ({
          value: each.id,
          label: `${each.name} (${each.agency_name})`,
        }))}
        value={form.desk}
        onChange={(value) => set({ desk: value, left: [] })}
        error={isTried && !form.desk ? t('referrals.missing.desk') : undefined}
      />
      {desk && (
        <p className={classes.quiet}>
          {t('referrals.desk_promises', {
            n: form.urgency === 'now' ? desk.urgent_hours : desk.hours_to_answer,
          })}{' '}
          {!desk.signs_in && t('referrals.no_sign_in')}
        </p>
      )}
      <ChoiceKeys
        label={t('referrals.field.purpose')}
        columns={3}
        choices={sharingPurposes.map((value) => ({ value, label: t(`consent.purpose.${value}`) }))}
        chosen={[form.purpose]}
        required
        onChange={([purpose]) => purpose && set({ purpose, left: [] })}
      />
      <ChoiceKeys
        label={t('referrals.field.services')}
        several
        columns={3}
        choices={services.map((value) => ({ value, label: t(`referrals.service.${value}`) }))}
        chosen={form.services}
        onChange={(next) => set({ services: next })}
        error={isTried && form.services.length === 0 ? t('referrals.missing.services') : undefined}
      />
      <ChoiceKeys
        label={t('referrals.field.urgency')}
        columns={3}
        choices={urgencies.map((value) => ({
          value,
          label: t(`referrals.urgency.${value}`),
          danger: value === 'now',
        }))}
        chosen={[form.urgency]}
        required
        onChange={([urgency]) => urgency && set({ urgency })}
      />
      {form.desk && offer.data && offered.length === 0 && (
        <p role="status">
          <strong>{t('referrals.nothing_shared')}</strong> {t('referrals.nothing_shared_next')}
        </p>
      )}
      {offered.length > 0 && (
        <ChoiceKeys
          label={t('referrals.field.fields')}
          several
          columns={3}
          choices={offered.map((value) => ({ value, label: t(`consent.field.${value}`) }))}
          chosen={offered.filter((field) => !form.left.includes(field))}
          onChange={(next) => set({ left: offered.filter((field) => !next.includes(field)) })}
          error={isTried && chosen.length === 0 ? t('referrals.missing.fields') : undefined}
        />
      )}
      {(['injuries', 'situation'] as const)
        .filter((field) => offered.includes(field) && !form.left.includes(field))
        .map((field) => (
          <TextArea
            key={field}
            label={t(`consent.field.${field}`)}
            description={t('referrals.field.typed_hint')}
            optional
            maxLength={2000}
            value={form[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
            error={fieldError(send.error, field)}
          />
        ))}
      <TextArea
        label={t('referrals.field.note')}
        description={t('referrals.field.note_hint')}
        optional
        maxLength={2000}
        value={form.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <SavedMark {...draft} />
    </FormDialog>
  )
}
