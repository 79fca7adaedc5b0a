import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { preventionHouse } from './activity.builders.ts'
import {
  addActivityCodeContract,
  changeActivityCodeContract,
  listActivityCodesContract,
} from './code.contract.ts'

const world = useWorld()
const topic = {
  list: 'topic' as const,
  title_vi: 'An toàn trên mạng (thử)',
  title_en: 'Safety online (test)',
  valid_from: '2026-01-01',
  source: 'Công văn thử',
}

async function house() {
  const found = await preventionHouse(world())
  const keeper = await world().staff('provincial_officer', { agencyId: found.agencyId })
  const code = `l_thu_${found.agencyId.slice(-8)}`
  await keeper.call(addActivityCodeContract, { body: { ...topic, code } })
  const read = async () =>
    (await found.officer.call(listActivityCodesContract, {})).items.find((each) => each.code === code)
  return { ...found, keeper, code, read }
}

test('a topic that is added is told with an activity; once it has ended it is offered no more, and stays on record', async () => {
  const { keeper, code, read, record } = await house()
  await record({ topics: [code] })
  const body = { version: 1, list: topic.list, title_vi: 'An toàn số (thử)', title_en: topic.title_en }
  const params = { code }
  await keeper.call(changeActivityCodeContract, { params, body: { ...body, valid_until: '2026-11-01' } })
  expect(await read()).toMatchObject({ title_vi: 'An toàn số (thử)', valid_until: '2026-11-01', version: 2 })
  expect(await refusalOf(record({ topics: [code] }))).toBe('activity.code_ended')
  const back = keeper.call(changeActivityCodeContract, { params, body: { ...body, valid_until: null } })
  expect(await refusalOf(back)).toBe('version.stale')
})

test('a line stands once, ends after it begins, and is kept by those who answer for the lists alone', async () => {
  const { keeper, officer, code, read } = await house()
  const add = (by = keeper) => refusalOf(by.call(addActivityCodeContract, { body: { ...topic, code } }))
  expect(await add()).toBe('activity.code_taken')
  expect(await add(officer)).toBe('permit.missing')
  const change = keeper.call(changeActivityCodeContract, {
    params: { code },
    body: { version: 1, list: topic.list, title_vi: 'x y', title_en: 'x y', valid_until: '2025-01-01' },
  })
  expect(await refusalOf(change)).toBe('activity.ends_before_start')
  expect(await read()).toMatchObject({ title_vi: topic.title_vi, valid_until: null, version: 1 })
})
