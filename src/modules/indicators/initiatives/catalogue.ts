import type { Indicator } from '../indicator.ts'
import { lawClubsKept } from './clb-1.ts'
import { coreChaptersKept } from './clb-2.ts'
import { identityClubsFounded } from './clb-3.ts'
import { resourcesMobilised } from './fin-1.ts'
import { modelsKept } from './ini-1.ts'
import { pilotModels } from './ini-2.ts'
import { localitiesWithPilots } from './ini-3.ts'
import { prostitutionPreventionPilots } from './ini-4.ts'
import { wardsAgainstTrafficking } from './ini-5.ts'
import { initiativesByLife } from './ini-6.ts'
import { teamsFounded } from './team-1.ts'

/** Indicators over the registry of models and clubs, in the order in which a report names them. */
export const initiativeIndicators: readonly Indicator[] = [
  modelsKept,
  pilotModels,
  localitiesWithPilots,
  prostitutionPreventionPilots,
  wardsAgainstTrafficking,
  initiativesByLife,
  lawClubsKept,
  coreChaptersKept,
  identityClubsFounded,
  teamsFounded,
  resourcesMobilised,
]
