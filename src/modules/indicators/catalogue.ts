import { Refusal } from '#kernel/refusal.ts'
import { honoursGiven } from './activities/awd-1.ts'
import { mediaItems } from './activities/com-1.ts'
import { giftsGiven } from './activities/gft-1.ts'
import { giftRecipients } from './activities/gft-2.ts'
import { pressContacts } from './activities/prs-1.ts'
import { pressItems } from './activities/prs-2.ts'
import { trainingConferences } from './activities/trn-1.ts'
import { trainingAttendances } from './activities/trn-2.ts'
import { peopleTrained } from './activities/trn-3.ts'
import { campaignTasksDone } from './campaigns/cmp-1.ts'
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
import { dialogueIndicators } from './dialogue/catalogue.ts'
import { socialWorkOffices } from './directory/dir-1.ts'
import { trustedAddresses } from './directory/dir-2.ts'
import { officesWithReferrals } from './directory/dir-3.ts'
import { gbvimsIndicators } from './gbvims/catalogue.ts'
import { personsReceived } from './handovers/hnd-2.ts'
import { personsGivenToFamily } from './handovers/hnd-3.ts'
import { personsGivenToOrganisation } from './handovers/hnd-4.ts'
import { directCounselling } from './hotline/cns-1.ts'
import { consultationCallsTaken } from './hotline/hot-1.ts'
import { genderEqualityCalls } from './hotline/hot-2.ts'
import { violenceCalls } from './hotline/hot-3.ts'
import type { Indicator } from './indicator.ts'
import { initiativeIndicators } from './initiatives/catalogue.ts'
import { inspectionIndicators } from './inspections/catalogue.ts'
import { paperIndicators } from './papers/catalogue.ts'
import { measuresTaken } from './protection/mea-1.ts'
import { reportsToPolice } from './recourse/pol-1.ts'
import { referralsByOutcome } from './referrals/ref-1.ts'
import { referralsAnswered } from './referrals/ref-2.ts'
import { respondentsCounselled } from './respondents/per-1.ts'
import { traffickedChildrenInCare } from './returnees/ret-1.ts'
import { returneesSupported } from './returnees/ret-2.ts'
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
  personsReceived,
  personsGivenToFamily,
  personsGivenToOrganisation,
  traffickedChildrenInCare,
  returneesSupported,
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
  ...initiativeIndicators,
  detectedAndProtected,
  socialWorkOffices,
  trustedAddresses,
  officesWithReferrals,
  trainingConferences,
  trainingAttendances,
  peopleTrained,
  mediaItems,
  honoursGiven,
  pressContacts,
  pressItems,
  giftsGiven,
  giftRecipients,
  ...dialogueIndicators,
  ...inspectionIndicators,
  ...paperIndicators,
  campaignTasksDone,
]

/** One indicator by its code. Refuses with `record.not_found`. */
export function getIndicator(code: string): Indicator {
  const found = catalogue.find((each) => each.code === code)
  if (!found) throw new Refusal('record.not_found', { indicator: code })
  return found
}
