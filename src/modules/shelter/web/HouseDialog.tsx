import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { useText } from '#ui/text.ts'
import { addHouseContract, changeHouseContract, type House } from '../house.contract.ts'
import { houseKinds, locationClasses, visitors, visitPlaces, visitRules } from '../shelter.codes.ts'
import { choicesOf } from './words.ts'

type Kind = (typeof houseKinds)[number]

/** A house and its rules, made or changed. Nothing here asks where it is. */
export function HouseDialog({ house, onClose }: { house?: House; onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<Kind>(house?.kind ?? 'shelter')
  const [openedOn, setOpenedOn] = useState<string | null>(house?.opened_on ?? dayKey(new Date()))
  const [closedOn, setClosedOn] = useState<string | null>(house?.closed_on ?? null)
  const [rules, setRules] = useState({
    name: house?.name ?? '',
    location_class: house?.location_class ?? ('sealed' as House['location_class']),
    hold_minutes: house?.hold_minutes ?? 120,
    visits: house?.visits ?? ('by_arrangement' as House['visits']),
    visit_place: house?.visit_place ?? ('elsewhere' as House['visit_place']),
    visit_from: house?.visit_from ?? '08:00',
    visit_until: house?.visit_until ?? '17:00',
    visit_persons: house?.visit_persons ?? [],
  })
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<typeof rules>) => setRules((now) => ({ ...now, ...change }))
  const add = useAct(addHouseContract, { onDone: onClose })
  const change = useAct(changeHouseContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (rules.name.trim() === '' || !openedOn) return
    const body = {
      ...rules,
      visit_place: rules.location_class === 'sealed' ? ('elsewhere' as const) : rules.visit_place,
      visit_from: rules.visits === 'set_hours' ? rules.visit_from : null,
      visit_until: rules.visits === 'set_hours' ? rules.visit_until : null,
    }
    if (house)
      change.mutate({
        params: { house_id: house.id },
        body: { version: house.version, closed_on: closedOn, ...body },
      })
    else add.mutate({ body: { kind, opened_on: openedOn, ...body } })
  }
  return (
    <FormDialog
      title={t(house ? 'shelter.house.change' : 'shelter.houses.add')}
      actLabel={t('shelter.house.save')}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('shelter.house.name')}
        description={t('shelter.house.name.hint')}
        maxLength={120}
        value={rules.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && rules.name.trim() === '' ? t('shelter.missing.name') : undefined}
      />
      {!house && (
        <ChoiceKeys
          label={t('shelter.house.kind')}
          choices={choicesOf(houseKinds, 'shelter.kind', t)}
          chosen={[kind]}
          required
          columns={3}
          onChange={([next]) => next && setKind(next)}
        />
      )}
      <ChoiceKeys
        label={t('shelter.house.class')}
        choices={choicesOf(locationClasses, 'shelter.class', t)}
        chosen={[rules.location_class]}
        required
        columns={3}
        onChange={([next]) => next && set({ location_class: next })}
      />
      <p className={layout.quiet}>{t('shelter.house.no_address')}</p>
      <FieldPair>
        {house ? (
          <DateField
            label={t('shelter.house.closed_on')}
            value={closedOn}
            onChange={setClosedOn}
            min={house.opened_on}
          />
        ) : (
          <DateField
            label={t('shelter.house.opened_on')}
            value={openedOn}
            onChange={setOpenedOn}
            required
            error={openedOn ? undefined : t('shelter.missing.day')}
          />
        )}
        <NumberField
          label={t('shelter.house.hold_minutes')}
          min={15}
          max={1440}
          value={rules.hold_minutes}
          onChange={(next) => set({ hold_minutes: Number(next) || 120 })}
        />
      </FieldPair>
      <ChoiceKeys
        label={t('shelter.visits')}
        choices={choicesOf(visitRules, 'shelter.visits', t)}
        chosen={[rules.visits]}
        required
        columns={3}
        onChange={([next]) => next && set({ visits: next })}
      />
      {rules.visits === 'set_hours' && (
        <FieldPair>
          <TextField
            label={t('shelter.visit_from')}
            placeholder="08:00"
            value={rules.visit_from}
            onChange={(event) => set({ visit_from: event.currentTarget.value })}
          />
          <TextField
            label={t('shelter.visit_until')}
            placeholder="17:00"
            value={rules.visit_until}
            onChange={(event) => set({ visit_until: event.currentTarget.value })}
          />
        </FieldPair>
      )}
      {rules.visits !== 'none' && (
        <>
          {rules.location_class !== 'sealed' && (
            <ChoiceKeys
              label={t('shelter.visit_place')}
              choices={choicesOf(visitPlaces, 'shelter.visit_place', t)}
              chosen={[rules.visit_place]}
              required
              columns={2}
              onChange={([next]) => next && set({ visit_place: next })}
            />
          )}
          <ChoiceKeys
            label={t('shelter.visit_persons')}
            choices={choicesOf(visitors, 'shelter.visitor', t)}
            chosen={rules.visit_persons}
            several
            columns={3}
            onChange={(visit_persons) => set({ visit_persons })}
          />
        </>
      )}
    </FormDialog>
  )
}
