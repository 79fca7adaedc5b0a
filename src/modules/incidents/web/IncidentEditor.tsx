import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type TakenDraft, useCaseDraft, useTakenDraft } from '#modules/safety/web/case-draft.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, Form, FormFoot } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import {
  correctIncidentContract,
  type Incident,
  type Incidents,
  recordIncidentContract,
} from '../incident.contract.ts'
import { typeOf } from '../type.rule.ts'
import { AllegedFields, BesideFields, ServiceFields, SurvivorFields } from './IncidentFields.tsx'
import { blankIncident, bodyOf, formOf, type IncidentForm } from './incident.form.ts'
import classes from './incidents.module.css'
import { TypeFields } from './TypeFields.tsx'
import { WhenFields } from './WhenFields.tsx'

interface Props {
  caseId: string
  file: Incidents
  incident: Incident | undefined
  onClose: () => void
}
export interface FieldsProps {
  form: IncidentForm
  set: (change: Partial<IncidentForm>) => void
}

/** Records an incident or corrects one; what was left unfinished is taken up again. */
export function IncidentEditor(props: Props) {
  const { file, incident, caseId } = props
  const start = useMemo(
    () => (incident ? formOf(incident) : blankIncident(file, dayKey(new Date()))),
    [incident, file],
  )
  const name = `incident.${incident?.id ?? caseId}`
  const taken = useTakenDraft(name, start)
  return taken ? <Editor {...props} name={name} taken={taken} /> : <TextSkeleton lines={10} />
}

function Editor({
  caseId,
  incident,
  onClose,
  name,
  taken,
}: Props & { name: string; taken: TakenDraft<IncidentForm> }) {
  const t = useText()
  const [form, setForm] = useState(taken.content)
  const [isTried, setTried] = useState(false)
  const draft = useCaseDraft(name, taken, form)
  const record = useAct(recordIncidentContract, { onDone: onClose })
  const correct = useAct(correctIncidentContract, { onDone: onClose })
  const isBusy = record.isPending || correct.isPending
  const error = record.error ?? correct.error
  const set = (change: Partial<IncidentForm>) => setForm((now) => ({ ...now, ...change }))
  const type = typeOf(form.type_answers)
  const send = async () => {
    setTried(true)
    if (!type || isBusy) return
    await draft.finish()
    const body = { ...bodyOf(form), client_ref: taken.ref }
    const onError = () => draft.reopen()
    if (incident)
      correct.mutate(
        {
          params: { case_id: caseId, incident_id: incident.id },
          body: { ...body, version: incident.version },
        },
        { onError },
      )
    else record.mutate({ params: { case_id: caseId }, body }, { onError })
  }
  const fields = { form, set }
  return (
    <Form onSend={() => void send()}>
      <p className={layout.quiet}>{t('incidents.how')}</p>
      <WhenFields {...fields} error={fieldError(error, 'occurred_on')} />
      <TypeFields {...fields} isTried={isTried} />
      <AllegedFields {...fields} />
      <SurvivorFields {...fields} />
      <BesideFields {...fields} />
      <ServiceFields {...fields} />
      <div className={classes.group}>
        <h3>{t('incidents.group.words')}</h3>
        <TextArea
          label={t('incidents.field.narrative')}
          description={t('incidents.field.narrative_how')}
          optional
          minRows={5}
          maxLength={16000}
          value={form.narrative}
          error={fieldError(error, 'narrative')}
          onChange={(event) => set({ narrative: event.currentTarget.value })}
        />
        <TextArea
          label={t('incidents.field.other')}
          optional
          minRows={2}
          maxLength={2000}
          value={form.other}
          error={fieldError(error, 'other')}
          onChange={(event) => set({ other: event.currentTarget.value })}
        />
        <CheckField
          label={t('incidents.field.consent_reporting')}
          checked={form.consent_reporting}
          onChange={(event) => set({ consent_reporting: event.currentTarget.checked })}
        />
        <p className={layout.quiet}>{t('incidents.field.consent_how')}</p>
      </div>
      <ErrorNote error={error} />
      <FormFoot missing={isTried && !type ? t('incidents.type_unclear') : undefined}>
        {draft.mark}
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={isBusy}>
          {t('incidents.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
