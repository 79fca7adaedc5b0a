import { Button } from '@mantine/core'
import { listActsContract } from '#modules/law/law.contract.ts'
import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import * as codes from '../incident.codes.ts'
import classes from './Book.module.css'
import { type IncidentForm, newPerson, type questions, type TypedPerson, usualDoer } from './incident.form.ts'
import { choicesOf } from './labels.ts'

interface Props {
  question: (typeof questions)[number]
  form: IncidentForm
  set: (change: Partial<IncidentForm>) => void
  missing: readonly string[]
}

/** The fields of one question. */
export function Questions(props: Props) {
  switch (props.question) {
    case 'report':
      return <Report {...props} />
    case 'when':
      return <When {...props} />
    case 'what':
      return <What {...props} />
    case 'who':
      return <Who {...props} />
    case 'done':
      return <Done {...props} />
    case 'result':
      return <Result {...props} />
  }
}

function Report({ form, set, missing }: Props) {
  const t = useText()
  const needs = (key: string) => (missing.includes(key) ? t(key) : undefined)
  return (
    <>
      <ChoiceKeys
        label={t('book.field.reporter')}
        columns={2}
        choices={choicesOf(codes.reporters, 'reporter', t)}
        chosen={form.reporter ? [form.reporter] : []}
        onChange={([reporter]) => set({ reporter: reporter ?? '' })}
        error={needs('book.missing.reporter')}
      />
      <ChoiceKeys
        label={t('book.field.channel')}
        columns={3}
        choices={choicesOf(codes.channels, 'channel', t)}
        chosen={form.channel ? [form.channel] : []}
        onChange={([channel]) => set({ channel: channel ?? '' })}
        error={needs('book.missing.channel')}
      />
      <SelectField
        label={t('book.field.desk')}
        description={t('book.field.desk_how')}
        data={choicesOf(codes.desks, 'desk', t)}
        value={form.desk || null}
        onChange={(desk) => set({ desk: (desk ?? '') as IncidentForm['desk'] })}
        error={needs('book.missing.desk')}
      />
      <FieldPair>
        <DateField
          label={t('book.field.reported')}
          value={form.reported_day}
          max={dayKey(new Date())}
          onChange={(reported_day) => set({ reported_day })}
          error={needs('book.missing.reported')}
        />
        <TextField
          label={t('book.field.clock')}
          inputMode="numeric"
          placeholder="08:30"
          value={form.reported_clock}
          onChange={(event) => set({ reported_clock: event.currentTarget.value })}
        />
      </FieldPair>
    </>
  )
}

function When({ form, set, missing }: Props) {
  const t = useText()
  return (
    <>
      <DateField
        label={t('book.field.happened')}
        value={form.happened_on}
        max={dayKey(new Date())}
        onChange={(happened_on) => set({ happened_on })}
        error={missing.includes('book.missing.happened') ? t('book.missing.happened') : undefined}
      />
      <TextField
        label={t('book.field.where')}
        description={t('book.field.sealed')}
        optional
        maxLength={300}
        value={form.where}
        onChange={(event) => set({ where: event.currentTarget.value })}
      />
    </>
  )
}

