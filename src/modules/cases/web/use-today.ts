import { useRead } from '#ui/api.ts'
import { useMay } from '#ui/me.ts'
import { readTodayContract } from '../case-today.contract.ts'

/** What waits among the cases today; one reading for the side list and all cards. */
export function useToday() {
  const may = useMay()
  return useRead(readTodayContract, {}, { enabled: may('case.read'), staleTime: 60_000 })
}

/** Open cases I work on, for the side list. */
export function useMyOpenCases(): number | undefined {
  return useToday().data?.mine.total
}
