import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useDraft } from '#modules/access/web/draft.part.ts'
import type { getContact } from '#modules/hotline/contact.contract.ts'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import { KeyCap } from '#ui/KeyCap.tsx'
import { usePageKeys } from '#ui/KeyHelp.tsx'
import layout from '#ui/layout.module.css'
import { PageLink, useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { openCaseContract } from '../case.contract.ts'
import { caseTopics, dangers } from '../case.shapes.ts'
import classes from './Cases.module.css'
import { flagChoices, flagsChosen, flagsOf } from './flags.ts'
import { choicesOf, type DangerCode } from './labels.tsx'
import { numberedRoles } from './numbered.ts'
import { bodyOf, missingOf, type OpenCaseForm as Values } from './open-case.form.ts'
import { PersonsForm } from './PersonsForm.tsx'
import { SupportFields } from './SupportFields.tsx'

interface Props {
  clientRef: string
  draftForm: string
  start: Values
  seq: number
  savedAt?: string
  contact?: ReplyOf<typeof getContact> | undefined
  before?: ReactNode
}

/** The form of a new case: danger first, then persons, what was done at once, and the story in words. */
export function OpenCaseForm({ clientRef, draftForm, start, seq, savedAt, contact, before }: Props) {
  const t = useText()
  const go = useGo()
  const [form, setForm] = useState(start)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Values>) => setForm((now) => ({ ...now, ...change }))
  const act = useAct(openCaseContract, {
    onDone: ({ id }) => go({ to: '/cases/$id', params: { id } }, { replace: true }),
  })
  const isTouched = seq > 0 || JSON.stringify(form) !== JSON.stringify(start)
  const draft = useDraft({
    ref: clientRef,
    form: draftForm,
    content: form,
    isTouched,
    taken: { seq, savedAt },
  })
  const missing = missingOf(form)
  const [isSending, setSending] = useState(false)
  const send = async () => {
    setTried(true)
    const body = bodyOf(form, clientRef)
    if (!body || isSending) return
    setSending(true)
    await draft.finish()
    act.mutate(
      { body },
      {
        onError: () => {
          draft.reopen()
          setSending(false)
        },
      },
    )
  }
  usePageKeys([{ keys: 'Ctrl+Enter', label: t('cases.new.send'), run: () => void send() }])

  const needs = (key: string) => (isTried && missing.includes(key) ? t(key) : undefined)
  const roles = numberedRoles(form.persons, t)
  const helped = form.persons.flatMap((person, at) =>
    person.part === 'alleged' ? [] : [{ value: person.key, label: roles[at] ?? '' }],
  )
  return (
    <Page title={t('cases.new.title')} opening={t('cases.new.opening')}>
      <Form onSend={() => void send()}>
        <Sheet>
          {before}
          <Section title={t('cases.new.from_contact')}>
            <p className={classes.between}>
              <span>
                {contact
                  ? t('cases.new.of_contact', {
                      kind: t(`hotline.kind.${contact.kind}`),
                      day: formatDay(contact.started_at),
                      clock: formatClock(contact.started_at),
                    })
                  : t('cases.new.of_draft')}
              </span>
              <PageLink to="/contacts/$id" params={{ id: form.contact_id }}>
                {t('cases.contact.open')}
              </PageLink>
            </p>
          </Section>
          <Section title={t('cases.danger')} note={t('cases.field.danger_note')}>
            <div className={layout.stack}>
              <ChoiceKeys<DangerCode>
                label={t('cases.danger')}
                isLabelled
                columns={3}
                choices={choicesOf<DangerCode>(dangers, 'cases.danger', t).map((choice) => ({
                  ...choice,
                  danger: choice.value === 'immediate' || choice.value === 'high',
                }))}
                chosen={form.danger === '' ? [] : [form.danger]}
                onChange={([danger]) => set({ danger: danger ?? '' })}
                error={needs('cases.missing.danger')}
              />
            </div>
          </Section>
          <Section title={t('cases.new.about')}>
            <div className={layout.stack}>
              <SelectField
                label={t('cases.column.topic')}
                searchable
                data={choicesOf(caseTopics, 'cases.topic', t)}
                value={form.topic || null}
                error={needs('cases.missing.topic')}
                onChange={(topic) => set({ topic: (topic ?? '') as Values['topic'] })}
              />
              <ChoiceKeys
                label={t('cases.flags')}
                several
                columns={2}
                choices={flagChoices(t)}
                chosen={flagsChosen(form)}
                onChange={(chosen) => set(flagsOf(chosen, form))}
              />
              <PlaceField
                label={t('cases.field.place')}
                description={t('cases.field.place_how')}
                value={form.place}
                onChange={(place) => set({ place: place && { id: place.id, label: place.label } })}
                search={(question) => searchPlaces(question, t, 'commune')}
              />
            </div>
          </Section>
          <Section title={t('cases.tab.persons')} note={t('cases.new.persons_note')}>
            <PersonsForm
              persons={form.persons}
              onChange={(persons) => set({ persons })}
              errorOf={(path) => fieldError(act.error, path)}
            />
          </Section>
          <Section title={t('cases.tab.support')} note={t('cases.new.support_note')}>
            <div className={layout.stack}>
              <SupportFields
                support={form.support}
                persons={helped}
                onChange={(support) => set({ support })}
                errors={{
                  persons: needs('cases.missing.support_persons'),
                  given: needs('cases.missing.support_given'),
                }}
              />
            </div>
          </Section>
          <Section title={t('cases.field.summary')} note={t('cases.field.summary_note')}>
            <TextArea
              label={t('cases.field.summary_label')}
              optional
              minRows={5}
              maxLength={8000}
              value={form.summary}
              error={fieldError(act.error, 'summary')}
              onChange={(event) => set({ summary: event.currentTarget.value })}
            />
          </Section>
          <ErrorNote error={act.error} />
          <FormFoot
            missing={
              missing.length > 0 ? (
                <span className={classes.missing}>
                  {t('cases.missing.some', { what: missing.map((key) => t(key).toLowerCase()).join(', ') })}
                </span>
              ) : (
                t('cases.missing.none')
              )
            }
          >
            <SavedMark state={draft.state} {...savedMoment(draft.savedAt ?? savedAt)} />
            <Button
              type="submit"
              aria-disabled={isSending}
              rightSection={
                <span aria-hidden>
                  <KeyCap keys="Ctrl+Enter" onFill />
                </span>
              }
            >
              {t('cases.new.send')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}

function savedMoment(savedAt: string | undefined) {
  return savedAt ? { savedAt } : {}
}
