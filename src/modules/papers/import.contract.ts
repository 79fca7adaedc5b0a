import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Brought, OldFile, Told } from '#modules/documents/old-list.contract.ts'

/** What a dry run of a register tells: several rows of one paper are its tasks. */
const ToldPapers = Told.extend({ papers: z.int(), tasks: z.int() })

export const checkPaperImportContract = contract({
  method: 'POST',
  path: '/api/paper-imports/check',
  permit: 'paper.work',
  effect: 'read',
  summary: 'Dry run of a register of papers: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: OldFile }),
  reply: ToldPapers,
})

export const importPapersContract = contract({
  method: 'POST',
  path: '/api/paper-imports',
  permit: 'paper.work',
  effect: 'write',
  summary: 'Brings a register of papers with their tasks in, all or nothing; the file itself is kept nowhere',
  body: z.strictObject({ file: OldFile }),
  reply: Brought,
})

export const paperImportTemplateContract = contract({
  method: 'GET',
  path: '/api/paper-imports/template',
  permit: 'paper.work',
  effect: 'read',
  summary: 'An empty register with the headers and the words that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
