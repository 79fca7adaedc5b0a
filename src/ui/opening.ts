import { useEffect, useId, useSyncExternalStore } from 'react'

/** A sentence for the head of the page of today; the most pressing one stands there. */
export interface Opening {
  /** 3 somebody is in danger or a limit of law has passed, 2 due today, 1 good to know. */
  weight: 1 | 2 | 3
  sentence: string
}

const told = new Map<string, Opening>()
const listeners = new Set<() => void>()
let first: Opening | undefined

function renew(): void {
  first = [...told.values()].sort((one, other) => other.weight - one.weight)[0]
  for (const tell of listeners) tell()
}

/** A card tells its sentence, or takes it back with undefined. */
export function useTellOpening(opening: Opening | undefined): void {
  const id = useId()
  const weight = opening?.weight
  const sentence = opening?.sentence
  useEffect(() => {
    if (weight && sentence) told.set(id, { weight, sentence })
    renew()
    return () => {
      told.delete(id)
      renew()
    }
  }, [id, weight, sentence])
}

/** The most pressing sentence of all cards on the page. */
export function useOpening(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => first,
  )?.sentence
}
