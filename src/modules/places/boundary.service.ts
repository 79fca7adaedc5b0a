import { createHash } from 'node:crypto'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { dayInVietNam } from '#kernel/day.ts'
import { saysAll } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { headed, listFile, sayTo } from '#modules/documents/index.ts'
import type * as contracts from './boundary.contract.ts'
import * as queries from './boundary.queries.ts'
import { readBoundaries } from './boundary.rule.ts'
import { messages } from './places.messages.ts'
import { messages as pageWords } from './places-pages.messages.ts'

const listed = 50

/** Lines of the communes of my province on a day, today unless said otherwise. */
export function listBoundaries(ctx: Context, { query }: RequestOf<typeof contracts.listBoundaries>) {
  return inTransaction(ctx, async (trx) => {
    const on = query.on ?? dayInVietNam(ctx.now())
    const set = await queries.findSetOn(trx, ctx.session.provinceId, on)
    if (!set) return { set: null, items: [] }
    return {
      set: { valid_from: set.valid_from, source: set.source },
      items: await queries.listShapes(trx, set.id),
    }
  })
}

/** Sets of lines that were brought in for my province. */
export function listBoundarySets(ctx: Context, { query }: RequestOf<typeof contracts.listBoundarySets>) {
  return inTransaction(ctx, async (trx) => ({ items: await findSets(trx, ctx, query.q) }))
}

async function findSets(trx: Writer, ctx: Context, q: string | undefined) {
  return (await queries.listSets(trx, ctx.session.provinceId))
    .filter((set) => saysAll(`${set.source} ${set.brought_by} ${set.valid_from}`, q))
    .map((set) => ({ ...set, brought_at: set.brought_at.toISOString() }))
}

const columns = [
  ['from', 18, 'date'],
  ['source', 70],
  ['communes', 14, 'number'],
  ['by', 30],
  ['at', 18, 'instant'],
] as const

/** The same as XLSX. Recorded. Refuses with `list.too_long`. */
export function exportBoundarySets(ctx: Context, { query }: RequestOf<typeof contracts.exportBoundarySets>) {
  const say = sayTo(ctx, messages, pageWords)
  return listFile(ctx, async (trx) => ({
    record: 'boundary_set',
    file: 'ranh-gioi-xa-phuong',
    title: say('places.boundaries.title'),
    columns: headed(say, 'places.boundaries', columns),
    rows: (await findSets(trx, ctx, query.q)).map((set) => [
      set.valid_from,
      set.source,
      set.communes,
      set.brought_by,
      set.brought_at,
    ]),
  }))
}

/** Says what a file would bring in, and every fault by feature. Writes nothing. */
export function checkBoundaries(ctx: Context, { body, file }: RequestOf<typeof contracts.checkBoundaries>) {
  return inTransaction(ctx, async (trx) => {
    const { shapes, faults, missing, doneBefore } = await readFor(trx, ctx, body.valid_from, file)
    return {
      communes: shapes.size,
      missing,
      faults: faults.length,
      errors: faults.slice(0, listed),
      done_before: doneBefore,
    }
  })
}

/** Brings a file in, all or nothing. Refuses with `boundary.has_faults`, `boundary.done_before`. */
export function bringBoundaries(ctx: Context, { body, file }: RequestOf<typeof contracts.bringBoundaries>) {
  return inTransaction(ctx, async (trx) => {
    const { shapes, faults, sha256, doneBefore } = await readFor(trx, ctx, body.valid_from, file)
    if (faults.length > 0) throw new Refusal('boundary.has_faults', { faults: faults.length })
    if (doneBefore) throw new Refusal('boundary.done_before')
    const id = newId()
    await queries.insertSet(
      trx,
      {
        id,
        province_id: ctx.session.provinceId,
        valid_from: body.valid_from,
        source: body.source,
        sha256,
        brought_by: ctx.session.staffId,
        brought_at: ctx.now(),
      },
      shapes,
    )
    return { id, communes: shapes.size }
  })
}

async function readFor(trx: Writer, ctx: Context, on: string, file: Uint8Array | undefined) {
  const bytes = file ?? new Uint8Array()
  const { provinceId } = ctx.session
  const units = await queries.listCommunesOn(trx, on)
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const read = readBoundaries(bytes, (code) => {
    const unit = byCode.get(code)
    return unit && (unit.province_id === provinceId ? unit.id : 'other_province')
  })
  const sha256 = createHash('sha256').update(bytes).digest()
  const before = await queries.findSetOn(trx, provinceId, on)
  return {
    ...read,
    sha256,
    doneBefore: before?.valid_from === on && before.sha256.equals(sha256),
    missing: units
      .filter((unit) => unit.province_id === provinceId && !read.shapes.has(unit.id))
      .map(({ id, name }) => ({ id, name })),
  }
}
