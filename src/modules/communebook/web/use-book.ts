import { useRead } from '#ui/api.ts'
import { useMay } from '#ui/me.ts'
import { readBookTodayContract } from '../incident-line.contract.ts'

/** What waits in the book; one reading for the side list and the card. */
export function useBookToday() {
  const may = useMay()
  return useRead(readBookTodayContract, {}, { enabled: may('book.read'), staleTime: 60_000 })
}

/** Reports not checked yet, for the side list. */
export function useUnchecked(): number | undefined {
  return useBookToday().data?.unchecked.total
}
