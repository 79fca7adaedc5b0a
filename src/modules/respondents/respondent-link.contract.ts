import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, text, version } from '#kernel/shapes.ts'
import { warningCodes } from './respondent.codes.ts'

export const assignRespondentContract = contract({
  method: 'POST',
  path: '/api/respondents/:file_id/assignments',
  permit: 'respondent.assign',
  effect: 'write',
  summary: 'Gives a file to a worker, never to one of the other side',
  params: z.strictObject({ file_id: id }),
  body: z.strictObject({ version, staff_id: id }),
  reply: z.strictObject({ id, version }),
})

export const endRespondentAssignmentContract = contract({
  method: 'POST',
  path: '/api/respondents/:file_id/assignments/:staff_id/end',
  permit: 'respondent.assign',
  effect: 'write',
  summary: 'Ends a worker’s assignment to a file',
  params: z.strictObject({ file_id: id, staff_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})

export const listRespondentWorkersContract = contract({
  method: 'GET',
  path: '/api/respondents/:file_id/candidates',
  permit: 'respondent.assign',
  effect: 'read',
  summary: 'Who of the file’s agency could work on it by their role',
  params: z.strictObject({ file_id: id }),
  reply: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string() })) }),
})

const pair = z.strictObject({ respondent_code: text({ max: 20 }), case_id: id })

export const linkRespondentContract = contract({
  method: 'POST',
  path: '/api/respondent-links',
  permit: 'respondent.assign',
  effect: 'write',
  summary: 'Says whose violence a case is about, in a compartment nobody reads; only warnings cross it',
  body: pair,
  reply: z.strictObject({ linked: z.literal(true) }),
})

export const unlinkRespondentContract = contract({
  method: 'POST',
  path: '/api/respondent-links/end',
  permit: 'respondent.assign',
  effect: 'write',
  summary: 'Takes back what was said by mistake',
  body: pair,
  reply: z.strictObject({ linked: z.literal(false) }),
})

const Warning = z.strictObject({ code: z.enum(warningCodes), on_day: z.string() })

export const readWarningsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/warnings',
  permit: 'case.read',
  effect: 'read',
  summary: 'Protective warnings for a case: codes and days, never from where',
  params: z.strictObject({ case_id: id }),
  reply: z.strictObject({ items: z.array(Warning) }),
})

export const warningsTodayContract = contract({
  method: 'GET',
  path: '/api/warnings/today',
  permit: 'case.work',
  effect: 'read',
  summary: 'Protective warnings for the cases I work on',
  reply: z.strictObject({ items: z.array(Warning.extend({ case_id: id, case_code: z.string() })) }),
})
