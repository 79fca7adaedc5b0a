import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/api.ts'
import type { Found } from '#ui/PlaceField.tsx'

/** Provinces and communes of today, by a few letters. */
export async function searchPlaces(question: string): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, { query: { q: question, limit: 8 } })
  return items
    .filter((place) => place.level !== 'district' && place.valid_until === null)
    .map((place) => ({
      id: place.id,
      label: place.name,
      hint: [place.formerly, place.parent_name].filter(Boolean).join(' · '),
    }))
}
