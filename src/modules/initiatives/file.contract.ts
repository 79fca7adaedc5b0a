import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id } from '#kernel/shapes.ts'
import { mostFileBytes } from '#modules/documents/file.codes.ts'
import { KeptBody, KeptMade, KeptRemoval, KeptRemoved } from '#modules/documents/kept-file.contract.ts'
import { params } from './initiative.shapes.ts'

const fileParams = params.extend({ file_id: id })

export const addInitiativeFileContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/files',
  permit: 'initiative.keep',
  effect: 'write',
  summary:
    'Takes in a paper or picture that shows the life of an initiative, sealed; of a picture only the copy without place and device',
  params,
  body: KeptBody,
  upload: { mostBytes: mostFileBytes },
  reply: KeptMade,
})

export const readInitiativeFileContract = contract({
  method: 'GET',
  path: '/api/initiatives/:initiative_id/files/:file_id',
  permit: 'initiative.read',
  effect: 'read',
  summary: 'The paper or picture as an attachment',
  params: fileParams,
  file: 'application/octet-stream',
  reply: z.any(),
})

export const removeInitiativeFileContract = contract({
  method: 'POST',
  path: '/api/initiatives/:initiative_id/files/:file_id/remove',
  permit: 'initiative.keep',
  effect: 'write',
  summary: 'Hides a paper or picture with its reason; nothing is deleted',
  params: fileParams,
  body: KeptRemoval,
  reply: KeptRemoved,
})
