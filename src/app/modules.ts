import type { Module } from '#kernel/module.ts'
import { accessModule } from '#modules/access/module.ts'
import { casesModule } from '#modules/cases/module.ts'
import { clocksModule } from '#modules/clocks/module.ts'
import { directoryModule } from '#modules/directory/module.ts'
import { documentsModule } from '#modules/documents/module.ts'
import { hotlineModule } from '#modules/hotline/module.ts'
import { indicatorsModule } from '#modules/indicators/module.ts'
import { lawModule } from '#modules/law/module.ts'
import { messagesModule } from '#modules/messages/module.ts'
import { placesModule } from '#modules/places/module.ts'
import { recourseModule } from '#modules/recourse/module.ts'
import { reportsModule } from '#modules/reports/module.ts'
import { respondentsModule } from '#modules/respondents/module.ts'

/** Every module of the house, in its order. */
export const modules: readonly Module[] = [
  placesModule,
  accessModule,
  lawModule,
  clocksModule,
  documentsModule,
  messagesModule,
  directoryModule,
  hotlineModule,
  casesModule,
  recourseModule,
  respondentsModule,
  indicatorsModule,
  reportsModule,
]
