import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { type Person, useWorld } from '#tests/support/world.ts'
import { endAssignmentContract, setConflictContract } from './assignment.contract.ts'
import { caseHouse } from './case.builders.ts'
import { readCaseContract } from './case.contract.ts'

const world = useWorld()

/** What the table of cases shows this person, and what the one question answers, for the same cases. */
function seenBothWays(person: Person, ids: readonly string[]) {
  return entered(world().house.db, tokenHash(person.token), async (trx) => {
    const shown = await trx
      .selectFrom('case_file')
      .select('id')
      .where('id', 'in', ids)
      .orderBy('id')
      .execute()
    const { rows } = await sql<{ id: string }>`
      select id::text from unnest(${[...ids]}::uuid[]) as each (id) where access.sees_case(id) order by id`.execute(
      trx,
    )
    return { shown: shown.map(({ id }) => id), asked: rows.map(({ id }) => id) }
  })
}

test('whoever sees a case sees what is in it, and nobody else does', async () => {
  const [here, elsewhere] = [await caseHouse(world()), await caseHouse(world())]
  const open = await here.openCase()
  const managed = await here.managedCase()
  const hidden = await here.managedCase()
  const foreign = await elsewhere.managedCase()
  await here.supervisor.call(setConflictContract, {
    params: { case_id: hidden.id },
    body: { staff_id: here.manager.id },
  })
  const { version } = await here.supervisor.call(readCaseContract, { params: { case_id: managed.id } })
  await here.supervisor.call(endAssignmentContract, {
    params: { case_id: managed.id, staff_id: here.operator.id },
    body: { version },
  })
  const ids = [open.id, managed.id, hidden.id, foreign.id]

  const told = new Map<Person, string[]>([
    [here.operator, [open.id, hidden.id]],
    [here.manager, [managed.id]],
    [here.supervisor, [open.id, managed.id, hidden.id]],
    [elsewhere.manager, [foreign.id]],
    [await world().staff('administrator'), []],
  ])
  for (const [person, expected] of told) {
    const seen = await seenBothWays(person, ids)
    expect(seen.asked).toEqual([...expected].sort())
    expect(seen.shown).toEqual(seen.asked)
  }
})