function What({ form, set, missing }: Props) {
  const t = useText()
  const { language } = useLanguage()
  const needs = (key: string) => (missing.includes(key) ? t(key) : undefined)
  const acts = useRead(
    listActsContract,
    {
      query: {
        relationship: form.relationship || 'spouse',
        ...(form.happened_on ? { on: form.happened_on } : {}),
      },
    },
    { enabled: form.relationship !== '', staleTime: Number.POSITIVE_INFINITY },
  )
  const yesNo = [
    { value: 'yes' as const, label: t('book.yes'), danger: true },
    { value: 'no' as const, label: t('book.no') },
  ]
  return (
    <>
      <ChoiceKeys
        label={t('book.field.danger')}
        columns={2}
        choices={yesNo}
        chosen={form.danger_now ? [form.danger_now] : []}
        onChange={([danger_now]) => set({ danger_now: danger_now ?? '' })}
        error={needs('book.missing.danger')}
      />
      {form.danger_now === 'yes' && <p className={layout.quiet}>{t('book.field.danger_now_do')}</p>}
      <ChoiceKeys
        label={t('book.field.relationship')}
        columns={2}
        choices={choicesOf(codes.relationships, 'relationship', t)}
        chosen={form.relationship ? [form.relationship] : []}
        onChange={([relationship]) => set({ relationship: relationship ?? '', acts: [] })}
        error={needs('book.missing.relationship')}
      />
      {form.relationship !== '' &&
        (acts.data ? (
          <ChoiceKeys
            label={t('book.field.acts')}
            several
            columns={1}
            choices={acts.data.items.map((act) => ({
              value: act.code,
              label: language === 'vi' ? act.title_vi : act.title_en,
            }))}
            chosen={form.acts}
            onChange={(chosen) => set({ acts: chosen })}
            error={needs('book.missing.acts')}
          />
        ) : acts.error ? (
          <ErrorNote error={acts.error} onRetry={() => void acts.refetch()} />
        ) : (
          <TextSkeleton lines={4} />
        ))}
      <ChoiceKeys
        label={t('book.field.crime')}
        columns={2}
        choices={yesNo}
        chosen={form.crime_signs ? [form.crime_signs] : []}
        onChange={([crime_signs]) => set({ crime_signs: crime_signs ?? '' })}
        error={needs('book.missing.crime')}
      />
      {form.crime_signs === 'yes' && <p className={layout.quiet}>{t('book.field.crime_do')}</p>}
      <TextArea
        label={t('book.field.story')}
        description={t('book.field.sealed')}
        optional
        maxLength={4000}
        value={form.story}
        onChange={(event) => set({ story: event.currentTarget.value })}
      />
    </>
  )
}

function Who({ form, set, missing }: Props) {
  const t = useText()
  const change = (key: string, part: Partial<TypedPerson>) =>
    set({ persons: form.persons.map((person) => (person.key === key ? { ...person, ...part } : person)) })
  return (
    <>
      {form.persons.map((person) => {
        const alone = form.persons.filter((other) => other.part === person.part).length === 1
        return (
          <div key={person.key} className={classes.person}>
            <ChoiceKeys
              label={t(`book.part.${person.part}`)}
              columns={4}
              choices={choicesOf(codes.sexes, 'sex', t)}
              chosen={[person.sex]}
              required
              onChange={([sex]) => sex && change(person.key, { sex })}
            />
            <FieldPair>
              <NumberField
                label={t('book.field.age')}
                optional
                min={0}
                max={120}
                value={person.age}
                onChange={(age) => change(person.key, { age: typeof age === 'number' ? age : '' })}
              />
              <TextField
                label={t('book.field.name')}
                optional
                maxLength={120}
                value={person.name}
                onChange={(event) => change(person.key, { name: event.currentTarget.value })}
              />
            </FieldPair>
            {person.part === 'survivor' && (
              <TextField
                label={t('book.field.phone')}
                description={t('book.field.phone_how')}
                optional
                inputMode="tel"
                maxLength={40}
                value={person.phone}
                onChange={(event) => change(person.key, { phone: event.currentTarget.value })}
              />
            )}
            {!alone && (
              <div>
                <Button
                  variant="subtle"
                  color="gray"
                  onClick={() => set({ persons: form.persons.filter((other) => other.key !== person.key) })}
                >
                  {t('book.field.take_away')}
                </Button>
              </div>
            )}
          </div>
        )
      })}
      {missing.includes('book.missing.persons') && <p>{t('book.missing.persons')}</p>}
      <div className={classes.narrow}>
        <Button variant="default" onClick={() => set({ persons: [...form.persons, newPerson('survivor')] })}>
          {t('book.field.add_survivor')}
        </Button>
        <Button variant="default" onClick={() => set({ persons: [...form.persons, newPerson('violent')] })}>
          {t('book.field.add_violent')}
        </Button>
      </div>
      <NumberField
        label={t('book.field.household')}
        description={t('book.field.household_how')}
        optional
        min={1}
        value={form.household_no}
        onChange={(no) => set({ household_no: typeof no === 'number' ? no : '' })}
      />
    </>
  )
}

