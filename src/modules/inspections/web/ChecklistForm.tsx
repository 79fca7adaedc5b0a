import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Kept, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
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
import { answers, type Evidence, evidences } from '../inspection.codes.ts'
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
  const { form, set, draft } = useKeptForm({ clientRef, form: 'inspection_checklist', kept })
  const act = useAct(reviseChecklistContract, { onDone: ({ no }) => onDone(no) })
  const setQuestions = (at: number, questions: Question[]) =>
    set({ content: form.content.map((section, no) => (no === at ? { ...section, questions } : section)) })
  const [isTried, setTried] = useState(false)
  const unworded = form.content
    .flatMap((section) => section.questions)
    .filter((question) => !question.text_vi.trim() || !question.text_en.trim()).length
  const missing = [
    ...(form.title_vi.trim() ? [] : [t('inspections.checklists.title_vi')]),
    ...(form.title_en.trim() ? [] : [t('inspections.checklists.title_en')]),
    ...(form.valid_from ? [] : [t('inspections.checklists.valid_from')]),
    ...(form.source.trim().length < 3 ? [t('inspections.checklists.source')] : []),
    ...(unworded > 0 ? [t('inspections.checklists.unworded', { n: unworded })] : []),
  ]
  const send = async () => {
    setTried(true)
    if (act.isPending || missing.length > 0 || !form.valid_from) return
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
                before={before(form.content, question.code)}
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
        <FormFoot
          missing={
            isTried && missing.length > 0 ? t('inspections.missing', { what: missing.join(', ') }) : undefined
          }
        >
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button type="submit" aria-disabled={act.isPending}>
            {t('inspections.checklists.publish')}
          </Button>
        </FormFoot>
      </Sheet>
    </Form>
  )
}

/** Questions asked before one, on whose answers it may hang. */
function before(content: Content, code: string): Question[] {
  const all = content.flatMap((section) => section.questions)
  return all.slice(
    0,
    all.findIndex((each) => each.code === code),
  )
}

function QuestionFields({
  value,
  before,
  onChange,
  onDrop,
}: {
  value: Question
  before: readonly Question[]
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
      {before.length > 0 && (
        <SelectField
          label={t('inspections.checklists.when')}
          data={[
            { value: '', label: t('inspections.checklists.always') },
            ...before.map((each) => ({ value: each.code, label: each.text_vi })),
          ]}
          value={before.some((each) => each.code === value.when?.question) ? value.when?.question : ''}
          onChange={(question) => {
            const { when: _, ...always } = value
            onChange(question ? { ...always, when: { question, answers: ['yes'] } } : always)
          }}
        />
      )}
      {value.when && (
        <ChoiceKeys
          label={t('inspections.checklists.when_answers')}
          columns={4}
          several
          choices={answers.map((each) => ({ value: each, label: t(`inspections.answer.${each}`) }))}
          chosen={value.when.answers}
          onChange={(next) =>
            value.when &&
            next.length > 0 &&
            onChange({ ...value, when: { question: value.when.question, answers: [...next] } })
          }
        />
      )}
      <div>
        <Button variant="subtle" color="gray" onClick={onDrop}>
          {t('inspections.checklists.drop_question')}
        </Button>
      </div>
    </div>
  )
}
