import { useRead } from '#ui/api.ts'
import { useMay } from '#ui/me.ts'
import { readActivitiesTodayContract } from '../activity-line.contract.ts'

/** What waits for my agency; one reading for the side list, the card and the form. */
export function useActivitiesToday() {
  const may = useMay()
  return useRead(readActivitiesTodayContract, {}, { enabled: may('activity.record'), staleTime: 60_000 })
}

/** Plans whose day has passed, for the side list. */
export function useOverdue(): number | undefined {
  return useActivitiesToday().data?.overdue.total
}
