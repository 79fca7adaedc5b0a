import { useState } from 'react'
import { dropDraft } from '#modules/access/draft.contract.ts'
import { instantOf, typedNow } from '#modules/cases/web/fields.part.ts'
import { type TakenDraft, useCaseDraft, useTakenDraft } from '#modules/safety/web/case-draft.part.tsx'
import { call, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { tonightContract } from '../house.contract.ts'
import { type GivenKind, givenKinds, givenUnits, leavings, stayWarnings } from '../shelter.codes.ts'
import {
  addGivenContract,
  addStayNoteContract,
  changeBedContract,
  changeStayContract,
  leaveContract,
  type StayView,
} from '../stay.contract.ts'
import { MomentField } from './MomentField.tsx'
import { choicesOf, personOf } from './words.ts'

interface Props {
  stay: StayView
  onClose: () => void
}

/** What the house must know, said anew. */
export function KnowDialog({ stay, onClose }: Props) {
  const t = useText()
  const [name, setName] = useState(stay.call_name ?? '')
  const [needs, setNeeds] = useState(stay.needs ?? '')
  const [warning, setWarning] = useState(stay.warning ?? '')
  const [warnings, setWarnings] = useState([...stay.warnings])
  const change = useAct(changeStayContract, { onDone: onClose })
  const send = () =>
    change.mutate({
      params: { stay_id: stay.id },
      body: {
        version: stay.version,
        call_name: name.trim() || null,
        needs: needs.trim() || null,
        warning: warning.trim() || null,
        warnings,
      },
    })
  return (
    <FormDialog
      title={t('shelter.know.change')}
      actLabel={t('shelter.know.save')}
      isBusy={change.isPending}
      error={change.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('shelter.call_name')}
        description={t('shelter.call_name.hint')}
        optional
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ChoiceKeys
        label={t('shelter.warnings')}
        choices={choicesOf(stayWarnings, 'shelter.warning', t)}
        chosen={warnings}
        several
        onChange={setWarnings}
      />
      <TextArea
        label={t('shelter.needs')}
        optional
        maxLength={2000}
        value={needs}
        onChange={(event) => setNeeds(event.currentTarget.value)}
      />
      <TextArea
        label={t('shelter.warning_words')}
        optional
        maxLength={2000}
        value={warning}
        onChange={(event) => setWarning(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** Meals, clothes, medicine: what, how much, which day. */
export function GivenDialog({ stay, onClose }: Props) {
  const t = useText()
  const [kind, setKind] = useState<GivenKind>('meals')
  const [quantity, setQuantity] = useState<number | string>('')
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useAct(addGivenContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (!on || !Number(quantity)) return
    add.mutate({
      params: { stay_id: stay.id },
      body: { kind, quantity: Number(quantity), given_on: on, ...(words.trim() ? { words } : {}) },
    })
  }
  return (
    <FormDialog
      title={t('shelter.given.add')}
      actLabel={t('shelter.given.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('shelter.given.kind')}
        choices={choicesOf(givenKinds, 'shelter.given', t)}
        chosen={[kind]}
        required
        onChange={([next]) => next && setKind(next)}
      />
      <FieldPair>
        <NumberField
          label={t('shelter.given.quantity', { unit: t(`shelter.unit.${givenUnits[kind]}`) })}
          min={1}
          max={kind === 'money' ? 1_000_000_000 : 1000}
          value={quantity}
          onChange={setQuantity}
          error={isTried && !Number(quantity) ? t('shelter.missing.quantity') : undefined}
        />
        <DateField
          label={t('shelter.given.on')}
          value={on}
          onChange={setOn}
          max={dayKey(new Date())}
          required
          error={on ? undefined : t('shelter.missing.day')}
        />
      </FieldPair>
      <TextField
        label={t('shelter.words')}
        optional
        maxLength={300}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** A note of a day or a night; what is being written is kept as a draft. */
export function NoteDialog(props: Props) {
  const taken = useTakenDraft(`shelter.note.${props.stay.id}`, blankNote)
  return taken ? <NoteForm {...props} taken={taken} /> : null
}
const blankNote = { words: '' }

function NoteForm({ stay, onClose, taken }: Props & { taken: TakenDraft<{ words: string }> }) {
  const t = useText()
  const [typed, setTyped] = useState(taken.content)
  const [moment, setMoment] = useState(() => typedNow())
  const [isTried, setTried] = useState(false)
  const draft = useCaseDraft(`shelter.note.${stay.id}`, taken, typed)
  const add = useAct(addStayNoteContract, {
    onDone: () => {
      void call(dropDraft, { params: { client_ref: taken.ref } }).catch(() => undefined)
      onClose()
    },
  })
  const happened_at = instantOf(moment)
  const send = async () => {
    setTried(true)
    if (!happened_at || !typed.words.trim()) return
    await draft.finish()
    add.mutate(
      { params: { stay_id: stay.id }, body: { happened_at, words: typed.words } },
      { onError: draft.reopen },
    )
  }
  return (
    <FormDialog
      title={t('shelter.notes.add')}
      actLabel={t('shelter.notes.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={() => void send()}
      onClose={onClose}
    >
      {draft.mark}
      <MomentField
        label={t('shelter.notes.when')}
        value={moment}
        onChange={setMoment}
        error={isTried && !happened_at ? t('shelter.missing.moment') : undefined}
      />
      <TextArea
        label={t('shelter.notes.words')}
        maxLength={2000}
        value={typed.words}
        onChange={(event) => setTyped({ words: event.currentTarget.value })}
        error={isTried && !typed.words.trim() ? t('shelter.missing.words') : undefined}
      />
    </FormDialog>
  )
}

/** She leaves with everybody, or only some of them do. */
export function LeaveDialog({ stay, onClose }: Props) {
  const t = useText()
  const here = stay.persons.filter((person) => !person.left_at)
  const [only, setOnly] = useState<string[]>(here.map((person) => person.person_id))
  const [moment, setMoment] = useState(() => typedNow())
  const [leftTo, setLeftTo] = useState<(typeof leavings)[number]>()
  const [followUp, setFollowUp] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const leave = useAct(leaveContract, { onDone: onClose })
  const left_at = instantOf(moment)
  const isAll = only.length === here.length
  const send = () => {
    setTried(true)
    if (!left_at || only.length === 0 || (isAll && !leftTo)) return
    leave.mutate({
      params: { stay_id: stay.id },
      body: {
        version: stay.version,
        left_at,
        ...(isAll
          ? {
              left_to: leftTo as (typeof leavings)[number],
              ...(followUp ? { follow_up_on: followUp } : {}),
              ...(words.trim() ? { words } : {}),
            }
          : { person_ids: only }),
      },
    })
  }
  return (
    <FormDialog
      title={t('shelter.leave')}
      actLabel={t('shelter.leave.act')}
      isBusy={leave.isPending}
      error={leave.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      {here.length > 1 && (
        <div>
          <p className={layout.quiet}>{t('shelter.leave.who')}</p>
          {here.map((person) => (
            <CheckField
              key={person.person_id}
              label={personOf(person, t)}
              checked={only.includes(person.person_id)}
              onChange={(event) =>
                setOnly(
                  event.currentTarget.checked
                    ? [...only, person.person_id]
                    : only.filter((id) => id !== person.person_id),
                )
              }
            />
          ))}
        </div>
      )}
      <MomentField
        label={t('shelter.left_at')}
        value={moment}
        onChange={setMoment}
        error={isTried && !left_at ? t('shelter.missing.moment') : undefined}
      />
      {isAll && (
        <>
          <ChoiceKeys
            label={t('shelter.left_to')}
            choices={choicesOf(leavings, 'shelter.left_to', t)}
            chosen={leftTo ? [leftTo] : []}
            onChange={([next]) => setLeftTo(next)}
            columns={3}
            error={isTried && !leftTo ? t('shelter.missing.choice') : undefined}
          />
          <DateField
            label={t('shelter.follow_up_on')}
            value={followUp}
            onChange={setFollowUp}
            min={dayKey(new Date())}
          />
          <TextArea
            label={t('shelter.leaving_words')}
            optional
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}

/** Another bed in the same house, from now on. */
export function BedDialog({ stay, person, onClose }: Props & { person: StayView['persons'][number] }) {
  const t = useText()
  const [bed, setBed] = useState<string | null>(null)
  const [moment, setMoment] = useState(() => typedNow())
  const [isTried, setTried] = useState(false)
  const board = useRead(tonightContract, {}, { staleTime: 10_000 })
  const change = useAct(changeBedContract, { onDone: onClose })
  const beds = board.data?.houses.find((house) => house.id === stay.house_id)?.beds ?? []
  const fit = beds.filter((each) => (each.free || each.stay?.id === stay.id) && each.id !== person.bed_id)
  const at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (bed && at)
      change.mutate({
        params: { stay_id: stay.id },
        body: { version: stay.version, person_id: person.person_id, bed_id: bed, at },
      })
  }
  return (
    <FormDialog
      title={t('shelter.bed.change')}
      actLabel={t('shelter.bed.change')}
      isBusy={change.isPending}
      error={change.error}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{personOf(person, t)}</p>
      <SelectField
        label={t('shelter.bed')}
        placeholder={t('shelter.bed.choose')}
        data={fit.map((each) => ({ value: each.id, label: `${each.room_name} · ${each.name}` }))}
        value={bed}
        onChange={setBed}
        error={isTried && !bed ? t('shelter.missing.choice') : undefined}
      />
      <MomentField
        label={t('shelter.bed.moved_at')}
        value={moment}
        onChange={setMoment}
        error={isTried && !at ? t('shelter.missing.moment') : undefined}
      />
    </FormDialog>
  )
}
