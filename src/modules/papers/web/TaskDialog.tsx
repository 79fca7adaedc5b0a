import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { AgencyField } from '#modules/access/web/agency-field.part.tsx'
import { type Kept, useKeptForm, WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type DropReason, dropReasons } from '../paper.codes.ts'
import type { TaskLine } from '../paper.contract.ts'
import { addTaskContract, changeTaskContract } from '../task.contract.ts'

interface Values {
  what: string
  owner: Found | null
  owner_name: string
  due_on: string | null
  wanted: number | ''
  money_vnd: number | ''
  dropped_why: DropReason | ''
}
const noTask: Values = {
  what: '',
  owner: null,
  owner_name: '',
  due_on: null,
  wanted: 1,
  money_vnd: '',
  dropped_why: '',
}
const valuesOf = (task: TaskLine): Values => ({
  what: task.what,
  owner: task.owner_id ? { id: task.owner_id, label: task.owner } : null,
  owner_name: task.owner_id ? '' : task.owner,
  due_on: task.due_on,
  wanted: task.wanted,
  money_vnd: task.money_vnd ?? '',
  dropped_why: task.dropped_why ?? '',
})

interface Props {
  paperId: string
  task?: TaskLine | undefined
  onClose: () => void
}

/** A task: what, who, until when, how much of it. What is typed is kept as a draft, by the paper or by the task. */
export function TaskDialog({ paperId, task, onClose }: Props) {
  const t = useText()
  const clientRef = task?.id ?? paperId
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(task ? 'papers.tasks.change' : 'papers.tasks.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <WithDraft form="work_paper_task" clientRef={clientRef} empty={task ? valuesOf(task) : noTask}>
        {(kept) => (
          <TaskForm kept={kept} clientRef={clientRef} paperId={paperId} task={task} onClose={onClose} />
        )}
      </WithDraft>
    </Modal>
  )
}

function TaskForm({
  kept,
  clientRef,
  paperId,
  task,
  onClose,
}: Props & { kept: Kept<Values>; clientRef: string }) {
  const t = useText()
  const { form, set, draft } = useKeptForm({ clientRef, form: 'work_paper_task', kept })
  const add = useAct(addTaskContract, { onDone: onClose })
  const change = useAct(changeTaskContract, { onDone: onClose })
  const error = add.error ?? change.error
  const [isTried, setTried] = useState(false)
  const missing = [
    ...(form.what.trim().length >= 3 ? [] : [t('papers.column.what')]),
    ...(form.owner || form.owner_name.trim() ? [] : [t('papers.field.owner')]),
    ...(form.due_on ? [] : [t('papers.column.due_on')]),
    ...(form.wanted ? [] : [t('papers.field.wanted')]),
  ]
  const send = async () => {
    setTried(true)
    if (missing.length > 0 || !form.due_on || !form.wanted || add.isPending || change.isPending) return
    await draft.finish()
    const body = {
      what: form.what,
      ...(form.owner ? { owner_id: form.owner.id } : { owner_name: form.owner_name }),
      due_on: form.due_on,
      wanted: form.wanted,
      ...(form.money_vnd === '' ? {} : { money_vnd: form.money_vnd }),
      client_ref: clientRef,
    }
    const onError = () => draft.reopen()
    if (task)
      change.mutate(
        {
          params: { task_id: task.id },
          body: {
            ...body,
            version: task.version,
            ...(form.dropped_why ? { dropped_why: form.dropped_why } : {}),
          },
        },
        { onError },
      )
    else add.mutate({ params: { paper_id: paperId }, body }, { onError })
  }
  return (
    <Form onSend={() => void send()}>
      <div className={layout.stack}>
        <TextArea
          label={t('papers.column.what')}
          maxLength={600}
          value={form.what}
          onChange={(event) => set({ what: event.currentTarget.value })}
          error={fieldError(error, 'what')}
        />
        <FieldPair>
          <AgencyField
            label={t('papers.field.owner')}
            value={form.owner}
            onChange={(owner) => set({ owner })}
            error={fieldError(error, 'owner_id')}
          />
          <TextField
            label={t('papers.field.owner_name')}
            optional={form.owner !== null}
            disabled={form.owner !== null}
            maxLength={200}
            value={form.owner_name}
            onChange={(event) => set({ owner_name: event.currentTarget.value })}
            error={fieldError(error, 'owner_name')}
          />
        </FieldPair>
        <FieldPair>
          <DateField
            label={t('papers.column.due_on')}
            value={form.due_on}
            onChange={(due_on) => set({ due_on })}
            error={fieldError(error, 'due_on')}
          />
          <NumberField
            label={t('papers.field.wanted')}
            description={t('papers.field.wanted_hint')}
            min={1}
            max={10_000}
            value={form.wanted}
            onChange={(value) => set({ wanted: typeof value === 'number' ? value : '' })}
            error={fieldError(error, 'wanted')}
          />
        </FieldPair>
        <NumberField
          label={t('papers.column.money_vnd')}
          optional
          min={0}
          value={form.money_vnd}
          onChange={(value) => set({ money_vnd: typeof value === 'number' ? value : '' })}
          error={fieldError(error, 'money_vnd')}
        />
        {task && (
          <SelectField
            label={t('papers.tasks.drop_why')}
            data={[
              { value: '', label: t('papers.tasks.still') },
              ...dropReasons.map((value) => ({ value, label: t(`papers.drop.${value}`) })),
            ]}
            value={form.dropped_why}
            onChange={(next) => set({ dropped_why: dropReasons.find((each) => each === next) ?? '' })}
          />
        )}
        <ErrorNote error={error} />
        <FormFoot
          missing={isTried && missing.length > 0 && t('papers.missing', { what: missing.join(', ') })}
        >
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={add.isPending || change.isPending}>
            {t('papers.save')}
          </Button>
        </FormFoot>
      </div>
    </Form>
  )
}
