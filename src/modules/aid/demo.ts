import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { AidKind } from './aid.codes.ts'
import type { AidMove } from './aid.life.ts'
import { askForCase, moveAid, setNorm } from './aid.service.ts'

const norms: readonly { kind: AidKind; amount: number }[] = [
  { kind: 'meals', amount: 60_000 },
  { kind: 'travel', amount: 200_000 },
  { kind: 'clothes', amount: 400_000 },
]
/** What stands in the book: kind, sum for one, persons, and how far it has come. */
const given: readonly [AidKind, number, number, readonly AidMove[]][] = [
  ['meals', 60_000, 2, ['advance', 'give', 'settle']],
  ['travel', 150_000, 1, ['give']],
  ['clothes', 350_000, 2, ['advance', 'give']],
  ['hospital', 820_000, 1, ['advance']],
  ['meals', 55_000, 3, []],
  ['travel', 200_000, 2, ['cancel']],
]

/** Invented norms, and supports of living cases at every step of their way to being settled. */
export async function seedAid(stage: DemoStage): Promise<void> {
  const accountant = stage.as('ketoan', stage.today)
  for (const norm of norms)
    await setNorm(accountant, {
      params: undefined,
      query: undefined,
      body: {
        ...norm,
        basis: 'Mức bịa để trình diễn, không phải mức của văn bản nào',
        valid_from: '2026-01-01',
      },
    })
  const worker = stage.as('quanly', stage.today)
  const today = dayInVietNam(stage.today)
  for (const [n, id] of (await myCases(worker)).entries()) {
    const [kind, unit_amount, persons, moves] = given[n % given.length] ?? ['meals', 50_000, 1, []]
    const made = await askForCase(worker, {
      params: { case_id: id },
      query: undefined,
      body: {
        kind,
        persons,
        from_on: dayInVietNam(new Date(stage.today.getTime() - 2 * 86_400_000)),
        until_on: today,
        quantity: kind === 'meals' ? null : persons,
        unit_amount,
        note: null,
      },
    })
    for (const [at, move] of moves.entries())
      await moveAid(move === 'give' || move === 'cancel' ? worker : accountant, {
        params: { aid_id: made.id },
        query: undefined,
        body: {
          version: at + 1,
          move,
          on: today,
          receipt: move === 'give' ? 'signed' : null,
          spent: move === 'give' ? unit_amount * persons : null,
        },
      })
  }
}

/** Open cases I work on, oldest first. */
function myCases(ctx: Context): Promise<string[]> {
  return inTransaction(ctx, async (trx) => {
    const rows = await trx
      .selectFrom('case_file')
      .select('id')
      .where('status', '=', 'open')
      .orderBy('opened_at')
      .orderBy('id')
      .limit(8)
      .execute()
    return rows.map((row) => row.id)
  })
}
