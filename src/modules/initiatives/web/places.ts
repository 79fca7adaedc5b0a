import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/call.ts'
import type { Found } from '#ui/PlaceField.tsx'

/** Places of a province as they were on a day, former ones among them: an old club keeps the place of its time. */
export async function searchPlacesOn(
  question: string,
  within: string,
  on: string | undefined,
): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, {
    query: { q: question, within, limit: 10, ...(on ? { on } : {}) },
  })
  return items.map((place) => ({
    id: place.id,
    label: place.name,
    ...(place.parent_name ? { hint: place.parent_name } : {}),
  }))
}
