import { useMemo, useState } from 'react'
import { dropDraft } from '#modules/access/draft.contract.ts'
import { instantOf, type TypedMoment, typedNow } from '#modules/cases/web/fields.part.ts'
import { type TakenDraft, useCaseDraft, useTakenDraft } from '#modules/safety/web/case-draft.part.tsx'
import { call, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { arriveContract } from '../hold.contract.ts'
import { tonightContract } from '../house.contract.ts'
import { arrivals, schoolings, stayWarnings } from '../shelter.codes.ts'
import { beginStayContract } from '../stay.contract.ts'
import { MomentField } from './MomentField.tsx'
import classes from './Shelter.module.css'
import { choicesOf, personOf } from './words.ts'

interface Person {
  id: string
  part: string
  sex: string
  age_years: number | null
}

interface Props {
  persons: readonly Person[]
  /** Where she was expected: a keeper's hold, or a case whose worker brings her. */
  from: { hold_id: string; version: number; house_id: string } | { case_id: string }
  /** The bed that was held, taken first. */
  heldBed?: string
  onClose: () => void
}

interface Typed {
  house: string
  came: Record<string, { bed: string; schooling: string }>
  moment: TypedMoment
  arrived_by: string
  call_name: string
  needs: string
  warning: string
  warnings: string[]
}

/** Taking in a woman and who came with her: beds first, then what the house must know. Kept as a draft until it is sent. */
export function TakeInDialog(props: Props) {
  const { from, persons, heldBed } = props
  const form = `shelter.take_in.${'hold_id' in from ? from.hold_id : from.case_id}`
  const start = useMemo<Typed>(
    () => ({
      house: 'house_id' in from ? from.house_id : '',
      came: Object.fromEntries(
        persons
          .filter((person, at) => at === 0 || person.part === 'child')
          .map((person, at) => [person.id, { bed: at === 0 ? (heldBed ?? '') : '', schooling: '' }]),
      ),
      moment: typedNow(),
      arrived_by: '',
      call_name: '',
      needs: '',
      warning: '',
      warnings: [],
    }),
    [from, persons, heldBed],
  )
  const taken = useTakenDraft<Typed>(form, start)
  return taken ? <TakeInForm {...props} form={form} taken={taken} /> : null
}

function TakeInForm({
  persons,
  from,
  onClose,
  form,
  taken,
}: Props & { form: string; taken: TakenDraft<Typed> }) {
  const t = useText()
  const [typed, setTyped] = useState(taken.content)
  const set = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  const draft = useCaseDraft(form, taken, typed)
  const board = useRead(tonightContract, {}, { staleTime: 10_000 })
  const done = () => {
    void call(dropDraft, { params: { client_ref: taken.ref } }).catch(() => undefined)
    onClose()
  }
  const begin = useAct(beginStayContract, { onDone: done })
  const arrive = useAct(arriveContract, { onDone: done })
  const houses = board.data?.houses.filter((house) => house.may_keep) ?? []
  const house =
    houses.find((each) => each.id === typed.house) ?? (houses.length === 1 ? houses[0] : undefined)
  const beds = (house?.beds ?? []).filter(
    (bed) => bed.free || (bed.hold && ('case_id' in from || bed.hold.id === from.hold_id)),
  )
  const arrived_at = instantOf(typed.moment)
  const came = Object.entries(typed.came)
  const send = async () => {
    if (!house || !arrived_at) return
    await draft.finish()
    const body = {
      arrived_at,
      arrived_by: typed.arrived_by as (typeof arrivals)[number],
      persons: came.map(([person_id, each]) => ({
        person_id,
        bed_id: each.bed,
        ...(each.schooling ? { schooling: each.schooling as (typeof schoolings)[number] } : {}),
      })),
      warnings: typed.warnings as (typeof stayWarnings)[number][],
      ...(typed.call_name.trim() ? { call_name: typed.call_name } : {}),
      ...(typed.needs.trim() ? { needs: typed.needs } : {}),
      ...(typed.warning.trim() ? { warning: typed.warning } : {}),
    }
    const again = { onError: draft.reopen }
    if ('hold_id' in from)
      arrive.mutate({ params: { hold_id: from.hold_id }, body: { version: from.version, ...body } }, again)
    else begin.mutate({ params: { case_id: from.case_id }, body: { house_id: house.id, ...body } }, again)
  }
  const missing = [
    !house && t('shelter.house'),
    came.length === 0 && t('shelter.persons.column'),
    came.some(([, each]) => !each.bed) && t('shelter.bed'),
    !arrived_at && t('shelter.arrived_at'),
    !typed.arrived_by && t('shelter.arrived_by'),
  ]
  return (
    <FormDialog
      title={t('shelter.take_in.title')}
      actLabel={t('shelter.take_in.act')}
      isBusy={begin.isPending || arrive.isPending}
      error={begin.error ?? arrive.error}
      missing={missing}
      onAct={() => void send()}
      onClose={onClose}
      wide
    >
      {draft.mark}
      {!('hold_id' in from) && houses.length > 1 && (
        <SelectField
          label={t('shelter.house')}
          data={houses.map((each) => ({ value: each.id, label: each.name }))}
          value={house?.id ?? null}
          onChange={(next) => set({ house: next ?? '' })}
        />
      )}
      {board.data && houses.length === 0 && <p className={layout.quiet}>{t('shelter.no_house')}</p>}
      <div>
        {persons.map((person) => {
          const each = typed.came[person.id]
          const { [person.id]: _, ...others } = typed.came
          return (
            <div key={person.id} className={classes.person}>
              <CheckField
                label={personOf(person, t)}
                checked={each !== undefined}
                onChange={(event) =>
                  set({
                    came: event.currentTarget.checked
                      ? { ...typed.came, [person.id]: { bed: '', schooling: '' } }
                      : others,
                  })
                }
              />
              {each && (
                <div className={classes.filters}>
                  <div className={classes.narrow}>
                    <SelectField
                      label={t('shelter.bed')}
                      placeholder={t('shelter.bed.choose')}
                      data={beds.map((bed) => ({ value: bed.id, label: `${bed.room_name} · ${bed.name}` }))}
                      value={each.bed || null}
                      onChange={(bed) =>
                        set({ came: { ...typed.came, [person.id]: { ...each, bed: bed ?? '' } } })
                      }
                    />
                  </div>
                  {person.part === 'child' && (
                    <div className={classes.narrow}>
                      <SelectField
                        label={t('shelter.schooling')}
                        data={[
                          { value: '', label: t('shelter.schooling.unknown') },
                          ...choicesOf(schoolings, 'shelter.schooling', t),
                        ]}
                        value={each.schooling}
                        onChange={(schooling) =>
                          set({
                            came: { ...typed.came, [person.id]: { ...each, schooling: schooling ?? '' } },
                          })
                        }
                      />
                    </div>
                  )}
                </div>
              )}
            </div>
          )
        })}
      </div>
      <MomentField
        label={t('shelter.arrived_at')}
        value={typed.moment}
        onChange={(moment) => set({ moment })}
      />
      <ChoiceKeys
        label={t('shelter.arrived_by')}
        choices={choicesOf(arrivals, 'shelter.arrived_by', t)}
        chosen={typed.arrived_by ? [typed.arrived_by as (typeof arrivals)[number]] : []}
        onChange={([next]) => set({ arrived_by: next ?? '' })}
      />
      <TextField
        label={t('shelter.call_name')}
        description={t('shelter.call_name.hint')}
        optional
        maxLength={60}
        value={typed.call_name}
        onChange={(event) => set({ call_name: event.currentTarget.value })}
      />
      <ChoiceKeys
        label={t('shelter.warnings')}
        choices={choicesOf(stayWarnings, 'shelter.warning', t)}
        chosen={typed.warnings as (typeof stayWarnings)[number][]}
        several
        onChange={(warnings) => set({ warnings })}
      />
      <TextArea
        label={t('shelter.needs')}
        optional
        maxLength={2000}
        value={typed.needs}
        onChange={(event) => set({ needs: event.currentTarget.value })}
      />
      <TextArea
        label={t('shelter.warning_words')}
        optional
        maxLength={2000}
        value={typed.warning}
        onChange={(event) => set({ warning: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
