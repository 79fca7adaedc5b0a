import { Refusal } from '#kernel/refusal.ts'
import { casesOpen } from './cases/cas-1.ts'
import { casesOpened } from './cases/cas-2.ts'
import { casesClosed } from './cases/cas-3.ts'
import { emergencyCases } from './cases/emg-1.ts'
import { emergencyPersons } from './cases/emg-2.ts'
import { casesFrom111 } from './cases/hnd-1.ts'
import { detectedAndProtected } from './cases/prt-1.ts'
import { servicesGiven } from './cases/srv-1.ts'
import { firstHelp } from './cases/tim-1.ts'
import { hoursToFirstHelp } from './cases/tim-2.ts'
import { limitsKept } from './clocks/clk-1.ts'
import { incidentsInBooks } from './communebook/inc-1.ts'
import { socialWorkOffices } from './directory/dir-1.ts'
import { trustedAddresses } from './directory/dir-2.ts'
import { officesWithReferrals } from './directory/dir-3.ts'
import { gbvimsIndicators } from './gbvims/catalogue.ts'
import { directCounselling } from './hotline/cns-1.ts'
import { consultationCallsTaken } from './hotline/hot-1.ts'
import { genderEqualityCalls } from './hotline/hot-2.ts'
import { violenceCalls } from './hotline/hot-3.ts'
import type { Indicator } from './indicator.ts'
import { measuresTaken } from './protection/mea-1.ts'
import { reportsToPolice } from './recourse/pol-1.ts'
import { referralsByOutcome } from './referrals/ref-1.ts'
import { referralsAnswered } from './referrals/ref-2.ts'
import { respondentsCounselled } from './respondents/per-1.ts'
import { oneStopServices } from './shelter/osc-1.ts'
import { personsSheltered } from './shelter/sty-1.ts'
import { nightsSheltered } from './shelter/sty-2.ts'
import { meanStay } from './shelter/sty-3.ts'
import { turnAways } from './shelter/sty-4.ts'
import { longestStay } from './shelter/sty-5.ts'

/** Every indicator, in the order in which a report names them. */
export const catalogue: readonly Indicator[] = [
  consultationCallsTaken,
  genderEqualityCalls,
  violenceCalls,
  directCounselling,
  emergencyCases,
  emergencyPersons,
  casesFrom111,
  incidentsInBooks,
  ...gbvimsIndicators,
  reportsToPolice,
  respondentsCounselled,
  personsSheltered,
  nightsSheltered,
  meanStay,
  longestStay,
  turnAways,
  oneStopServices,
  casesOpen,
  casesOpened,
  casesClosed,
  servicesGiven,
  firstHelp,
  hoursToFirstHelp,
  referralsByOutcome,
  referralsAnswered,
  measuresTaken,
  limitsKept,
  detectedAndProtected,
  socialWorkOffices,
  trustedAddresses,
  officesWithReferrals,
]

/** One indicator by its code. Refuses with `record.not_found`. */
export function getIndicator(code: string): Indicator {
  const found = catalogue.find((each) => each.code === code)
  if (!found) throw new Refusal('record.not_found', { indicator: code })
  return found
}
