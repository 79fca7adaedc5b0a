import { useState } from 'react'
import { ethnicGroups, ethnicities } from '#modules/law/ethnicity.codes.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { ageBands, parts, sexes, type Topic, topics } from '../initiative.codes.ts'
import {
  changeInitiativeContract,
  type InitiativeFile,
  moveInitiativeContract,
} from '../initiative.contract.ts'
import { movesFrom, type StageMove } from '../initiative.life.ts'
import { addMeetingContract } from '../meeting.contract.ts'
import { addHeadcountContract, addMemberContract, listMembersContract } from '../member.contract.ts'
import { addPlaceContract, choosePlaceContract } from '../place.contract.ts'
import classes from './Initiatives.module.css'
import { searchPlacesOn } from './places.ts'

export interface DialogProps {
  file: InitiativeFile
  onClose: () => void
}

/** Codes of a list as answers in words. */
export const choices = <T extends string>(codes: readonly T[], list: string, t: Translate) =>
  codes.map((value) => ({ value, label: t(`initiatives.${list}.${value}`) }))

const today = () => dayKey(new Date())
const whole = (said: string | number) => (said === '' ? 0 : Number(said))

/** How many came: all, women, men. */
function People({
  value,
  onChange,
}: {
  value: { total: number; women: number; men: number }
  onChange: (value: { total: number; women: number; men: number }) => void
}) {
  const t = useText()
  return (
    <div className={classes.counts}>
      {(['total', 'women', 'men'] as const).map((key) => (
        <NumberField
          key={key}
          label={t(`initiatives.count.${key}`)}
          min={0}
          value={value[key]}
          onChange={(next) => onChange({ ...value, [key]: whole(next) })}
          error={
            key === 'total' && value.women + value.men > value.total
              ? t('initiatives.count.too_many')
              : undefined
          }
        />
      ))}
    </div>
  )
}

/** A meeting: day, how many, topics, a few lines. */
export function MeetingDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [on, setOn] = useState<string | null>(today())
  const [where, setWhere] = useState('')
  const [count, setCount] = useState({ total: 0, women: 0, men: 0 })
  const [about, setAbout] = useState<Topic[]>([])
  const [minutes, setMinutes] = useState('')
  const act = useAct(addMeetingContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.meeting.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        if (on && count.total > 0)
          act.mutate({
            params: { initiative_id: file.id },
            body: {
              held_on: on,
              ...count,
              topics: about,
              ...(where.trim() ? { at_place: where } : {}),
              ...(minutes.trim() ? { minutes } : {}),
            },
          })
      }}
    >
      <FieldPair>
        <DateField label={t('initiatives.meeting.on')} value={on} onChange={setOn} max={today()} />
        <TextField
          label={t('initiatives.meeting.where')}
          optional
          value={where}
          onChange={(event) => setWhere(event.currentTarget.value)}
        />
      </FieldPair>
      <People value={count} onChange={setCount} />
      <ChoiceKeys
        label={t('initiatives.meeting.topics')}
        several
        columns={2}
        choices={choices(topics, 'topic', t)}
        chosen={about}
        onChange={setAbout}
      />
      <TextArea
        label={t('initiatives.meeting.minutes')}
        description={t('initiatives.field.no_names')}
        optional
        maxLength={1000}
        value={minutes}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** The next step of its life, with the day and what shows it. */
export function MoveDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const moves = movesFrom(file.stage)
  const [move, setMove] = useState<StageMove | undefined>(moves.length === 1 ? moves[0] : undefined)
  const [on, setOn] = useState<string | null>(today())
  const [evidence, setEvidence] = useState('')
  const act = useAct(moveInitiativeContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.move.title')}
      actLabel={t('initiatives.save')}
      danger={move === 'close'}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        if (move && on && evidence.trim().length >= 3)
          act.mutate({
            params: { initiative_id: file.id },
            body: { version: file.version, move, on, evidence },
          })
      }}
    >
      <ChoiceKeys
        label={t('initiatives.move.which')}
        columns={1}
        choices={choices(moves, 'move', t)}
        chosen={move ? [move] : []}
        onChange={([next]) => setMove(next)}
      />
      <DateField label={t('initiatives.move.on')} value={on} onChange={setOn} max={today()} />
      <TextField
        label={t('initiatives.field.evidence')}
        description={t('initiatives.field.evidence_hint')}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** Corrects name and description. */
