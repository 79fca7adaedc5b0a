import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, text, version } from '#kernel/shapes.ts'
import { peopleShown } from './dialogue.codes.ts'
import { Made } from './dialogue.shapes.ts'

const params = z.strictObject({ dialogue_id: id })
const fileParams = z.strictObject({ dialogue_id: id, file_id: id })

export const DialoguePicture = z.strictObject({ id, version, name: z.string(), media_type: z.string() })
export type DialoguePicture = z.infer<typeof DialoguePicture>

export const addDialogueFileContract = contract({
  method: 'POST',
  path: '/api/dialogues/:dialogue_id/files',
  permit: 'dialogue.keep',
  effect: 'write',
  summary:
    'Takes in a photo or paper of a dialogue, sealed; of a photo only the copy without place and device is kept',
  params,
  body: z.strictObject({ name: text({ max: 200 }), people_shown: z.enum(peopleShown) }),
  upload: { mostBytes: 26_214_400 },
  reply: Made.extend({ stripped: z.boolean() }),
})

export const readDialogueFileContract = contract({
  method: 'GET',
  path: '/api/dialogues/:dialogue_id/files/:file_id',
  permit: 'dialogue.read',
  effect: 'read',
  summary: 'The file as an attachment',
  params: fileParams,
  file: 'application/octet-stream',
  reply: z.any(),
})

export const removeDialogueFileContract = contract({
  method: 'POST',
  path: '/api/dialogues/:dialogue_id/files/:file_id/remove',
  permit: 'dialogue.keep',
  effect: 'write',
  summary: 'Hides a file; nothing is deleted',
  params: fileParams,
  body: z.strictObject({ version }),
  reply: Made,
})
