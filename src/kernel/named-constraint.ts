import type { Refusal } from './refusal.ts'

/** Turns the failure of a named constraint into its refusal, made only then; whatever else goes wrong stays a fault. */
export async function refusing<T>(
  work: Promise<T>,
  byName: Readonly<Record<string, () => Refusal>>,
): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    throw (constraint !== undefined && byName[constraint]?.()) || error
  }
}
