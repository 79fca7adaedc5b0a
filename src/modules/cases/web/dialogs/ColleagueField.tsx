import { IconUser } from '@tabler/icons-react'
import { fold } from '#kernel/fold.ts'
import { listColleaguesContract } from '#modules/access/staff.contract.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'

/** A colleague of the agency whose case it is; the first ones stand there before anything is typed. */
export function ColleagueField({
  label,
  agencyId,
  rolesFit,
  value,
  onChange,
  error,
}: {
  label: string
  agencyId: string
  /** Roles of which one must be held there; any when empty. */
  rolesFit: readonly string[]
  value: Found | null
  onChange: (value: Found | null) => void
  error?: string | undefined
}) {
  const t = useText()
  const read = useRead(listColleaguesContract, { query: {} }, { staleTime: 60_000 })
  const colleagues: Found[] = (read.data?.items ?? [])
    .filter((each) => each.agency_ids.includes(agencyId))
    .filter((each) => rolesFit.length === 0 || each.roles.some((role) => rolesFit.includes(role)))
    .map((each) => ({
      id: each.id,
      label: each.display_name,
      hint: each.roles.map((role) => t(`access.role.${role}`)).join(', '),
    }))
  return (
    <>
      <PlaceField
        label={label}
        description={t('cases.colleague.how', { n: colleagues.length })}
        icon={<IconUser size={20} stroke={1.75} aria-hidden />}
        value={value}
        onChange={onChange}
        error={error}
        search={async (question) => colleagues.filter((each) => matches(each.label, question))}
      />
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
    </>
  )
}

/** Every word that was typed begins a word of the name; tone marks do not matter. */
function matches(name: string, question: string): boolean {
  const words = ` ${fold(name)}`
  return fold(question)
    .split(' ')
    .every((word) => words.includes(` ${word}`))
}
