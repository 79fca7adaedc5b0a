import { createContext, useContext } from 'react'

/** The person signed in, as the session tells it. */
export interface Me {
  staff: { id: string; display_name: string; username: string; language: string }
  agency: { id: string; name: string }
  roles: readonly string[]
  permits: readonly string[]
  demo: boolean
  province: { id: string; name: string }
}

export const MeContext = createContext<Me | undefined>(undefined)

/** Who is signed in; only below the shell. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside the shell')
  return me
}

/** Whether a permit is held: `const may = useMay(); may('referral.send')`. No permit asked is always yes. */
export function useMay(): (permit?: string) => boolean {
  const me = useContext(MeContext)
  return (permit) => mayOpen(me, permit)
}

/** The same question without a page. */
export function mayOpen(me: Me | undefined, permit?: string): boolean {
  if (!permit || permit === 'public') return true
  if (!me) return false
  return permit === 'signed-in' || me.permits.includes(permit)
}
