import { route } from '#kernel/module.ts'
import * as instruments from './instrument.contract.ts'
import { showEditions, signEdition, writeEdition } from './instrument.service.ts'
import * as plans from './plan.contract.ts'
import {
  makeSafetyPlan,
  printSafetyPlan,
  readSafetyPlanPrint,
  readSafetyPlans,
  reviewSafetyPlan,
} from './plan.service.ts'
import * as risks from './risk.contract.ts'
import { assessRisk, readInstrument, readRisk } from './risk.service.ts'
import * as suicides from './suicide.contract.ts'
import {
  closeSuicideRisk,
  listOpenSuicideRisks,
  openSuicideRisk,
  readSuicideRisks,
  speakSuicideRisk,
} from './suicide.service.ts'

export const safetyRoutes = [
  route(risks.readInstrumentContract, readInstrument),
  route(instruments.listEditionsContract, showEditions),
  route(instruments.writeEditionContract, writeEdition),
  route(instruments.signEditionContract, signEdition),
  route(risks.readRiskContract, readRisk),
  route(risks.assessRiskContract, assessRisk),
  route(suicides.listOpenSuicideRisksContract, listOpenSuicideRisks),
  route(suicides.readSuicideRisksContract, readSuicideRisks),
  route(suicides.openSuicideRiskContract, openSuicideRisk),
  route(suicides.speakSuicideRiskContract, speakSuicideRisk),
  route(suicides.closeSuicideRiskContract, closeSuicideRisk),
  route(plans.readSafetyPlansContract, readSafetyPlans),
  route(plans.makeSafetyPlanContract, makeSafetyPlan),
  route(plans.reviewSafetyPlanContract, reviewSafetyPlan),
  route(plans.printSafetyPlanContract, printSafetyPlan),
  route(plans.readSafetyPlanPrintContract, readSafetyPlanPrint),
]
