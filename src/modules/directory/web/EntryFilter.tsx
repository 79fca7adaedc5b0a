import { useEffect, useState } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { TextField } from '#ui/fields.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { entryKinds, entryLanguages, helps } from '../entry.codes.ts'
import type { EntryFilter as Filter } from '../entry.contract.ts'
import classes from './directory.module.css'
import { choicesOf } from './entry-words.ts'

const shows = ['at_night', 'on_holidays', 'unchecked', 'closed'] as const
const patience = 250

/** What the list is narrowed to: a few letters without tones, kind, help, language, place, hours. */
export function EntryFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useText()
  const [typed, setTyped] = useState(filter.q ?? '')
  const [place, setPlace] = useState<Found | null>(null)
  const every = { value: '', label: t('directory.filter.any') }
  useEffect(() => {
    const q = typed.trim()
    if (q === (filter.q ?? '')) return
    const timer = setTimeout(() => onChange(without({ ...filter, q })), patience)
    return () => clearTimeout(timer)
  }, [typed, filter, onChange])
  return (
    <>
      <div className={classes.search}>
        <TextField
          label={t('directory.filter.q')}
          placeholder={t('directory.filter.q_hint')}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div className={classes.keys}>
        <ChoiceKeys
          label={t('directory.filter.show')}
          isLabelled
          several
          choices={choicesOf(shows, 'directory.filter', t)}
          chosen={shows.filter((each) => filter[each])}
          onChange={(chosen) =>
            onChange(
              without({
                ...filter,
                ...Object.fromEntries(
                  shows.map((each) => [each, chosen.includes(each) ? 'true' : undefined]),
                ),
              }),
            )
          }
        />
      </div>
      {(
        [
          ['kind', 'directory.column.kind', choicesOf(entryKinds, 'directory.kind', t)],
          ['service', 'directory.column.help', choicesOf(helps, 'directory.help', t)],
          ['language', 'directory.column.language', choicesOf(entryLanguages, 'directory.language', t)],
        ] as const
      ).map(([field, label, data]) => (
        <div key={field} className={classes.narrow}>
          <SelectField
            label={t(label)}
            data={[every, ...data]}
            value={filter[field] ?? ''}
            onChange={(value) => onChange(without({ ...filter, [field]: value || undefined } as Filter))}
          />
        </div>
      ))}
      <div className={classes.narrow}>
        <PlaceField
          label={t('directory.place.label')}
          placeholder={t('directory.place.placeholder')}
          value={place}
          onChange={(next) => {
            setPlace(next)
            onChange(without({ ...filter, place_id: next?.id }))
          }}
          search={(question) => searchPlaces(question, t)}
        />
      </div>
    </>
  )
}

/** A filter without what is empty, so that an empty one asks for everything. */
function without(filter: { [K in keyof Filter]: Filter[K] | undefined }): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as Filter
}
