import { useState } from 'react'
import { listPlaces } from '#modules/places/place.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { call } from '#ui/call.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMe } from '#ui/me.ts'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listChecklistsContract } from '../checklist.contract.ts'
import { type UnitKind, unitKinds } from '../inspection.codes.ts'
import type { Round } from '../round.contract.ts'
import { findUnitsContract, planVisitContract, type UnitLine } from '../visit.contract.ts'
import classes from './Inspections.module.css'

interface KnownUnit extends Found {
  unfinished: UnitLine['unfinished']
}

/** Plans a visit: a unit that is known brings what is open there; a new one is written down. */
export function PlanVisitDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const t = useText()
  const me = useMe()
  const { language } = useLanguage()
  const lists = useRead(listChecklistsContract, {}, { staleTime: 60_000 })
  const [unit, setUnit] = useState<KnownUnit | null>(null)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<UnitKind>('school')
  const [place, setPlace] = useState<Found | null>(null)
  const [checklist, setChecklist] = useState<string | null>(null)
  const [on, setOn] = useState<string | null>(round.from_on)
  const act = useAct(planVisitContract, { onDone: onClose })
  const search = async (q: string): Promise<KnownUnit[]> => {
    const { items } = await call(findUnitsContract, { query: { q } })
    return items.map((line) => ({
      id: line.id,
      label: line.name,
      hint: `${t(`inspections.unit.${line.kind}`)} · ${line.place_name}`,
      unfinished: line.unfinished,
    }))
  }
  const searchPlaces = async (q: string) => {
    const { items } = await call(listPlaces, {
      query: { q, within: me.province.id, limit: 10, ...(on ? { on } : {}) },
    })
    return items.map((each) => ({
      id: each.id,
      label: each.name,
      ...(each.parent_name ? { hint: each.parent_name } : {}),
    }))
  }
  const offered = [
    ...new Map((lists.data?.items ?? []).toReversed().map((each) => [each.code, each])).values(),
  ]
  const isNew = !unit && name.trim().length >= 2 && place
  return (
    <FormDialog
      title={t('inspections.visit.plan')}
      actLabel={t('inspections.visit.plan_act')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[
        !unit && !isNew && t('inspections.visit.unit_known'),
        !checklist && t('inspections.column.checklist'),
        !on && t('inspections.column.planned_on'),
      ]}
      onAct={() => {
        if (on && checklist && (unit || isNew))
          act.mutate({
            body: {
              round_id: round.id,
              ...(unit ? { unit_id: unit.id } : { unit: { kind, name, place_id: place?.id ?? '' } }),
              checklist,
              planned_on: on,
            },
          })
      }}
    >
      <PlaceField
        label={t('inspections.visit.unit_known')}
        description={t('inspections.visit.unit_hint')}
        value={unit}
        onChange={setUnit}
        search={search}
      />
      {unit && (
        <div role="status">
          <p className={layout.quiet}>
            {t(
              unit.unfinished.length > 0 ? 'inspections.visit.comes_along' : 'inspections.visit.nothing_open',
              {
                n: unit.unfinished.length,
              },
            )}
          </p>
          <ul className={classes.rows}>
            {unit.unfinished.map((finding) => (
              <li key={finding.id}>
                {finding.what}
                <span className={layout.quiet}>{formatDay(finding.due_on)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!unit && (
        <>
          <TextField
            label={t('inspections.visit.unit_new')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <SelectField
            label={t('inspections.column.unit_kind')}
            data={unitKinds.map((value) => ({ value, label: t(`inspections.unit.${value}`) }))}
            value={kind}
            onChange={(next) => setKind((next ?? 'other') as UnitKind)}
          />
          <PlaceField
            label={t('inspections.column.place')}
            value={place}
            onChange={setPlace}
            search={searchPlaces}
          />
        </>
      )}
      <SelectField
        label={t('inspections.column.checklist')}
        data={offered.map((each) => ({
          value: each.code,
          label: language === 'vi' ? each.title_vi : each.title_en,
        }))}
        value={checklist}
        onChange={setChecklist}
      />
      <DateField
        label={t('inspections.column.planned_on')}
        value={on}
        onChange={setOn}
        min={round.from_on}
        max={round.until_on}
      />
    </FormDialog>
  )
}
