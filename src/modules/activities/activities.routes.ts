import { route } from '#kernel/module.ts'
import * as activities from './activity.contract.ts'
import {
  changeActivity,
  moveActivity,
  namePattern,
  readActivity,
  recordActivities,
  recordActivity,
} from './activity.service.ts'
import { exportActivities, listActivities, readActivitiesToday } from './activity-list.service.ts'
import * as codes from './code.contract.ts'
import { addActivityCode, changeActivityCode, listActivityCodes } from './code.service.ts'

export const activitiesRoutes = [
  route(activities.recordActivityContract, recordActivity),
  route(activities.recordActivitiesContract, recordActivities),
  route(activities.listActivitiesContract, listActivities),
  route(activities.exportActivitiesContract, exportActivities),
  route(activities.readActivitiesTodayContract, readActivitiesToday),
  route(activities.readActivityContract, readActivity),
  route(activities.changeActivityContract, changeActivity),
  route(activities.moveActivityContract, moveActivity),
  route(activities.nameActivityPatternContract, namePattern),
  route(codes.listActivityCodesContract, listActivityCodes),
  route(codes.addActivityCodeContract, addActivityCode),
  route(codes.changeActivityCodeContract, changeActivityCode),
]
