import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { ethnicGroups, ethnicities } from '#modules/law/ethnicity.codes.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { ageBands, parts, sexes, type Topic, topics } from '../initiative.codes.ts'
import { addMeetingContract } from '../meeting.contract.ts'
import { addHeadcountContract, addMemberContract, listMembersContract } from '../member.contract.ts'
import { choices, type DialogProps, today } from './dialogs.tsx'
import classes from './Initiatives.module.css'

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

interface MeetingForm {
  on: string | null
  where: string
  count: { total: number; women: number; men: number }
  about: Topic[]
  minutes: string
}

/** A meeting: day, how many, topics, a few lines; what is typed is kept. */
export function MeetingDialog(props: DialogProps) {
  return (
    <Kept<MeetingForm>
      form={`initiative.meeting.${props.file.id}`}
      start={{ on: today(), where: '', count: { total: 0, women: 0, men: 0 }, about: [], minutes: '' }}
    >
      {(kept) => <Meeting {...props} kept={kept} />}
    </Kept>
  )
}

function Meeting({ file, onClose, kept }: DialogProps & { kept: KeptForm<MeetingForm> }) {
  const t = useText()
  const { content, set } = kept
  const { on, where, count, about, minutes } = content
  const onDone = () => {
    kept.done()
    onClose()
  }
  const act = useAct(addMeetingContract, { onDone })
  return (
    <FormDialog
      title={t('initiatives.meeting.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!on && t('initiatives.meeting.on'), count.total === 0 && t('initiatives.count.total')]}
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
      {kept.mark}
      <FieldPair>
        <DateField
          label={t('initiatives.meeting.on')}
          value={on}
          onChange={(on) => set({ on })}
          max={today()}
        />
        <TextField
          label={t('initiatives.meeting.where')}
          optional
          value={where}
          onChange={(event) => set({ where: event.currentTarget.value })}
        />
      </FieldPair>
      <People value={count} onChange={(count) => set({ count })} />
      <ChoiceKeys
        label={t('initiatives.meeting.topics')}
        several
        columns={2}
        choices={choices(topics, 'topic', t)}
        chosen={about}
        onChange={(about) => set({ about })}
      />
      <TextArea
        label={t('initiatives.meeting.minutes')}
        description={t('initiatives.field.no_names')}
        optional
        maxLength={1000}
        value={minutes}
        onChange={(event) => set({ minutes: event.currentTarget.value })}
      />
    </FormDialog>
  )
}

interface MemberForm {
  name: string
  part: (typeof parts)[number]
  sex: (typeof sexes)[number]
  age: (typeof ageBands)[number]
  ethnicity: string | null
  on: string | null
}

/** A member by name; what is typed is kept. */
export function MemberDialog(props: DialogProps) {
  return (
    <Kept<MemberForm>
      form={`initiative.member.${props.file.id}`}
      start={{ name: '', part: 'member', sex: 'female', age: 'unknown', ethnicity: 'kinh', on: today() }}
    >
      {(kept) => <Member {...props} kept={kept} />}
    </Kept>
  )
}

function Member({ file, onClose, kept }: DialogProps & { kept: KeptForm<MemberForm> }) {
  const t = useText()
  const { content, set } = kept
  const { name, part, sex, age, ethnicity, on } = content
  const onDone = () => {
    kept.done()
    onClose()
  }
  const act = useAct(addMemberContract, { refresh: [listMembersContract], onDone })
  return (
    <FormDialog
      title={t('initiatives.member.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[
        name.trim().length < 2 && t('initiatives.member.name'),
        !on && t('initiatives.member.joined'),
      ]}
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
      {kept.mark}
      <TextField
        label={t('initiatives.member.name')}
        value={name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <FieldPair>
        <SelectField
          label={t('initiatives.member.part')}
          data={choices(parts, 'part', t)}
          value={part}
          onChange={(next) => next && set({ part: next as typeof part })}
        />
        <SelectField
          label={t('initiatives.member.sex')}
          data={choices(sexes, 'sex', t)}
          value={sex}
          onChange={(next) => next && set({ sex: next as typeof sex })}
        />
      </FieldPair>
      <FieldPair>
        <SelectField
          label={t('initiatives.member.age')}
          data={choices(ageBands, 'age', t)}
          value={age}
          onChange={(next) => next && set({ age: next as typeof age })}
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
          onChange={(ethnicity) => set({ ethnicity })}
        />
      </FieldPair>
      <DateField
        label={t('initiatives.member.joined')}
        value={on}
        onChange={(on) => set({ on })}
        max={today()}
      />
    </FormDialog>
  )
}

const ages = ['under_16', 'from_16_to_29', 'from_30_to_59', 'over_59', 'minority'] as const

interface HeadcountForm {
  on: string | null
  count: { total: number; women: number; men: number }
  more: Partial<Record<(typeof ages)[number], number>>
}

/** Members as numbers; what is typed is kept. */
export function HeadcountDialog(props: DialogProps) {
  return (
    <Kept<HeadcountForm>
      form={`initiative.headcount.${props.file.id}`}
      start={{ on: today(), count: { total: 0, women: 0, men: 0 }, more: {} }}
    >
      {(kept) => <Headcount {...props} kept={kept} />}
    </Kept>
  )
}

function Headcount({ file, onClose, kept }: DialogProps & { kept: KeptForm<HeadcountForm> }) {
  const t = useText()
  const { content, set } = kept
  const { on, count, more } = content
  const onDone = () => {
    kept.done()
    onClose()
  }
  const act = useAct(addHeadcountContract, { onDone })
  return (
    <FormDialog
      title={t('initiatives.headcount.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!on && t('initiatives.headcount.on'), count.total === 0 && t('initiatives.count.total')]}
      onAct={() => {
        if (on && count.total > 0)
          act.mutate({ params: { initiative_id: file.id }, body: { on_day: on, ...count, ...more } })
      }}
    >
      {kept.mark}
      <DateField
        label={t('initiatives.headcount.on')}
        value={on}
        onChange={(on) => set({ on })}
        max={today()}
      />
      <People value={count} onChange={(count) => set({ count })} />
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
              set({ more: next === '' ? rest : { ...rest, [key]: Number(next) } })
            }}
          />
        ))}
      </div>
    </FormDialog>
  )
}
