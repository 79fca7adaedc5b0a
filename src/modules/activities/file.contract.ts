import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id } from '#kernel/shapes.ts'
import { mostFileBytes } from '#modules/documents/file.codes.ts'
import { KeptBody, KeptMade, KeptRemoval, KeptRemoved } from '#modules/documents/kept-file.contract.ts'

const params = z.strictObject({ activity_id: id })
const fileParams = params.extend({ file_id: id })

export const addActivityFileContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/files',
  permit: 'activity.record',
  effect: 'write',
  summary:
    'Takes in a paper or picture of an activity, sealed; of a picture only the copy without place and device',
  params,
  body: KeptBody,
  upload: { mostBytes: mostFileBytes },
  reply: KeptMade,
})

export const readActivityFileContract = contract({
  method: 'GET',
  path: '/api/activities/:activity_id/files/:file_id',
  permit: 'activity.read',
  effect: 'read',
  summary: 'The paper or picture as an attachment',
  params: fileParams,
  file: 'application/octet-stream',
  reply: z.any(),
})

export const removeActivityFileContract = contract({
  method: 'POST',
  path: '/api/activities/:activity_id/files/:file_id/remove',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Hides a paper or picture with its reason; nothing is deleted',
  params: fileParams,
  body: KeptRemoval,
  reply: KeptRemoved,
})
