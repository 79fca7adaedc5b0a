import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Brought, DryRun, OldFile } from '#modules/documents/old-list.contract.ts'

export const checkImportContract = contract({
  method: 'POST',
  path: '/api/initiative-imports/check',
  permit: 'initiative.keep',
  effect: 'read',
  summary: 'Dry run of a list of models and clubs: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: OldFile }),
  reply: DryRun,
})

export const importContract = contract({
  method: 'POST',
  path: '/api/initiative-imports',
  permit: 'initiative.keep',
  effect: 'write',
  summary:
    'Brings a list of models and clubs in, all or nothing, each with its row; the file itself is kept nowhere',
  body: z.strictObject({ file: OldFile }),
  reply: Brought,
})

export const importTemplateContract = contract({
  method: 'GET',
  path: '/api/initiative-imports/template',
  permit: 'initiative.keep',
  effect: 'read',
  summary: 'An empty list with the headers that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
