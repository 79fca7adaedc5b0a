import { useState } from 'react'
import type { Contract, ReplyOf } from '#kernel/contract.ts'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { AgencyField } from '#modules/access/web/agency-field.part.tsx'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { type Args, call, fieldError, useAct, useRead } from '#ui/api.ts'
import { type Choice, ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey, formatClock } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'

type Value = string | string[] | boolean | { day: string | null; clock: string } | Found | null
export type Values = Readonly<Record<string, Value>>

/** One question of a dialog. `moment` answers an instant, `day` a day, `one` and `many` codes, `select`, `place` and `agency` an id. */
export interface Question {
  name: string
  kind:
    | 'one'
    | 'many'
    | 'select'
    | 'moment'
    | 'day'
    | 'line'
    | 'words'
    | 'check'
    | 'place'
    | 'agency'
    | 'number'
  label: string
  choices?: readonly Choice<string>[]
  optional?: boolean
  start?: Value
  /** Asked only then; an answer to what is not asked is not sent. */
  when?: (values: Values) => boolean
  /** Path in the body whose refusal belongs here; the name unless said otherwise. */
  path?: string
  max?: number
  /** Least number; one unless said otherwise. */
  min?: number
  /** Days that may be picked for `day` and `moment`; the server decides all the same. */
  within?: { min?: string; max?: string }
  hint?: string
}

interface AskDialogProps<C extends Contract> {
  title: string
  actLabel: string
  contract: C
  questions: readonly Question[]
  /** What is sent, out of the answers: `moment` as an instant, what was left empty as undefined. */
  args: (answers: Answers) => Args<C>
  danger?: boolean
  /** Keeps what is typed as a sealed draft under this name, and takes it up again. */
  draft?: string
  onDone?: (reply: ReplyOf<C>) => void
  onClose: () => void
}

/** Answers as they are sent. */
export interface Answers {
  text(name: string): string | undefined
  many(name: string): string[]
  yes(name: string): boolean
}

/** A dialog made of questions: says what is missing, shows the server's sentence at its field, keeps a draft. */
export function AskDialog<C extends Contract>(props: AskDialogProps<C>) {
  const { draft } = props
  const kept = useRead(
    listDrafts,
    { query: draft ? { form: draft } : {} },
    { enabled: draft !== undefined, staleTime: 0 },
  )
  const ref = kept.data?.items[0]?.client_ref
  const opened = useRead(
    getDraft,
    { params: { client_ref: ref ?? '' } },
    { enabled: ref !== undefined, staleTime: 0 },
  )
  if (draft && (kept.isPending || (ref && opened.isPending))) return null
  if (!draft) return <Asking {...props} />
  const taken = opened.data
  return (
    <KeptAsking
      {...props}
      form={draft}
      taken={
        taken
          ? {
              ref: taken.client_ref,
              seq: taken.seq,
              savedAt: taken.saved_at,
              values: taken.content as Values,
            }
          : undefined
      }
    />
  )
}

interface Taken {
  ref: string
  seq: number
  savedAt: string
  values: Values
}

function KeptAsking<C extends Contract>(
  props: AskDialogProps<C> & { form: string; taken: Taken | undefined },
) {
  const { taken, form } = props
  const [ref] = useState(() => taken?.ref ?? crypto.randomUUID())
  const [values, setValues] = useState<Values>(() => ({ ...startOf(props.questions), ...taken?.values }))
  const [isTouched, setTouched] = useState(taken !== undefined)
  const kept = useDraft({
    ref,
    form,
    content: values,
    isTouched,
    taken: { seq: taken?.seq ?? 0, savedAt: taken?.savedAt },
  })
  return (
    <Asking
      {...props}
      values={values}
      onValues={(change) => {
        setTouched(true)
        setValues(change)
      }}
      onSent={() => {
        void kept.finish().then(async () => {
          if (isTouched) await call(dropDraft, { params: { client_ref: ref } }).catch(() => undefined)
        })
      }}
      mark={<SavedMark state={kept.state} {...(kept.savedAt ? { savedAt: kept.savedAt } : {})} />}
    />
  )
}

function Asking<C extends Contract>(
  props: AskDialogProps<C> & {
    values?: Values
    onValues?: (change: (values: Values) => Values) => void
    onSent?: () => void
    mark?: React.ReactNode
  },
) {
  const { questions } = props
  const t = useText()
  const [own, setOwn] = useState<Values>(() => startOf(questions))
  const values = props.values ?? own
  const setValues = props.onValues ?? setOwn
  const [isTried, setTried] = useState(false)
  const act = useAct(props.contract, {
    onDone: (reply) => {
      props.onSent?.()
      props.onDone?.(reply)
      props.onClose()
    },
  })
  const asked = questions.filter((question) => question.when?.(values) ?? true)
  const isMissing = ({ name, optional }: Question) => !optional && isEmpty(values[name])
  const send = () => act.mutate(props.args(answersOf(asked, values)))
  const errorOf = (question: Question) =>
    isTried && isMissing(question)
      ? t('protection.ask.missing')
      : fieldError(act.error, question.path ?? question.name)
  return (
    <FormDialog
      title={props.title}
      actLabel={props.actLabel}
      danger={props.danger ?? false}
      isBusy={act.isPending}
      error={undefined}
      missing={asked.filter(isMissing).map((question) => question.label)}
      onTried={() => setTried(true)}
      onAct={send}
      onClose={props.onClose}
    >
      {asked.map((question) => (
        <Field
          key={question.name}
          question={question}
          value={values[question.name] ?? null}
          error={errorOf(question)}
          onChange={(value) => setValues((now) => ({ ...now, [question.name]: value }))}
        />
      ))}
      {props.mark}
      <ErrorNote error={act.error} />
    </FormDialog>
  )
}

