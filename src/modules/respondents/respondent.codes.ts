/** On what the work rests. Source: Luật 13/2022/QH15 Điều 22 (measure 7); NQ 28/NQ-CP 3.2b. */
export const bases = ['measure_7', 'nq28', 'court', 'own_wish', 'other'] as const
export const sexes = ['female', 'male', 'other', 'unknown'] as const
export const outcomes = ['changed', 'partly', 'stopped_coming', 'moved_away', 'criminal', 'other'] as const
export const sessionKinds = ['counselling', 'commitment', 'course'] as const

/** What crosses over to who protects her: these codes and their day, and nothing else. Worst first. */
export const warningCodes = [
  'threat',
  'weapon',
  'order_violated',
  'absconded',
  'searching',
  'released',
  'drinking',
] as const
export const openingReasons = ['reach', 'papers', 'emergency', 'correct', 'other'] as const

/** Number of a file as people write it: `HV-26-0012`; never the number of a case. */
export function respondentCode(year: number, number: number): string {
  return `HV-${String(year % 100).padStart(2, '0')}-${String(number).padStart(4, '0')}`
}
