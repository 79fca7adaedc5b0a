import { IconBuildingCommunity } from '@tabler/icons-react'
import { call } from '#ui/api.ts'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { listAgenciesContract } from '../agency.contract.ts'

/** An agency that stands today, found by a few letters. */
export function AgencyField({
  label,
  value,
  onChange,
  error,
}: {
  label: string
  value: Found | null
  onChange: (value: Found | null) => void
  error?: string | undefined
}) {
  const t = useText()
  const search = async (q: string) => {
    const { items } = await call(listAgenciesContract, { query: { q, limit: 8 } })
    return items.map((agency) => ({
      id: agency.id,
      label: agency.name,
      hint: t(`access.agency_kind.${agency.kind}`),
    }))
  }
  return (
    <PlaceField
      label={label}
      icon={<IconBuildingCommunity size={20} stroke={1.75} aria-hidden />}
      value={value}
      onChange={onChange}
      error={error}
      search={search}
    />
  )
}
