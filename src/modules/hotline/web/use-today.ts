import { useRead } from '#ui/api.ts'
import { useMay } from '#ui/me.ts'
import { hotlineToday } from '../board.contract.ts'

/** What the hotline still owes somebody, read again every minute while a page looks at it. */
export function useHotlineToday() {
  const may = useMay()
  return useRead(hotlineToday, {}, { enabled: may('hotline.today'), refetchInterval: 60_000 })
}

/** Calls to return, for the side list. */
export function useCallsOwed(): number | undefined {
  return useHotlineToday().data?.calls_due
}
