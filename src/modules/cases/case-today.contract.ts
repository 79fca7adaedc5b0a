import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { instant } from '#kernel/shapes.ts'
import { CaseLine, Danger } from './case.shapes.ts'

// What the side list counts comes with the app, so it stands apart from the long forms.

export const readTodayContract = contract({
  method: 'GET',
  path: '/api/cases/today',
  permit: 'case.read',
  effect: 'read',
  summary:
    'What waits today: cases without a manager, my open ones worst first, and what changed since yesterday',
  reply: z.strictObject({
    waiting: z.strictObject({ total: z.int(), items: z.array(CaseLine) }),
    mine: z.strictObject({ total: z.int(), by_danger: z.record(Danger, z.int()), items: z.array(CaseLine) }),
    changed: z.array(CaseLine.extend({ changed_at: instant, changed_by: z.string() })),
  }),
})
