import { sql } from 'kysely'
import { defineModule, joinMessages } from '#kernel/module.ts'
import { seedIntake } from './demo.ts'
import { intakeRoutes } from './inbox.routes.ts'
import { messages } from './intake.messages.ts'
import { messages as refusals } from './intake-refusals.messages.ts'

const onTheLine = ['operator', 'duty_leader'] as const

export const intakeModule = defineModule({
  name: 'intake',
  routes: intakeRoutes,
  permits: {
    'intake.list': [...onTheLine, 'supervisor'],
    'intake.open': onTheLine,
    'intake.export': ['duty_leader', 'supervisor'],
  },
  refusals: {
    'intake.nobody_receives': 503,
    'intake.work_again': 409,
    'intake.wait': 429,
    'intake.receipt_wrong': 422,
    'intake.upload_over': 422,
    'intake.piece_there': 409,
    'intake.broken': 422,
    'intake.erased': 409,
    'intake.wrong_state': 409,
    'intake.file_refused': 422,
    'intake.export_too_many': 422,
  },
  messages: joinMessages(messages, refusals),
  jobs: [
    {
      name: 'intake.forget',
      when: '23 3 * * *',
      run: async ({ jobs, now }) => void (await sql`select access.forget_reports(${now()})`.execute(jobs)),
    },
  ],
  seedDemo: seedIntake,
})
