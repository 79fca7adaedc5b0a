import { route } from '#kernel/module.ts'
import {
  gatherActivities,
  linkActivity,
  listForActivity,
  moveAssignment,
  nudge,
  readAssignment,
  unlinkActivity,
} from './assignment.service.ts'
import * as boards from './board.contract.ts'
import { exportBoard, readBoard, readCampaignsToday } from './board.service.ts'
import * as events from './event.contract.ts'
import { addEvent, changeEvent, removeEvent } from './event.service.ts'
import * as files from './file.contract.ts'
import { addCampaignFile, readCampaignFile, removeCampaignFile } from './file.service.ts'
import * as imports from './import.contract.ts'
import { checkTaskImport, importTasks, taskImportTemplate } from './import.service.ts'
import * as plans from './plan.contract.ts'
import { changePlan, closePlan, comparePlans, makePlan, readPlan, switchConditions } from './plan.service.ts'
import { exportPlans, listPlans } from './plan-list.service.ts'
import * as reports from './report.contract.ts'
import { printClosingReport, readClosingReport } from './report.service.ts'
import * as tasks from './task.contract.ts'
import { addTask, changeTask, removeTask } from './task.service.ts'
import * as themes from './theme.contract.ts'
import { enterCampaignTheme, listCampaignThemes } from './theme.service.ts'
import { readCampaignsTodayContract } from './today.contract.ts'

export const campaignsRoutes = [
  route(themes.listCampaignThemesContract, listCampaignThemes),
  route(themes.enterCampaignThemeContract, enterCampaignTheme),
  route(plans.makePlanContract, makePlan),
  route(plans.listPlansContract, listPlans),
  route(plans.exportPlansContract, exportPlans),
  route(plans.comparePlansContract, comparePlans),
  route(plans.readPlanContract, readPlan),
  route(plans.changePlanContract, changePlan),
  route(plans.switchConditionsContract, switchConditions),
  route(plans.closePlanContract, closePlan),
  route(tasks.addTaskContract, addTask),
  route(tasks.changeTaskContract, changeTask),
  route(tasks.removeTaskContract, removeTask),
  route(tasks.readAssignmentContract, readAssignment),
  route(tasks.moveAssignmentContract, moveAssignment),
  route(tasks.linkActivityContract, linkActivity),
  route(tasks.unlinkActivityContract, unlinkActivity),
  route(tasks.gatherActivitiesContract, gatherActivities),
  route(tasks.listForActivityContract, listForActivity),
  route(tasks.nudgeContract, nudge),
  route(boards.readBoardContract, readBoard),
  route(boards.exportBoardContract, exportBoard),
  route(readCampaignsTodayContract, readCampaignsToday),
  route(events.addEventContract, addEvent),
  route(events.changeEventContract, changeEvent),
  route(events.removeEventContract, removeEvent),
  route(reports.readClosingReportContract, readClosingReport),
  route(reports.printClosingReportContract, printClosingReport),
  route(imports.checkTaskImportContract, checkTaskImport),
  route(imports.importTasksContract, importTasks),
  route(imports.taskImportTemplateContract, taskImportTemplate),
  route(files.addCampaignFileContract, addCampaignFile),
  route(files.readCampaignFileContract, readCampaignFile),
  route(files.removeCampaignFileContract, removeCampaignFile),
]
