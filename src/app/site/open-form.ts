import type { FastifyRequest } from 'fastify'
import type { House } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isTaken, reportLimits, sealOnArrival, takeWait } from '#modules/intake/index.ts'
import type { Typed } from './report-pages.ts'
import { type Words, wordsIn } from './words.ts'

/** What came from a page without script: fields in clear for this one request, files sealed piece by piece as they streamed in. */
interface Came {
  fields: Record<string, string>
  arrival: Awaited<ReturnType<typeof sealOnArrival>>
  wrong?: keyof Words
}

const mostAtOnce = 4
const mostDrained = 64 * 1_048_576
let underWay = 0

/** Signs nobody types: they show nothing, or turn the words around them. */
const unprintable = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
const clean = (text: string) =>
  text.toWellFormed().replaceAll('\r\n', '\n').replace(unprintable, '').normalize('NFC')

/**
 * Reads a form as it streams in. A file's plain bytes stay in memory, 128 KiB at a time, and touch no disk; what is too large or
 * of another kind is read to its end and forgotten, so that the sentence about it reaches the reader.
 */
export async function readForm(request: FastifyRequest, house: House): Promise<Came> {
  const arrival = await sealOnArrival(house)
  const fields: Record<string, string> = {}
  let wrong: keyof Words | undefined
  let drained = 0
  underWay += 1
  try {
    const limits = {
      fieldNameSize: 40,
      fieldSize: 2 * 1_048_576,
      fields: 20,
      fileSize: reportLimits.fileBytes,
      files: reportLimits.files,
      headerPairs: 20,
    }
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        fields[part.fieldname] = clean(String(part.value))
        continue
      }
      const file = underWay > mostAtOnce || wrong ? undefined : arrival.file(clean(part.filename ?? ''))
      let [size, head] = [0, true]
      for await (const chunk of part.file as AsyncIterable<Buffer>) {
        size += chunk.length
        drained += chunk.length
        if (drained > mostDrained) return { fields, arrival, wrong: 'fileTooBig' }
        if (head && !isTaken(chunk)) wrong ??= 'fileKind'
        head = false
        if (!wrong) await file?.add(chunk)
      }
      if (underWay > mostAtOnce && size > 0) wrong ??= 'busy'
      if (part.file.truncated) wrong = 'fileTooBig'
      if (size > 0) await file?.end()
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT') wrong = 'tooManyFiles'
    else if (code === 'FST_FIELDS_LIMIT' || code?.startsWith('FST_')) wrong = 'failed'
    else throw error
  } finally {
    underWay -= 1
  }
  return { fields, arrival, ...(wrong ? { wrong } : {}) }
}

export type Outcome = { code: string } | { typed: Typed; ticket?: string }

const choice = <C extends string>(given: string | undefined, of: readonly C[], otherwise: C): C =>
  of.find((each) => each === given) ?? otherwise

/** Sends what a page without script brought, or says what is wrong with it beside what was typed. */
export async function sendOpenly(
  house: House,
  came: Came,
  of: { language: 'vi' | 'en'; places: readonly { id: string }[] },
): Promise<Outcome> {
  const t = wordsIn[of.language]
  const { fields } = came
  const refuse = (wrong: string, ticket?: string): Outcome => ({
    typed: { ...fields, wrong },
    ...(ticket ? { ticket } : {}),
  })
  const text = (fields.tin ?? '').trim()
  if (came.wrong) return refuse(t[came.wrong], fields.phieu)
  if (!text) return refuse(t.empty, fields.phieu)
  if (text.length > reportLimits.letters) return refuse(t.tooLong, fields.phieu)
  if (!fields.hieu) return refuse(t.mustUnderstand, fields.phieu)
  try {
    takeWait(house, fields.phieu ?? '')
    const code = await came.arrival.send({
      text,
      kind: fields.hoi ? 'question' : 'report',
      danger: choice(fields.antoan, ['now', 'soon', 'safe', 'unsaid'], 'unsaid'),
      about: choice(fields.cuaai, ['self', 'other', 'unsaid'], 'unsaid'),
      is_named: Boolean(fields.ten),
      place_id: of.places.find((place) => place.id === fields.xa)?.id ?? null,
      language: of.language,
    })
    return { code }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'intake.wait')
      return refuse(t.wait.replace('{n}', String(error.facts.wait_seconds)), fields.phieu)
    return refuse(error.code === 'intake.nobody_receives' ? t.nobody : t.again)
  }
}
