import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { day } from '#kernel/shapes.ts'

/** Why the recorder's rows leave the house: a code, so that the audit holds no words about people. */
export const exportReasons = ['agreed_sharing', 'own_report', 'data_check', 'authority_asked'] as const

export const exportRecorderContract = contract({
  method: 'POST',
  path: '/api/incidents/export',
  permit: 'incident.export',
  effect: 'read',
  summary:
    'Incidents told in some days as the 42 columns of the incident recorder, without names; recorded with the reason',
  body: z
    .strictObject({ from: day, until: day, reason: z.enum(exportReasons) })
    .refine((body) => body.from < body.until, { path: ['until'], error: 'incidents.until_later' }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
