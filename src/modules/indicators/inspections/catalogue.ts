import type { Indicator } from '../indicator.ts'
import { inspectionsMade } from './ins-1.ts'
import { inspectionFindings } from './ins-2.ts'
import { sanctionsGiven } from './ins-3.ts'
import { finesGiven } from './ins-4.ts'

/** Indicators over inspections, in the order in which a report names them. */
export const inspectionIndicators: readonly Indicator[] = [
  inspectionsMade,
  inspectionFindings,
  sanctionsGiven,
  finesGiven,
]
