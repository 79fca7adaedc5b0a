import { Button } from '@mantine/core'
import { useState } from 'react'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type Checklist, reviseChecklistContract } from '../checklist.contract.ts'
import type { Content, Question } from '../checklist.shapes.ts'
import { type Evidence, evidences } from '../inspection.codes.ts'
import type { Kept } from './drafts.tsx'
import classes from './Inspections.module.css'

interface Values {
  title_vi: string
  title_en: string
  pass_percent: number
  source: string
  valid_from: string | null
  content: Content
}

/** A checklist as the next version begins. */
export const valuesOf = (list: Checklist): Values => ({
  title_vi: list.title_vi,
  title_en: list.title_en,
  pass_percent: list.pass_percent,
  source: '',
  valid_from: dayKey(new Date()),
  content: list.content,
})

interface FormProps {
  list: Checklist
  newest: number
  clientRef: string
  kept: Kept<Values>
  onDone: (no: number) => void
}

/** Writes the next version: words, weights and evidence of questions, new ones, and those that are dropped. */
export function ChecklistForm({ list, newest, clientRef, kept, onDone }: FormProps) {
  const t = useText()
  const [form, setForm] = useState(kept.start)
  const set = (part: Partial<Values>) => setForm((before) => ({ ...before, ...part }))
  const act = useAct(reviseChecklistContract, { onDone: ({ no }) => onDone(no) })
  const draft = useDraft({
    ref: clientRef,
    form: 'inspection_checklist',
    content: form,
    isTouched: kept.seq > 0 || JSON.stringify(form) !== JSON.stringify(kept.start),
    taken: { seq: kept.seq, savedAt: kept.savedAt },
  })
  const setQuestions = (at: number, questions: Question[]) =>
    set({ content: form.content.map((section, no) => (no === at ? { ...section, questions } : section)) })
  const send = async () => {
    if (act.isPending || !form.valid_from || form.source.trim().length < 3) return
    await draft.finish()
    const codes = new Set(form.content.flatMap((section) => section.questions.map((each) => each.code)))
    act.mutate(
      {
        params: { checklist: list.code },
        body: {
          ...form,
          valid_from: form.valid_from,
          version: newest || list.no,
          // A question whose condition was dropped is asked always.
          content: form.content
            .filter((section) => section.questions.length > 0)
            .map((section) => ({
              ...section,
              questions: section.questions.map(({ when, ...question }) => ({
                ...question,
                ...(when && codes.has(when.question) ? { when } : {}),
              })),
            })),
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  return (
    <Form onSend={() => void send()}>
      <Sheet>
        <Section title={t('inspections.checklists.revise')} note={t('inspections.checklists.revise_note')}>
          <div className={layout.stack}>
            <FieldPair>
              <TextField
                label={t('inspections.checklists.title_vi')}
                value={form.title_vi}
                onChange={(event) => set({ title_vi: event.currentTarget.value })}
              />
              <TextField
                label={t('inspections.checklists.title_en')}
                value={form.title_en}
                onChange={(event) => set({ title_en: event.currentTarget.value })}
              />
            </FieldPair>
            <FieldPair>
              <NumberField
                label={t('inspections.checklists.pass_percent')}
                min={0}
                max={100}
                value={form.pass_percent}
                onChange={(next) => set({ pass_percent: Number(next) || 0 })}
              />
              <DateField
                label={t('inspections.checklists.valid_from')}
                value={form.valid_from}
                onChange={(valid_from) => set({ valid_from })}
              />
            </FieldPair>
            <TextField
              label={t('inspections.checklists.source')}
              description={t('inspections.checklists.source_hint')}
              value={form.source}
              onChange={(event) => set({ source: event.currentTarget.value })}
            />
          </div>
        </Section>
        {form.content.map((section, at) => (
          <Section key={section.code} title={section.title_vi}>
            {section.questions.map((question, no) => (
              <QuestionFields
                key={question.code}
                value={question}
                onChange={(next) =>
                  setQuestions(
                    at,
                    section.questions.map((each, other) => (other === no ? next : each)),
                  )
                }
                onDrop={() =>
                  setQuestions(
                    at,
                    section.questions.filter((_, other) => other !== no),
                  )
                }
              />
            ))}
            <Button
              variant="default"
              onClick={() =>
                setQuestions(at, [
                  ...section.questions,
                  {
                    code: `q_${crypto.randomUUID().slice(0, 8)}`,
                    text_vi: '',
                    text_en: '',
                    weight: 1,
                    evidence: 'none',
                  },
                ])
              }
            >
              {t('inspections.checklists.add_question')}
            </Button>
          </Section>
        ))}
        <ErrorNote error={act.error} />
        <FormFoot>
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button type="submit" aria-disabled={act.isPending}>
            {t('inspections.checklists.publish')}
          </Button>
        </FormFoot>
      </Sheet>
    </Form>
  )
}

function QuestionFields({
  value,
  onChange,
  onDrop,
}: {
  value: Question
  onChange: (value: Question) => void
  onDrop: () => void
}) {
  const t = useText()
  return (
    <div className={classes.question}>
      <FieldPair>
        <TextField
          label={t('inspections.checklists.text_vi')}
          value={value.text_vi}
          onChange={(event) => onChange({ ...value, text_vi: event.currentTarget.value })}
        />
        <TextField
          label={t('inspections.checklists.text_en')}
          value={value.text_en}
          onChange={(event) => onChange({ ...value, text_en: event.currentTarget.value })}
        />
      </FieldPair>
      <FieldPair>
        <NumberField
          label={t('inspections.checklists.points')}
          min={1}
          max={10}
          value={value.weight}
          onChange={(next) => onChange({ ...value, weight: Number(next) || 1 })}
        />
        <SelectField
          label={t('inspections.checklists.evidence')}
          data={evidences.map((each) => ({ value: each, label: t(`inspections.evidence.${each}`) }))}
          value={value.evidence}
          onChange={(next) => onChange({ ...value, evidence: (next ?? 'none') as Evidence })}
        />
      </FieldPair>
      <div>
        <Button variant="subtle" color="gray" onClick={onDrop}>
          {t('inspections.checklists.drop_question')}
        </Button>
      </div>
    </div>
  )
}
