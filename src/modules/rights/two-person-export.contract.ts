import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { twoPersonFilters } from '#modules/access/two-person.contract.ts'

export const exportTwoPersonContract = contract({
  method: 'GET',
  path: '/api/two-person/export',
  permit: 'two_person.decide',
  effect: 'read',
  summary: 'Requests that need a second person as XLSX, without names or reasons; recorded',
  query: z.strictObject(twoPersonFilters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
