import { call } from '#ui/call.ts'
import type { Found } from '#ui/PlaceField.tsx'
import type { Translate } from '#ui/text.ts'
import { listPlaces } from '../place.contract.ts'

/**
 * Places of today by a few letters, for a `PlaceField`. A former place is answered by what it became: one line for each
 * successor, so that an old name never has to be translated in the head of whoever is listening.
 */
export async function searchPlaces(
  question: string,
  t: Translate,
  level?: 'commune',
): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, {
    query: { q: question, limit: 12, ...(level ? { level } : {}) },
  })
  const found = new Map<string, Found>()
  for (const place of items) {
    const today =
      place.successors.length > 0
        ? place.successors.map(({ id, name, needs_choice }) => ({
            id,
            label: name,
            hint: t(needs_choice ? 'places.search.divided' : 'places.search.formerly', { name: place.name }),
          }))
        : place.level === 'district' || place.valid_until !== null
          ? []
          : [
              {
                id: place.id,
                label: place.name,
                hint: [
                  place.formerly && t('places.search.formerly', { name: place.formerly }),
                  place.parent_name,
                ]
                  .filter(Boolean)
                  .join(' · '),
              },
            ]
    for (const each of today) if (!found.has(each.id)) found.set(each.id, each)
  }
  return [...found.values()]
}
