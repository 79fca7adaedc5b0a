import { IconBuildingCommunity } from '@tabler/icons-react'
import { listAgenciesContract } from '#modules/access/agency.contract.ts'
import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/api.ts'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'

/** A body, found by a few letters of its name. */
export function BodyField(props: {
  label: string
  value: Found | null
  onChange: (value: Found | null) => void
  error?: string | undefined
}) {
  const search = async (q: string) => {
    const { items } = await call(listAgenciesContract, { query: { q, limit: 12 } })
    return items.map((agency) => ({ id: agency.id, label: agency.name, hint: agency.place_name }))
  }
  return (
    <PlaceField
      {...props}
      icon={<IconBuildingCommunity size={20} stroke={1.75} aria-hidden />}
      search={search}
    />
  )
}

/** A unit that stood on a day: a dialogue keeps the district it was held in, though there are none any more. */
export function PlaceThenField({
  on,
  ...props
}: {
  label: string
  on: string
  value: Found | null
  onChange: (value: Found | null) => void
  error?: string | undefined
}) {
  const search = async (q: string) => {
    const { items } = await call(listPlaces, { query: { q, on, limit: 20 } })
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
  return <PlaceField {...props} search={search} />
}