function Done({ form, set, missing }: Props) {
  const t = useText()
  // Criticism has its own conditions and questions; it is written on the page of the incident.
  const forHim = codes.deedsForHim.filter((kind) => kind !== 'criticism')
  const chosen = form.deeds.map((deed) => deed.kind)
  const choose = (all: readonly codes.DeedKind[], kinds: readonly codes.DeedKind[]) =>
    set({
      deeds: [
        ...form.deeds.filter((deed) => !all.includes(deed.kind) || kinds.includes(deed.kind)),
        ...kinds.filter((kind) => !chosen.includes(kind)).map((kind) => ({ kind, done_by: usualDoer[kind] })),
      ],
    })
  return (
    <>
      <ChoiceKeys
        label={t('book.field.check')}
        columns={3}
        choices={choicesOf(codes.checkResults, 'check', t)}
        chosen={form.check ? [form.check] : []}
        onChange={([check]) => set({ check: check ?? '' })}
      />
      <ChoiceKeys<codes.DeedKind>
        label={t('book.field.for_her')}
        several
        columns={2}
        choices={choicesOf(codes.deedsForHer, 'deed', t)}
        chosen={chosen}
        onChange={(kinds) => choose(codes.deedsForHer, kinds)}
      />
      <ChoiceKeys<codes.DeedKind>
        label={t('book.field.for_him')}
        several
        columns={2}
        choices={choicesOf(forHim, 'deed', t)}
        chosen={chosen}
        onChange={(kinds) => choose(forHim, kinds)}
      />
      {form.deeds.map((deed) => (
        <SelectField
          key={deed.kind}
          label={t('book.field.done_by', { what: t(`book.deed.${deed.kind}`) })}
          data={choicesOf(codes.doers, 'doer', t)}
          value={deed.done_by}
          onChange={(by) =>
            set({
              deeds: form.deeds.map((each) =>
                each.kind === deed.kind
                  ? { ...each, done_by: (by ?? deed.done_by) as typeof deed.done_by }
                  : each,
              ),
            })
          }
        />
      ))}
      <ChoiceKeys
        label={t('book.column.mediation')}
        columns={2}
        choices={choicesOf(codes.mediations, 'mediation', t)}
        chosen={form.mediation ? [form.mediation] : []}
        onChange={([mediation]) =>
          set({ mediation: mediation ?? '', ...(mediation === 'none' ? { mediation_by: '' } : {}) })
        }
      />
      {form.mediation !== '' && form.mediation !== 'none' && (
        <SelectField
          label={t('book.field.mediation_by')}
          data={choicesOf(codes.mediators, 'mediator', t)}
          value={form.mediation_by || null}
          onChange={(by) => set({ mediation_by: (by ?? '') as IncidentForm['mediation_by'] })}
          error={missing.includes('book.missing.mediator') ? t('book.missing.mediator') : undefined}
        />
      )}
    </>
  )
}

function Result({ form, set, missing }: Props) {
  const t = useText()
  const fitting = codes.results.filter(
    (result) => (result === 'not_confirmed') !== (form.check === 'confirmed'),
  )
  return (
    <>
      <p className={layout.quiet}>{t('book.field.result_how')}</p>
      <ChoiceKeys
        label={t('book.column.result')}
        isLabelled
        columns={2}
        choices={choicesOf(fitting, 'result', t)}
        chosen={form.result ? [form.result] : []}
        onChange={([result]) => set({ result: result ?? '' })}
        error={missing.includes('book.missing.check') ? t('book.missing.check') : undefined}
      />
      {form.result !== '' && form.check === 'confirmed' && form.deeds.length === 0 && (
        <ChoiceKeys
          label={t('book.field.without_help')}
          columns={2}
          choices={choicesOf(codes.withoutHelp, 'why', t)}
          chosen={form.without_help ? [form.without_help] : []}
          onChange={([without_help]) => set({ without_help: without_help ?? '' })}
        />
      )}
    </>
  )
}
