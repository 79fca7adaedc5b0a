import { expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { leaveNotice } from './index.ts'
import { listNotices, readNotice } from './notice.contract.ts'

const world = useWorld()

function left(by: Person, forWhom: Person[], recordId?: string) {
  const word = { staffIds: forWhom.map((person) => person.id), kind: 'test.word', recordId }
  return entered(world().house.db, tokenHash(by.token), (trx) => leaveNotice(trx, word, new Date()))
}

test('a word reaches only the person it was left for, until it is read', async () => {
  const [sender, reader] = [await world().staff('operator'), await world().staff('supervisor')]
  await left(sender, [reader, reader])
  expect((await sender.call(listNotices)).items).toEqual([])
  const { items, unread } = await reader.call(listNotices)
  expect({ unread, items: items.length }).toEqual({ unread: 1, items: 1 })
  const params = { id: items[0]?.id ?? '' }
  expect(await refusalOf(sender.call(readNotice, { params }))).toBe('record.not_found')
  const first = await reader.call(readNotice, { params })
  expect(await reader.call(readNotice, { params })).toEqual(first)
  expect((await reader.call(listNotices)).unread).toBe(0)
  expect((await reader.call(listNotices, { query: { all: 'true' } })).items).toHaveLength(1)
})

test('a word about a record with which somebody has a conflict of interest is not shown to them', async () => {
  const [sender, reader] = [await world().staff('supervisor'), await world().staff('operator')]
  const recordId = newId()
  await left(sender, [reader], recordId)
  await world().owner(
    "insert into conflict_of_interest (staff_id, record_id, kind, set_by) values ($1, $2, 'contact', $3)",
    [reader.id, recordId, sender.id],
  )
  expect(await reader.call(listNotices)).toEqual({ unread: 0, items: [], next: null })
})

test('pages of words neither skip nor repeat', async () => {
  const [sender, reader] = [await world().staff('supervisor'), await world().staff('operator')]
  for (let n = 0; n < 5; n++) await left(sender, [reader])
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await reader.call(listNotices, { query: { limit: 2, ...(after ? { after } : {}) } })
    seen.push(...page.items.map((item) => item.id))
    after = page.next ?? undefined
  } while (after)
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
})
