import type { Module } from '#kernel/module.ts'
import { accessModule } from '#modules/access/module.ts'
import { activitiesModule } from '#modules/activities/module.ts'
import { aidModule } from '#modules/aid/module.ts'
import { boardsModule } from '#modules/boards/module.ts'
import { campaignsModule } from '#modules/campaigns/module.ts'
import { casesModule } from '#modules/cases/module.ts'
import { childrenModule } from '#modules/children/module.ts'
import { clocksModule } from '#modules/clocks/module.ts'
import { communebookModule } from '#modules/communebook/module.ts'
import { consentModule } from '#modules/consent/module.ts'
import { dialogueModule } from '#modules/dialogue/module.ts'
import { directoryModule } from '#modules/directory/module.ts'
import { documentsModule } from '#modules/documents/module.ts'
import { exchangeModule } from '#modules/exchange/module.ts'
import { handoversModule } from '#modules/handovers/module.ts'
import { hotlineModule } from '#modules/hotline/module.ts'
import { incidentsModule } from '#modules/incidents/module.ts'
import { indicatorsModule } from '#modules/indicators/module.ts'
import { initiativesModule } from '#modules/initiatives/module.ts'
import { inspectionsModule } from '#modules/inspections/module.ts'
import { intakeModule } from '#modules/intake/module.ts'
import { lawModule } from '#modules/law/module.ts'
import { messagesModule } from '#modules/messages/module.ts'
import { papersModule } from '#modules/papers/module.ts'
import { placesModule } from '#modules/places/module.ts'
import { protectionModule } from '#modules/protection/module.ts'
import { recourseModule } from '#modules/recourse/module.ts'
import { referralsModule } from '#modules/referrals/module.ts'
import { regimesModule } from '#modules/regimes/module.ts'
import { releasesModule } from '#modules/releases/module.ts'
import { reportsModule } from '#modules/reports/module.ts'
import { respondentsModule } from '#modules/respondents/module.ts'
import { returneesModule } from '#modules/returnees/module.ts'
import { rightsModule } from '#modules/rights/module.ts'
import { safetyModule } from '#modules/safety/module.ts'
import { shelterModule } from '#modules/shelter/module.ts'
import { targetsModule } from '#modules/targets/module.ts'
import { villagesModule } from '#modules/villages/module.ts'
import { webhooksModule } from '#modules/webhooks/module.ts'

/** Every module of the house, in its order. */
export const modules: readonly Module[] = [
  documentsModule,
  placesModule,
  accessModule,
  lawModule,
  messagesModule,
  clocksModule,
  directoryModule,
  intakeModule,
  hotlineModule,
  casesModule,
  safetyModule,
  incidentsModule,
  consentModule,
  referralsModule,
  protectionModule,
  childrenModule,
  recourseModule,
  respondentsModule,
  communebookModule,
  shelterModule,
  handoversModule,
  returneesModule,
  aidModule,
  rightsModule,
  initiativesModule,
  activitiesModule,
  campaignsModule,
  dialogueModule,
  inspectionsModule,
  papersModule,
  villagesModule,
  indicatorsModule,
  targetsModule,
  reportsModule,
  regimesModule,
  boardsModule,
  releasesModule,
  webhooksModule,
  exchangeModule,
]
