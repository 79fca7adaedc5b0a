import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Kept, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, Form, FormFoot, TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { SavedMark } from '#ui/SavedMark.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { fails, gapsOf, questionsAsked, scoreOf } from '../checklist.rule.ts'
import type { Question } from '../checklist.shapes.ts'
import { type Answer, answers } from '../inspection.codes.ts'
import { submitVisitContract, type Visit } from '../visit.contract.ts'
import { type FindingDraft, FindingFields, findingBody, noFinding } from './FindingFields.tsx'
import classes from './Inspections.module.css'
import { PhotoEntry } from './PhotoEntry.tsx'

interface Values {
  visited_on: string | null
  received_by: string
  note: string
  said: Record<string, Answer>
  words: Record<string, string>
  findings: Record<string, FindingDraft>
  rechecks: Record<string, { put_right: boolean | null; words: string; due_on: string | null }>
}

/** A visit of which nothing is said yet. */
export const noVisit = (today: string): Values => ({
  visited_on: today,
  received_by: '',
  note: '',
  said: {},
  words: {},
  findings: {},
  rechecks: {},
})

/** The visit as it is filled in on a tablet: kept as a draft after each touch, handed in whole. */
export function VisitForm({ visit, kept }: { visit: Visit; kept: Kept<Values> }) {
  const t = useText()
  const { language } = useLanguage()
  const { form, set, draft } = useKeptForm({ clientRef: visit.id, form: 'inspection_visit', kept })
  const [isTried, setTried] = useState(false)
  const act = useAct(submitVisitContract)
  const { content } = visit.checklist
  const asked = questionsAsked(content, form.said)
  const score = scoreOf(content, form.said)
  const photos = new Set(visit.files.flatMap((file) => file.question ?? []))
  const words = new Set(Object.keys(form.words).filter((code) => form.words[code]?.trim()))
  const gaps = gapsOf(content, form.said, { words, photos })
  const unlooked = visit.carried.filter(({ id }) => (form.rechecks[id]?.put_right ?? null) === null)
  const unready = Object.values(form.findings).filter((finding) => !findingBody(finding))
  const missing = [
    ...(form.visited_on ? [] : [t('inspections.visit.on')]),
    ...(unlooked.length > 0 ? [t('inspections.visit.unlooked', { n: unlooked.length })] : []),
    ...(gaps.length > 0 ? [t('inspections.visit.gaps', { n: gaps.length })] : []),
    ...(unready.length > 0 ? [t('inspections.visit.unready', { n: unready.length })] : []),
  ]
  const send = async () => {
    setTried(true)
    if (missing.length > 0 || act.isPending || !form.visited_on) return
    await draft.finish()
    act.mutate(
      {
        params: { visit_id: visit.id },
        body: {
          version: visit.version,
          visited_on: form.visited_on,
          ...(form.received_by.trim() ? { received_by: form.received_by } : {}),
          ...(form.note.trim() ? { note: form.note } : {}),
          answers: asked.map(({ code }) => ({
            question: code,
            answer: form.said[code] ?? 'not_here',
            ...(form.words[code]?.trim() ? { note: form.words[code] } : {}),
          })),
          findings: Object.values(form.findings).flatMap((finding) => findingBody(finding) ?? []),
          rechecks: visit.carried.map(({ id }) => ({
            finding_id: id,
            put_right: form.rechecks[id]?.put_right === true,
            ...(form.rechecks[id]?.words.trim() ? { words: form.rechecks[id].words } : {}),
            ...(form.rechecks[id]?.due_on ? { due_on: form.rechecks[id].due_on } : {}),
          })),
          client_ref: visit.id,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  const titled = (each: { title_vi: string; title_en: string }) =>
    language === 'vi' ? each.title_vi : each.title_en
  return (
    <Form onSend={() => void send()}>
      <Sheet>
        {visit.carried.length > 0 && (
          <Section title={t('inspections.visit.carried')} note={t('inspections.visit.carried_note')}>
            {visit.carried.map((finding) => {
              const said = form.rechecks[finding.id] ?? { put_right: null, words: '', due_on: null }
              const setCheck = (part: Partial<typeof said>) =>
                set({ rechecks: { ...form.rechecks, [finding.id]: { ...said, ...part } } })
              return (
                <div key={finding.id} className={classes.question}>
                  <p>
                    {finding.what}{' '}
                    <span className={layout.quiet}>
                      {finding.action} · {finding.owner} · {formatDay(finding.due_on)}
                    </span>
                  </p>
                  <ChoiceKeys<'yes' | 'no'>
                    label={finding.what}
                    isLabelled
                    columns={2}
                    choices={(['yes', 'no'] as const).map((value) => ({
                      value,
                      label: t(`inspections.recheck.${value}`),
                    }))}
                    chosen={said.put_right === null ? [] : [said.put_right ? 'yes' : 'no']}
                    onChange={([next]) => setCheck({ put_right: next === undefined ? null : next === 'yes' })}
                  />
                  {said.put_right === false && (
                    <DateField
                      label={t('inspections.finding.new_due')}
                      value={said.due_on}
                      onChange={(due_on) => setCheck({ due_on })}
                    />
                  )}
                  {said.put_right !== null && (
                    <TextField
                      label={t('inspections.finding.words')}
                      optional
                      value={said.words}
                      onChange={(event) => setCheck({ words: event.currentTarget.value })}
                    />
                  )}
                </div>
              )
            })}
          </Section>
        )}
        {content.map((section) => (
          <Section key={section.code} title={titled(section)}>
            {section.questions
              .filter((question) => asked.some((each) => each.code === question.code))
              .map((question) => (
                <QuestionEntry
                  key={question.code}
                  question={question}
                  visit={visit}
                  form={form}
                  set={set}
                  gap={isTried ? gaps.find((each) => each.question === question.code)?.wants : undefined}
                />
              ))}
          </Section>
        ))}
        <Section
          title={t('inspections.visit.close')}
          note={t('inspections.visit.score', { points: score.points, possible: score.possible })}
        >
          <div className={layout.stack}>
            <DateField
              label={t('inspections.visit.on')}
              value={form.visited_on}
              onChange={(visited_on) => set({ visited_on })}
              max={dayKey(new Date())}
            />
            <TextField
              label={t('inspections.visit.received_by')}
              optional
              value={form.received_by}
              onChange={(event) => set({ received_by: event.currentTarget.value })}
            />
            <TextArea
              label={t('inspections.visit.note')}
              description={t('inspections.no_names')}
              optional
              maxLength={2000}
              value={form.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </div>
        </Section>
        <ErrorNote error={act.error} />
        <FormFoot
          missing={
            isTried && missing.length > 0 ? t('inspections.missing', { what: missing.join(', ') }) : undefined
          }
        >
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button type="submit" aria-disabled={act.isPending}>
            {t('inspections.visit.submit')}
          </Button>
        </FormFoot>
      </Sheet>
    </Form>
  )
}

interface QuestionProps {
  question: Question
  visit: Visit
  form: Values
  set: (part: Partial<Values>) => void
  gap: 'answer' | 'words' | 'photo' | undefined
}

function QuestionEntry({ question, visit, form, set, gap }: QuestionProps) {
  const t = useText()
  const { language } = useLanguage()
  const { code, evidence } = question
  const text = language === 'vi' ? question.text_vi : question.text_en
  const answer = form.said[code]
  const finding = form.findings[code]
  const { [code]: _, ...others } = form.findings
  return (
    <div className={classes.question}>
      <ChoiceKeys
        label={text}
        columns={4}
        choices={answers.map((value) => ({ value, label: t(`inspections.answer.${value}`) }))}
        chosen={answer ? [answer] : []}
        onChange={([next]) => {
          const { [code]: __, ...rest } = form.said
          set({
            said: next ? { ...rest, [code]: next } : rest,
            ...(fails(next) ? {} : { findings: others }),
          })
        }}
        error={gap && t(`inspections.gap.${gap}`)}
      />
      {fails(answer) && (
        <div className={layout.stack}>
          <TextField
            label={t('inspections.visit.seen')}
            optional={evidence !== 'words'}
            value={form.words[code] ?? ''}
            onChange={(event) => set({ words: { ...form.words, [code]: event.currentTarget.value } })}
          />
          <PhotoEntry visit={visit} question={code} isWanted={evidence === 'photo'} />
          <CheckField
            label={t('inspections.visit.has_finding')}
            checked={finding !== undefined}
            onChange={(event) =>
              set({
                findings: event.currentTarget.checked
                  ? { ...others, [code]: { ...noFinding, question: code, what: text } }
                  : others,
              })
            }
          />
          {finding && (
            <FindingFields
              value={finding}
              onChange={(next) => set({ findings: { ...form.findings, [code]: next } })}
            />
          )}
        </div>
      )}
    </div>
  )
}
