import { IconUsersGroup } from '@tabler/icons-react'
import { call } from '#ui/api.ts'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { listInitiativesContract } from '../initiative.contract.ts'

/** The one it was replicated from, found by a few letters of its name. */
export function OriginField({
  value,
  onChange,
}: {
  value: Found | null
  onChange: (value: Found | null) => void
}) {
  const t = useText()
  return (
    <PlaceField
      label={t('initiatives.field.origin')}
      description={t('initiatives.field.origin_hint')}
      icon={<IconUsersGroup size={20} stroke={1.75} aria-hidden />}
      value={value}
      onChange={onChange}
      search={async (q) => {
        const { items } = await call(listInitiativesContract, { query: { q, limit: 8 } })
        return items.map((each) => ({ id: each.id, label: each.name, hint: each.place_name }))
      }}
    />
  )
}