function Field({
  question,
  value,
  error,
  onChange,
}: {
  question: Question
  value: Value
  error: string | undefined
  onChange: (value: Value) => void
}) {
  const t = useText()
  const { kind, label, choices = [], optional = false, hint, min = 1, max = 4000, within = {} } = question
  const words = typeof value === 'string' ? value : ''
  const more = hint ? { description: hint } : {}
  if (kind === 'one' || kind === 'many')
    return (
      <ChoiceKeys
        label={label}
        several={kind === 'many'}
        columns={2}
        choices={choices}
        chosen={Array.isArray(value) ? value : words ? [words] : []}
        onChange={(chosen) => onChange(kind === 'many' ? chosen : (chosen[0] ?? null))}
        error={error}
      />
    )
  if (kind === 'select')
    return (
      <SelectField
        label={label}
        optional={optional}
        searchable
        data={choices.map((choice) => ({ value: choice.value, label: String(choice.label) }))}
        value={words || null}
        onChange={(next) => onChange(next)}
        error={error}
        {...more}
      />
    )
  if (kind === 'agency')
    return (
      <AgencyField label={label} value={isFound(value) ? value : null} onChange={onChange} error={error} />
    )
  if (kind === 'place')
    return (
      <PlaceField<Found>
        label={label}
        value={isFound(value) ? value : null}
        onChange={onChange}
        search={(question) => searchPlaces(question, t)}
        error={error}
        {...more}
      />
    )
  if (kind === 'number')
    return (
      <NumberField
        label={label}
        min={min}
        max={max}
        value={words}
        onChange={(next) => onChange(String(next))}
        error={error}
        {...more}
      />
    )
  if (kind === 'check')
    return (
      <CheckField
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
        error={error}
      />
    )
  if (kind === 'day')
    return (
      <DateField
        label={label}
        value={words || null}
        onChange={(day) => onChange(day)}
        error={error}
        {...within}
        {...more}
      />
    )
  if (kind === 'moment') {
    const typed = isMoment(value) ? value : { day: null, clock: '' }
    return (
      <FieldPair>
        <DateField
          label={label}
          value={typed.day}
          onChange={(day) => onChange({ ...typed, day })}
          error={error}
          {...within}
          {...more}
        />
        <TextField
          label={t('protection.ask.clock')}
          inputMode="numeric"
          placeholder="08:30"
          value={typed.clock}
          onChange={(event) => onChange({ ...typed, clock: event.currentTarget.value })}
        />
      </FieldPair>
    )
  }
  const common = { label, optional, value: words, error, maxLength: max, ...more }
  return kind === 'words' ? (
    <TextArea {...common} onChange={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <TextField {...common} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}

/** The present as somebody would type it. */
export function typedNow(shiftMinutes = 0): { day: string; clock: string } {
  const at = new Date(Date.now() + shiftMinutes * 60_000)
  return { day: dayKey(at), clock: formatClock(at) }
}

function isMoment(value: Value | undefined): value is { day: string | null; clock: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'clock' in value
}

/** What was picked from a list that is searched: only what it takes to find it again is kept in a draft. */
function isFound(value: Value | undefined): value is Found {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value
}

function isEmpty(value: Value | undefined): boolean {
  if (isMoment(value)) return instantOf(value) === undefined
  if (Array.isArray(value)) return value.length === 0
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

function instantOf({ day, clock }: { day: string | null; clock: string }): string | undefined {
  const parts = /^(\d{1,2})[:.hg]?(\d{2})$/i.exec(clock.trim())
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2])]
  if (!day || !parts || hours > 23 || minutes > 59) return undefined
  return `${day}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00+07:00`
}

function startOf(questions: readonly Question[]): Values {
  return Object.fromEntries(
    questions.map(({ name, kind, start }) => [
      name,
      start ?? (kind === 'many' ? [] : kind === 'check' ? false : null),
    ]),
  )
}

function answersOf(asked: readonly Question[], values: Values): Answers {
  const answerOf = (name: string) =>
    asked.some((question) => question.name === name) ? values[name] : undefined
  return {
    text(name) {
      const value = answerOf(name)
      if (isMoment(value)) return instantOf(value)
      if (isFound(value)) return value.id
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
    },
    many: (name) => {
      const value = answerOf(name)
      return Array.isArray(value) ? value : []
    },
    yes: (name) => answerOf(name) === true,
  }
}
