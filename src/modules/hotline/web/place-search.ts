import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/call.ts'
import type { Found } from '#ui/PlaceField.tsx'
import type { Translate } from '#ui/text.ts'

/** Places of today by a few letters; a former place is answered by what it became, one line for each successor. */
export async function searchPlaces(question: string, t: Translate): Promise<readonly Found[]> {
  const { items } = await call(listPlaces, { query: { q: question, limit: 12 } })
  const found = new Map<string, Found>()
  for (const place of items) {
    const today =
      place.successors.length > 0
        ? place.successors.map(({ id, name, needs_choice }) => ({
            id,
            label: name,
            hint: t(needs_choice ? 'hotline.place.divided' : 'hotline.place.formerly', { name: place.name }),
          }))
        : [
            {
              id: place.id,
              label: place.name,
              hint: place.formerly
                ? t('hotline.place.formerly', { name: place.formerly })
                : (place.parent_name ?? ''),
            },
          ]
    for (const each of today) if (!found.has(each.id)) found.set(each.id, each)
  }
  return [...found.values()]
}
