import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/api.ts'
import type { Found } from '#ui/PlaceField.tsx'

/** Communes and wards by a few letters; a former name leads to what stands there today. */
export async function searchPlaces(question: string): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, { query: { q: question, level: 'commune', limit: 8 } })
  return items.map((place) => ({
    id: place.id,
    label: place.name,
    hint: [place.formerly, place.parent_name].filter(Boolean).join(' · '),
  }))
}
