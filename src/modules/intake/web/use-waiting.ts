import { useRead } from '#ui/api.ts'
import { useMay } from '#ui/me.ts'
import { reportsTodayContract } from '../inbox.contract.ts'

/** What waits in the online inbox, read again every half minute while a page looks at it. */
export function useWaiting() {
  const may = useMay()
  return useRead(reportsTodayContract, {}, { enabled: may('intake.list'), refetchInterval: 30_000 })
}

/** How many wait, for the side list. */
export function useWaitingCount(): number | undefined {
  return useWaiting().data?.waiting
}
