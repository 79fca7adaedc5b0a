import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Brought, OldFile, Told } from '#modules/documents/old-list.contract.ts'

/** What a dry run of a list tells: several rows of one activity are its groups. */
const ToldActivities = Told.extend({ activities: z.int(), attendances: z.int() })

export const checkActivityImportContract = contract({
  method: 'POST',
  path: '/api/activity-imports/check',
  permit: 'activity.record',
  effect: 'read',
  summary: 'Dry run of a list of activities: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: OldFile }),
  reply: ToldActivities,
})

export const importActivitiesContract = contract({
  method: 'POST',
  path: '/api/activity-imports',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Brings a list of activities in, all or nothing and once; the file itself is kept nowhere',
  body: z.strictObject({ file: OldFile }),
  reply: Brought,
})

export const activityImportTemplateContract = contract({
  method: 'GET',
  path: '/api/activity-imports/template',
  permit: 'activity.record',
  effect: 'read',
  summary: 'An empty list with the headers and the words that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
