import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { listEntriesContract } from '#modules/directory/entry.contract.ts'
import { call, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { addHouseContract, changeHouseContract, type House } from '../house.contract.ts'
import { houseKinds, locationClasses, visitors, visitPlaces, visitRules } from '../shelter.codes.ts'
import { choicesOf } from './words.ts'

type Kind = (typeof houseKinds)[number]

const gateKinds = { one_stop: 'one_stop_house', shelter: 'shelter', temporary: 'temporary_stay' } as const

/** Entries of the directory that may be the front gate of such a house: of its kind, and as sealed. */
async function findGates(q: string, kind: Kind, location: House['location_class']): Promise<Found[]> {
  const { items } = await call(listEntriesContract, { query: { q, kind: gateKinds[kind], limit: 20 } })
  return items
    .filter((entry) => entry.location === location)
    .map((entry) => ({
      id: entry.id,
      label: entry.name,
      ...(entry.front_gate ? { hint: entry.front_gate } : {}),
    }))
}

interface HouseForm {
  kind: Kind
  opened_on: string | null
  closed_on: string | null
  gate: Found | null
  rules: Pick<
    House,
    'name' | 'location_class' | 'hold_minutes' | 'visits' | 'visit_place' | 'visit_persons'
  > & {
    visit_from: string
    visit_until: string
  }
}

const startOf = (house?: House): HouseForm => ({
  kind: house?.kind ?? 'shelter',
  opened_on: house?.opened_on ?? dayKey(new Date()),
  closed_on: house?.closed_on ?? null,
  gate: house?.entry ? { id: house.entry.id, label: house.entry.name } : null,
  rules: {
    name: house?.name ?? '',
    location_class: house?.location_class ?? 'sealed',
    hold_minutes: house?.hold_minutes ?? 120,
    visits: house?.visits ?? 'by_arrangement',
    visit_place: house?.visit_place ?? 'elsewhere',
    visit_from: house?.visit_from ?? '08:00',
    visit_until: house?.visit_until ?? '17:00',
    visit_persons: house?.visit_persons ?? [],
  },
})

/** A house and its rules, made or changed; what is typed is kept. Nothing here asks where it is. */
export function HouseDialog({ house, onClose }: { house?: House; onClose: () => void }) {
  const form = house ? `shelter.house.${house.id}.${house.version}` : 'shelter.house'
  return (
    <Kept<HouseForm> form={form} start={startOf(house)}>
      {(kept) => <Filled kept={kept} {...(house ? { house } : {})} onClose={onClose} />}
    </Kept>
  )
}

function Filled({ house, kept, onClose }: { house?: House; kept: KeptForm<HouseForm>; onClose: () => void }) {
  const t = useText()
  const { content, setContent } = kept
  const { kind, rules, gate, opened_on: openedOn, closed_on: closedOn } = content
  const put = (change: Partial<HouseForm>) => setContent({ ...content, ...change })
  const set = (change: Partial<HouseForm['rules']>) => put({ rules: { ...rules, ...change } })
  const onDone = () => {
    kept.done()
    onClose()
  }
  const add = useAct(addHouseContract, { onDone })
  const change = useAct(changeHouseContract, { onDone })
  const send = () => {
    if (!openedOn) return
    const body = {
      ...rules,
      visit_place: rules.location_class === 'sealed' ? ('elsewhere' as const) : rules.visit_place,
      visit_from: rules.visits === 'set_hours' ? rules.visit_from : null,
      visit_until: rules.visits === 'set_hours' ? rules.visit_until : null,
      entry_id: gate?.id ?? null,
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
      missing={[!rules.name.trim() && t('shelter.house.name'), !openedOn && t('shelter.house.opened_on')]}
      onAct={send}
      onClose={onClose}
      wide
    >
      {kept.mark}
      <TextField
        label={t('shelter.house.name')}
        description={t('shelter.house.name.hint')}
        maxLength={120}
        value={rules.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {!house && (
        <ChoiceKeys
          label={t('shelter.house.kind')}
          choices={choicesOf(houseKinds, 'shelter.kind', t)}
          chosen={[kind]}
          required
          columns={3}
          onChange={([next]) => next && put({ kind: next })}
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
      <PlaceField<Found>
        label={t('shelter.gate')}
        description={t('shelter.gate.hint')}
        value={gate}
        onChange={(next) => put({ gate: next })}
        search={(q) => findGates(q, kind, rules.location_class)}
      />
      <FieldPair>
        {house ? (
          <DateField
            label={t('shelter.house.closed_on')}
            value={closedOn}
            onChange={(day) => put({ closed_on: day })}
            min={house.opened_on}
          />
        ) : (
          <DateField
            label={t('shelter.house.opened_on')}
            value={openedOn}
            onChange={(day) => put({ opened_on: day })}
            required
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
