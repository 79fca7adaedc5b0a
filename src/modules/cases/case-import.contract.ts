import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Brought, DryRun, OldFile } from '#modules/documents/old-list.contract.ts'

export const checkCaseImport = contract({
  method: 'POST',
  path: '/api/case-imports/check',
  permit: 'import.old_cases',
  effect: 'read',
  summary: 'Dry run of an old list of cases: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: OldFile }),
  reply: DryRun,
})

export const importCases = contract({
  method: 'POST',
  path: '/api/case-imports',
  permit: 'import.old_cases',
  effect: 'write',
  summary:
    'Brings an old list of cases in, all or nothing, each with its row; the file itself is kept nowhere',
  body: z.strictObject({ file: OldFile }),
  reply: Brought,
})

export const caseImportTemplate = contract({
  method: 'GET',
  path: '/api/case-imports/template',
  permit: 'import.old_cases',
  effect: 'read',
  summary: 'An empty list with the headers that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