export function EditDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [name, setName] = useState(file.name)
  const [about, setAbout] = useState(file.about ?? '')
  const act = useAct(changeInitiativeContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.edit.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { initiative_id: file.id },
          body: { version: file.version, name, about: about.trim() || null },
        })
      }
    >
      <TextField
        label={t('initiatives.column.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextArea
        label={t('initiatives.field.about')}
        description={t('initiatives.field.no_names')}
        optional
        value={about}
        onChange={(event) => setAbout(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** One more place, or which of several units it is in now. */
export function PlaceDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const me = useMe()
  const asking = file.working_in.find((place) => place.asks)
  const [place, setPlace] = useState<Found | null>(null)
  const [chosen, setChosen] = useState<string>()
  const [on, setOn] = useState<string | null>(today())
  const add = useAct(addPlaceContract, { onDone: onClose })
  const choose = useAct(choosePlaceContract, { onDone: onClose })
  if (asking)
    return (
      <FormDialog
        title={t('initiatives.place.choose')}
        actLabel={t('initiatives.save')}
        isBusy={choose.isPending}
        error={choose.error}
        onClose={onClose}
        onAct={() => {
          if (chosen)
            choose.mutate({
              params: { initiative_id: file.id, working_id: asking.id },
              body: { place_id: chosen },
            })
        }}
      >
        <p>{t('initiatives.place.choose_hint', { place: asking.place_name })}</p>
        <ChoiceKeys
          label={t('initiatives.place.now')}
          columns={1}
          choices={asking.became.map((unit) => ({ value: unit.id, label: unit.name }))}
          chosen={chosen ? [chosen] : []}
          onChange={([next]) => setChosen(next)}
        />
      </FormDialog>
    )
  return (
    <FormDialog
      title={t('initiatives.place.add')}
      actLabel={t('initiatives.save')}
      isBusy={add.isPending}
      error={add.error}
      onClose={onClose}
      onAct={() => {
        if (place && on)
          add.mutate({ params: { initiative_id: file.id }, body: { place_id: place.id, from_on: on } })
      }}
    >
      <DateField label={t('initiatives.place.from')} value={on} onChange={setOn} max={today()} />
      <PlaceField
        label={t('initiatives.column.place')}
        value={place}
        onChange={setPlace}
        search={(question) => searchPlacesOn(question, me.province.id, on ?? undefined)}
      />
    </FormDialog>
  )
}

/** A member by name. */
export function MemberDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [name, setName] = useState('')
  const [part, setPart] = useState<(typeof parts)[number]>('member')
  const [sex, setSex] = useState<(typeof sexes)[number]>('female')
  const [age, setAge] = useState<(typeof ageBands)[number]>('unknown')
  const [ethnicity, setEthnicity] = useState<string | null>('kinh')
  const [on, setOn] = useState<string | null>(today())
  const act = useAct(addMemberContract, { refresh: [listMembersContract], onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.member.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        if (on && name.trim().length >= 2)
          act.mutate({
            params: { initiative_id: file.id },
            body: {
              name,
              part,
              sex,
              age_band: age,
              ethnicity: (ethnicity ?? 'unknown') as 'kinh',
              joined_on: on,
            },
          })
      }}
    >
      <TextField
        label={t('initiatives.member.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FieldPair>
        <SelectField
          label={t('initiatives.member.part')}
          data={choices(parts, 'part', t)}
          value={part}
          onChange={(next) => next && setPart(next as typeof part)}
        />
        <SelectField
          label={t('initiatives.member.sex')}
          data={choices(sexes, 'sex', t)}
          value={sex}
          onChange={(next) => next && setSex(next as typeof sex)}
        />
      </FieldPair>
      <FieldPair>
        <SelectField
          label={t('initiatives.member.age')}
          data={choices(ageBands, 'age', t)}
          value={age}
          onChange={(next) => next && setAge(next as typeof age)}
        />
        <SelectField
          label={t('initiatives.member.ethnicity')}
          searchable
          data={[...ethnicities, 'unknown'].map((code) => ({
            value: code,
            label:
              (ethnicGroups as Readonly<Record<string, string>>)[code] ?? t(`initiatives.ethnicity.${code}`),
          }))}
          value={ethnicity}
          onChange={setEthnicity}
        />
      </FieldPair>
      <DateField label={t('initiatives.member.joined')} value={on} onChange={setOn} max={today()} />
    </FormDialog>
  )
}

/** Members as numbers. */
export function HeadcountDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const ages = ['under_16', 'from_16_to_29', 'from_30_to_59', 'over_59', 'minority'] as const
  const [on, setOn] = useState<string | null>(today())
  const [count, setCount] = useState({ total: 0, women: 0, men: 0 })
  const [more, setMore] = useState<Partial<Record<(typeof ages)[number], number>>>({})
  const act = useAct(addHeadcountContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.headcount.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        if (on && count.total > 0)
          act.mutate({ params: { initiative_id: file.id }, body: { on_day: on, ...count, ...more } })
      }}
    >
      <DateField label={t('initiatives.headcount.on')} value={on} onChange={setOn} max={today()} />
      <People value={count} onChange={setCount} />
      <div className={classes.counts}>
        {ages.map((key) => (
          <NumberField
            key={key}
            label={t(`initiatives.count.${key}`)}
            optional
            min={0}
            value={more[key] ?? ''}
            onChange={(next) => {
              const { [key]: _, ...rest } = more
              setMore(next === '' ? rest : { ...rest, [key]: Number(next) })
            }}
          />
        ))}
      </div>
    </FormDialog>
  )
}
