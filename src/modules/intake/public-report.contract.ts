import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, placeId } from '#kernel/shapes.ts'
import { abouts, dangers, publicLanguages, reportKinds, reportLimits, sides } from './intake.codes.ts'
import { pieceBytes } from './sealing.part.ts'
import { workParts } from './work.part.ts'

/** Sealed bytes as base64. */
const sealed = (bytes: { least: number; most: number }) =>
  z
    .string()
    .min(Math.ceil(bytes.least / 3) * 4, { error: 'input.wrong' })
    .max(Math.ceil(bytes.most / 3) * 4, { error: 'input.too_long' })
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'input.wrong' })
const exactly = (bytes: number) => sealed({ least: bytes, most: bytes })
const sealedText = sealed({ least: 540, most: 66_000 })

export const Work = z.strictObject({
  challenge: z
    .string()
    .max(64)
    .regex(/^[\w-]{12}\.\d{1,2}\.[0-9a-z]{1,10}\.[\w-]{16}$/, { error: 'input.wrong' }),
  numbers: z.array(z.int().min(0).max(99_999_999)).length(workParts, { error: 'input.wrong' }),
})
const locator = z.string().regex(/^\d{9}$/, { error: 'input.wrong' })
/** Receipts that were given first have a shorter one. */
const anyLocator = z.string().regex(/^\d{5}(?:\d{4})?$/, { error: 'input.wrong' })
/** What the secret of a receipt gives; the secret itself never leaves the page. */
const receipt = { work: Work, locator: anyLocator, shown: exactly(32) }

export const askToReport = contract({
  method: 'POST',
  path: '/api/public/work',
  permit: 'public',
  effect: 'read',
  summary: 'What a sender needs: the key of the receiving duty and a small piece of work',
  body: z.strictObject({ place_id: placeId.nullable() }),
  reply: z.strictObject({
    challenge: z.string(),
    bits: z.int(),
    key_id: id,
    public_key: z.string(),
  }),
})

export const sendReport = contract({
  method: 'POST',
  path: '/api/public/reports',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Takes in a report that was sealed where it was typed',
  body: z.strictObject({
    ...receipt,
    locator,
    key_id: id,
    kind: z.enum(reportKinds),
    danger: z.enum(dangers),
    about: z.enum(abouts),
    is_named: z.boolean(),
    place_id: placeId.nullable(),
    language: z.enum(publicLanguages),
    ephemeral: exactly(65),
    wrapped: exactly(60),
    reporter: exactly(60),
    word: sealedText,
    files: z
      .array(
        z.strictObject({
          chunks: z
            .int()
            .min(1)
            .max(reportLimits.fileBytes / pieceBytes),
          about: sealed({ least: 540, most: 1_600 }),
        }),
      )
      .max(reportLimits.files),
  }),
  reply: z.strictObject({ upload: z.string().nullable() }),
})

export const sendPiece = contract({
  method: 'POST',
  path: '/api/public/pieces',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'Takes in one sealed piece of a file of a report that was just sent',
  body: z.strictObject({
    upload: z
      .string()
      .max(120)
      .regex(/^[0-9a-f-]{36}\.[0-9a-z]{1,10}\.[\w-]{43}$/, { error: 'input.wrong' }),
    file_no: z.int().min(1).max(reportLimits.files),
    chunk_no: z.int().min(0).max(79),
    sealed: sealed({ least: 29, most: pieceBytes + 28 }),
  }),
  reply: z.strictObject({ taken: z.literal(true) }),
})

export const showReceipt = contract({
  method: 'POST',
  path: '/api/public/receipt',
  permit: 'public',
  effect: 'read',
  summary: 'What was written back and forth under a receipt, sealed',
  body: z.strictObject(receipt),
  reply: z.strictObject({
    reporter: z.string(),
    words: z.array(z.strictObject({ side: z.enum(sides), at: instant, sealed: z.string() })),
  }),
})

export const sendWord = contract({
  method: 'POST',
  path: '/api/public/words',
  permit: 'public',
  effect: 'write',
  exempt: 'sign-in',
  summary: 'A further word of the reporter, sealed with the report’s own key',
  body: z.strictObject({ ...receipt, word: sealedText }),
  reply: z.strictObject({ at: instant }),
})
