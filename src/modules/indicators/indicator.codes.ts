/** Codes of every indicator, for shapes that name one; a test holds them against the catalogue. */
export const indicatorCodes = [
  'HOT-1',
  'HOT-2',
  'HOT-3',
  'CNS-1',
  'EMG-1',
  'EMG-2',
  'HND-1',
  'CAS-1',
  'CAS-2',
  'CAS-3',
  'SRV-1',
  'TIM-1',
  'TIM-2',
] as const
export type IndicatorCode = (typeof indicatorCodes)[number]
