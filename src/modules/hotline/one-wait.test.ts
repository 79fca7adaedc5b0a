import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { tokenHash } from '#kernel/cookies.ts'
import { saveDraft } from '#modules/access/draft.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { listContacts, takeContact } from './contact.contract.ts'
import { minimal, openHotline } from './hotline.scenes.ts'

// Calls are taken with the session last known, which the same transaction asks for again.
const world = useWorld()

const seenBy = async (person: Person) =>
  (await person.call(listContacts, { query: {} })).items.map((each) => each.id)

test('who has signed out takes no call, not even the next second, and is told so before anything about the form', async () => {
  const { operator, colleague } = await openHotline(world())
  await operator.call(takeContact, { body: minimal })
  const before = await seenBy(colleague)
  await world().owner('select access.end_session($1)', [tokenHash(operator.token)])
  expect((await operator.send(takeContact, { body: minimal })).statusCode).toBe(401)
  const { operator: other } = await openHotline(world())
  await other.call(takeContact, { body: minimal })
  await world().owner('select access.end_session($1)', [tokenHash(other.token)])
  const malformed = { params: { client_ref: randomUUID() }, body: { form: 'contact', seq: 0, content: {} } }
  expect((await other.send(saveDraft, malformed)).statusCode).toBe(401)
  expect(await seenBy(colleague)).toEqual(before)
})

test('a role taken away ends at the next request, and nothing is written', async () => {
  const { operator, colleague } = await openHotline(world())
  await operator.call(takeContact, { body: minimal })
  const before = await seenBy(colleague)
  await world().owner("update staff_role set role = 'clerk' where staff_id = $1", [operator.id])
  expect(await refusalOf(operator.call(takeContact, { body: minimal }))).toBe('permit.missing')
  expect(await refusalOf(operator.call(listContacts, { query: {} }))).toBe('permit.missing')
  expect(await seenBy(colleague)).toEqual(before)
})

test('who has moved to another hotline since the last call takes the next one there', async () => {
  const { operator, colleague } = await openHotline(world())
  await operator.call(takeContact, { body: minimal })
  const elsewhere = await world().agency({ duties: ['hotline'] })
  const there = await world().staff('operator', { agencyId: elsewhere })
  const before = await seenBy(colleague)
  await world().owner('update staff_role set agency_id = $2 where staff_id = $1', [operator.id, elsewhere])
  const { id } = await operator.call(takeContact, { body: minimal })
  expect(await seenBy(there)).toEqual([id])
  expect(await seenBy(colleague)).toEqual(before)
})

test('a call sent twice with one key is one call, and the same answer', async () => {
  const { operator } = await openHotline(world())
  await operator.call(takeContact, { body: minimal })
  const key = randomUUID()
  const [first, second] = await Promise.all([
    operator.call(takeContact, { body: minimal }, { key }),
    operator.call(takeContact, { body: minimal }, { key }),
  ])
  const third = await operator.call(takeContact, { body: minimal }, { key })
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  expect(await seenBy(operator)).toHaveLength(2)
  expect(await refusalOf(operator.call(takeContact, { body: { ...minimal, topic: 'law' } }, { key }))).toBe(
    'idempotency.mismatch',
  )
})
