import { useAct } from '#ui/api.ts'
import { PurposeSearch } from '#ui/PurposeSearch.tsx'
import { useText } from '#ui/text.ts'
import { searchCasesContract } from '../case.contract.ts'
import type { CaseLine } from '../case.shapes.ts'

export interface FoundCases {
  items: readonly CaseLine[]
}

/** Finds by number, phone, full name or identity number. */
export function CaseSearch({
  found,
  onFound,
}: {
  found: FoundCases | undefined
  onFound: (found: FoundCases | undefined) => void
}) {
  const t = useText()
  const search = useAct(searchCasesContract, { refresh: [], onDone: onFound })
  return (
    <PurposeSearch
      label={t('cases.search.label')}
      example={t('cases.search.example')}
      isBusy={search.isPending}
      error={search.error}
      found={found && t('cases.search.found', { n: found.items.length })}
      onSearch={(q) => search.mutate({ body: { q } })}
      onClear={() => {
        search.reset()
        onFound(undefined)
      }}
    />
  )
}
