import type { Me } from '#ui/me.ts'
import { useHasText, useText } from '#ui/text.ts'

/** Two letters for the rail: of the middle and the given name. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(-2)
    .map((word) => word.slice(0, 1))
    .join('')
}

/** What the person does here: roles in words where they have them, and the agency. */
export function useDuty(me: Me): string {
  const t = useText()
  const hasText = useHasText()
  const roles = me.roles.map((role) => `access.role.${role}`).filter(hasText)
  return [...roles.map((role) => t(role)), me.agency.name].join(' · ')
}
