import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, text } from '#kernel/shapes.ts'

export const askKeyPartsContract = contract({
  method: 'POST',
  path: '/api/key-parts',
  permit: 'key.ask',
  effect: 'write',
  summary: 'Asks a second person for the key to be printed in three parts, of which two restore it',
  body: z.strictObject({ words: text({ min: 10, max: 1_000 }) }),
  reply: z.strictObject({ id }),
})
