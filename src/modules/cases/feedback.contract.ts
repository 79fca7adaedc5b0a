import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { day, id, pageQuery, text } from '#kernel/shapes.ts'
import { feedbackAnswers, feedbackItems } from './feedback.codes.ts'

const Answer = z.enum(feedbackAnswers)

export const takeFeedbackContract = contract({
  method: 'POST',
  path: '/api/feedback',
  permit: 'feedback.take',
  effect: 'write',
  summary:
    'The opinion of somebody who was helped, told to a worker who never had a part in the case; kept without name, case or day',
  body: z.strictObject({
    /** Number of the case, only to see that the taker never worked on it; it is not kept. */
    code: text({ max: 20 }),
    /** She was told that it is voluntary and changes nothing about the help. */
    told_voluntary: z.literal(true),
    answers: z.strictObject(
      Object.fromEntries(feedbackItems.map((item) => [item, Answer])) as Record<
        (typeof feedbackItems)[number],
        typeof Answer
      >,
    ),
    comments: text({ max: 4_000 }).optional(),
  }),
  reply: z.strictObject({ id }),
})

export const readFeedbackContract = contract({
  method: 'GET',
  path: '/api/feedback',
  permit: 'feedback.read',
  effect: 'read',
  summary:
    'Opinions told to my agencies: how often each answer was given, and what was said beside. Recorded',
  query: z.strictObject({
    ...pageQuery,
    after: cursor(z.tuple([day, id])).optional(),
  }),
  reply: z.strictObject({
    total: z.int(),
    counts: z.array(
      z.strictObject({
        item: z.enum(feedbackItems),
        yes: z.int(),
        partly: z.int(),
        no: z.int(),
        not_said: z.int(),
      }),
    ),
    items: z.array(z.strictObject({ id, month: z.string(), comments: z.string() })),
    next: z.string().nullable(),
  }),
})
