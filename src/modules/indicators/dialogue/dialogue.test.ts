import { expect, test } from 'vitest'
import { aVoice, dialogueHouse, fullAnswer } from '#modules/dialogue/dialogue.builders.ts'
import { moveDialogueContract } from '#modules/dialogue/dialogue.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()
const year = { from: '2026-01-01', until: '2027-01-01' }

async function house(province: string) {
  const made = await dialogueHouse(world(), province)
  const figure = (code: string, query: object = {}) =>
    made.officer.call(readFigure, { params: { code }, query: { ...year, place: province, ...query } })
  return { ...made, figure, value: async (code: string, query?: object) => (await figure(code, query)).value }
}

test('dialogues count when they were held, by the level the place had then; those who came by group', async () => {
  const { plan, officer, value, figure } = await house('22')
  const id = await plan({
    groups: [
      { group: 'rural', attended: 30 },
      { group: 'men', attended: 4 },
    ],
    bodies: [{ name: 'Sở thử', coming: 'yes', attended: 2 }],
  })
  expect(await value('DLG-1')).toBe(0)
  await officer.call(moveDialogueContract, {
    params: { dialogue_id: id },
    body: { version: 1, move: 'hold' },
  })
  const [district] = await world().owner<{ id: string }>(
    "select id from place where level = 'district' and province_id = '22' and name = 'Huyện Đầm Hà'",
  )
  const then = await plan({ place_id: district?.id, held_on: '2024-03-08', title: 'Đối thoại huyện thử' })
  await officer.call(moveDialogueContract, {
    params: { dialogue_id: then },
    body: { version: 1, move: 'hold' },
  })
  expect([await value('DLG-1'), await value('DLG-2'), await value('DLG-3')]).toEqual([1, 36, 1])
  const by = (await figure('DLG-2', { by: 'participant' })).by?.items.filter((item) => item.value)
  expect(by?.map((item) => [item.key, item.value])).toEqual([
    ['officials', 2],
    ['rural', 30],
    ['men', 4],
  ])
  const past = { from: '2024-01-01', until: '2024-07-01' }
  const levels = (await figure('DLG-1', { ...past, by: 'dialogue_level' })).by?.items
  expect(levels?.map((item) => [item.key, item.value])).toEqual([
    ['province', 0],
    ['district', 1],
    ['commune', 0],
  ])
  const records = await officer.call(listFigureRecords, { params: { code: 'DLG-1' }, query: year })
  expect(records).toMatchObject({ total: 1, items: [{ kind: 'dialogue', opens: { kind: 'dialogue', id } }] })
})

test('answered with action and only noted are two figures, and a merged petition counts once', async () => {
  const { record, move, credit, value, officer } = await house('14')
  const [answered, noted, twin] = [
    await record(),
    await record(),
    await record({ voices: [aVoice('Câu giống hệt')] }),
  ]
  const { mergePetitionsContract } = await import('#modules/dialogue/petition.contract.ts')
  await officer.call(mergePetitionsContract, {
    params: { petition_id: answered.id },
    body: { version: 1, other_ids: [twin.id] },
  })
  await move(answered.id, { move: 'ask' })
  await move(noted.id, { move: 'ask' })
  world().setNow('2026-11-24T02:00:00Z')
  await move(answered.id, fullAnswer, credit.officer)
  await move(noted.id, { move: 'note', words: 'Tiếp thu' }, credit.officer)
  expect([await value('PET-1'), await value('PET-2'), await value('PET-3'), await value('PET-5')]).toEqual([
    2, 1, 1, 4,
  ])
  await move(noted.id, fullAnswer, credit.officer)
  expect([await value('PET-2'), await value('PET-3')]).toEqual([2, 0])
})

test('between two answers the median is told in whole days', async () => {
  const { record, move, credit, value } = await house('12')
  world().setNow('2026-11-23T02:00:00Z')
  const two = [await record({ received_on: '2026-11-20' }), await record({ received_on: '2026-11-23' })]
  for (const { id } of two) await move(id, { move: 'ask' })
  world().setNow('2026-11-24T02:00:00Z')
  for (const { id } of two) await move(id, fullAnswer, credit.officer)
  expect(await value('PET-5')).toBe(3)
})

test('what passed its limit undone counts for the body whose turn it was, under its name', async () => {
  const { record, move, credit, value, figure } = await house('15')
  world().setNow('2026-01-05T02:00:00Z')
  const { id } = await record({ received_on: '2026-01-05' })
  await move(id, { move: 'ask' })
  expect(await value('PET-4')).toBe(1)
  const by = (await figure('PET-4', { by: 'body' })).by?.items
  expect(by).toMatchObject([{ key: credit.id, name: 'Ngân hàng Thử', value: 1 }])
})
