import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id } from '#kernel/shapes.ts'
import { mostFileBytes } from '#modules/documents/file.codes.ts'
import { KeptBody, KeptMade, KeptRemoval, KeptRemoved } from '#modules/documents/kept-file.contract.ts'

const params = z.strictObject({ plan_id: id })
const fileParams = params.extend({ file_id: id })

export const addCampaignFileContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/files',
  permit: 'campaign.plan',
  effect: 'write',
  summary:
    'Takes in the plan itself, a programme or a picture, sealed; of a picture only the copy without place and device',
  params,
  body: KeptBody,
  upload: { mostBytes: mostFileBytes },
  reply: KeptMade,
})

export const readCampaignFileContract = contract({
  method: 'GET',
  path: '/api/campaign-plans/:plan_id/files/:file_id',
  permit: 'campaign.read',
  effect: 'read',
  summary: 'The paper or picture as an attachment, in the province that keeps the plan',
  params: fileParams,
  file: 'application/octet-stream',
  reply: z.any(),
})

export const removeCampaignFileContract = contract({
  method: 'POST',
  path: '/api/campaign-plans/:plan_id/files/:file_id/remove',
  permit: 'campaign.plan',
  effect: 'write',
  summary: 'Hides a paper or picture with its reason; nothing is deleted',
  params: fileParams,
  body: KeptRemoval,
  reply: KeptRemoved,
})
