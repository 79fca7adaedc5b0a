import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/call.ts'
import type { Found } from '#ui/PlaceField.tsx'
import type { Translate } from '#ui/text.ts'

/**
 * Places of today by a few letters. A former place is answered by what it became: one line for each successor,
 * so that an old name never has to be translated in the head of whoever is listening.
 */
export async function searchPlaces(question: string, t: Translate): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, { query: { q: question, limit: 12 } })
  const found = new Map<string, Found>()
  for (const place of items) {
    const today =
      place.successors.length > 0
        ? place.successors.map((next) => ({
            id: next.id,
            label: next.name,
            hint: t(next.needs_choice ? 'directory.place.divided' : 'directory.place.formerly', {
              name: place.name,
            }),
          }))
        : [{ id: place.id, label: place.name, hint: hintOf(place.formerly, place.parent_name, t) }]
    for (const each of today) if (!found.has(each.id)) found.set(each.id, each)
  }
  return [...found.values()]
}

function hintOf(formerly: string | null, parent: string | null, t: Translate): string {
  return formerly ? t('directory.place.formerly', { name: formerly }) : (parent ?? '')
}
