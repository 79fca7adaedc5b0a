import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { changePlanContract, type PlanView } from '../plan.contract.ts'

interface Props {
  plan: PlanView
  onClose: () => void
}

const startOf = (plan: PlanView) => ({
  planned_by: plan.planned_by,
  document_no: plan.document_no ?? '',
  document_on: plan.document_on,
  from_on: plan.from_on as string | null,
  until_on: plan.until_on as string | null,
  aims: plan.aims ?? '',
})
type PaperForm = ReturnType<typeof startOf>

/** Corrects what a plan says of itself: number and day come once it is signed. What is typed is kept. */
export function PaperDialog(props: Props) {
  const { id, version } = props.plan
  return (
    <Kept<PaperForm> form={`campaign.paper.${id}.${version}`} start={startOf(props.plan)}>
      {(kept) => <Asked {...props} kept={kept} />}
    </Kept>
  )
}

function Asked({ plan, onClose, kept }: Props & { kept: KeptForm<PaperForm> }) {
  const t = useText()
  const { content: form, set } = kept
  const onDone = () => {
    kept.done()
    onClose()
  }
  const act = useAct(changePlanContract, { onDone })
  return (
    <FormDialog
      title={t('campaigns.plan.correct')}
      actLabel={t('campaigns.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { plan_id: plan.id },
          body: {
            version: plan.version,
            planned_by: form.planned_by,
            ...(form.document_no.trim() ? { document_no: form.document_no } : {}),
            ...(form.document_on ? { document_on: form.document_on } : {}),
            from_on: form.from_on ?? '',
            until_on: form.until_on ?? '',
            ...(form.aims.trim() ? { aims: form.aims } : {}),
          },
        })
      }
    >
      {kept.mark}
      <TextField
        label={t('campaigns.field.planned_by')}
        maxLength={200}
        value={form.planned_by}
        onChange={(event) => set({ planned_by: event.currentTarget.value })}
        error={fieldError(act.error, 'planned_by')}
      />
      <TextField
        label={t('campaigns.field.document_no')}
        optional
        maxLength={80}
        value={form.document_no}
        onChange={(event) => set({ document_no: event.currentTarget.value })}
        error={fieldError(act.error, 'document_no')}
      />
      <DateField
        label={t('campaigns.field.document_on')}
        value={form.document_on}
        onChange={(document_on) => set({ document_on })}
        error={fieldError(act.error, 'document_on')}
      />
      <DateField
        label={t('campaigns.field.from_on')}
        value={form.from_on}
        onChange={(from_on) => set({ from_on })}
        error={fieldError(act.error, 'from_on')}
      />
      <DateField
        label={t('campaigns.field.until_on')}
        value={form.until_on}
        onChange={(until_on) => set({ until_on })}
        error={fieldError(act.error, 'until_on')}
      />
      <TextArea
        label={t('campaigns.field.aims')}
        optional
        maxLength={4000}
        value={form.aims}
        onChange={(event) => set({ aims: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
