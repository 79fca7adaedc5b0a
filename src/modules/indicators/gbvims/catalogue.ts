import type { Indicator } from '../indicator.ts'
import { allegedStatistics } from './alleged.ts'
import { newIncidents } from './base.ts'
import { serviceStatistics } from './services.ts'
import { survivorStatistics } from './survivors.ts'
import { violenceStatistics } from './violence.ts'

/** The 24 standard statistics, in their order. */
export const gbvimsIndicators: readonly Indicator[] = [
  newIncidents,
  ...survivorStatistics,
  ...violenceStatistics,
  ...allegedStatistics,
  ...serviceStatistics,
]
