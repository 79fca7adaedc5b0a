import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/call.ts'
import type { Found } from '#ui/PlaceField.tsx'

/** Units that stood on a day, by a few letters: an activity stands where it happened, under the name of then. */
export async function searchPlacesOn(question: string, on: string): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, { query: { q: question, on, limit: 20 } })
  return items
    .filter(
      (place) => (place.valid_from ?? '') <= on && (place.valid_until === null || place.valid_until > on),
    )
    .map((place) => ({
      id: place.id,
      label: place.name,
      ...(place.parent_name ? { hint: place.parent_name } : {}),
    }))
}
