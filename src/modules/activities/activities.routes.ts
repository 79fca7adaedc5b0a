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
import { readActivitiesTodayContract } from './activity-line.contract.ts'
import { exportActivities, listActivities, readActivitiesToday } from './activity-list.service.ts'
import { printCertificates } from './certificate.service.ts'
import * as codes from './code.contract.ts'
import { addActivityCode, changeActivityCode, listActivityCodes } from './code.service.ts'
import * as doors from './door.contract.ts'
import {
  issueTickets,
  listTickets,
  openDoor,
  readDoor,
  readDoorPass,
  scanAtDoor,
  undoScan,
} from './door.service.ts'
import * as files from './file.contract.ts'
import { addActivityFile, readActivityFile, removeActivityFile } from './file.service.ts'
import * as imports from './import.contract.ts'
import { activityImportTemplate, checkActivityImport, importActivities } from './import.service.ts'
import * as posts from './officer.contract.ts'
import { addPost, countPosts, fillPost, leavePost, listPosts } from './officer.service.ts'
import * as press from './press.contract.ts'
import { addPressOutlets, endPressOutlet, listPressOutlets, tellSendingUsed } from './press.service.ts'

export const activitiesRoutes = [
  route(activities.recordActivityContract, recordActivity),
  route(activities.recordActivitiesContract, recordActivities),
  route(activities.listActivitiesContract, listActivities),
  route(activities.exportActivitiesContract, exportActivities),
  route(readActivitiesTodayContract, readActivitiesToday),
  route(activities.readActivityContract, readActivity),
  route(activities.changeActivityContract, changeActivity),
  route(activities.moveActivityContract, moveActivity),
  route(activities.nameActivityPatternContract, namePattern),
  route(activities.printCertificatesContract, printCertificates),
  route(codes.listActivityCodesContract, listActivityCodes),
  route(codes.addActivityCodeContract, addActivityCode),
  route(codes.changeActivityCodeContract, changeActivityCode),
  route(imports.checkActivityImportContract, checkActivityImport),
  route(imports.importActivitiesContract, importActivities),
  route(imports.activityImportTemplateContract, activityImportTemplate),
  route(posts.listPostsContract, listPosts),
  route(posts.countPostsContract, countPosts),
  route(posts.addPostContract, addPost),
  route(posts.fillPostContract, fillPost),
  route(posts.leavePostContract, leavePost),
  route(press.listPressOutletsContract, listPressOutlets),
  route(press.addPressOutletsContract, addPressOutlets),
  route(press.endPressOutletContract, endPressOutlet),
  route(press.tellSendingUsedContract, tellSendingUsed),
  route(doors.issueTicketsContract, issueTickets),
  route(doors.listTicketsContract, listTickets),
  route(doors.openDoorContract, openDoor),
  route(doors.readDoorContract, readDoor),
  route(doors.readDoorPassContract, readDoorPass),
  route(doors.scanAtDoorContract, scanAtDoor),
  route(doors.undoScanContract, undoScan),
  route(files.addActivityFileContract, addActivityFile),
  route(files.readActivityFileContract, readActivityFile),
  route(files.removeActivityFileContract, removeActivityFile),
]
