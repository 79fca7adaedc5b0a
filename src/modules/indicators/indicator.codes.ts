/** Codes of every indicator, for shapes that name one; a test holds them against the catalogue. */
export const indicatorCodes = [
  'HOT-1',
  'HOT-2',
  'HOT-3',
  'CNS-1',
  'EMG-1',
  'EMG-2',
  'HND-1',
  'INC-1',
  'PRT-1',
] as const
export type IndicatorCode = (typeof indicatorCodes)[number]
