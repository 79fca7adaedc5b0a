import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aVoice, dialogueHouse } from './dialogue.builders.ts'
import {
  draftRecommendationContract,
  listRecommendationsContract,
  moveRecommendationContract,
} from './recommendation.contract.ts'
import {
  changeLineContract,
  makeSynthesisContract,
  printLetterContract,
  readSynthesisContract,
  sendSynthesisContract,
} from './synthesis.contract.ts'

const world = useWorld()
const asked = { title: 'Tổng hợp quý IV thử', from: '2026-10-01', until: '2027-01-01' }

test('a synthesis groups by topic, counts who asked once, and keeps the petitions behind each line', async () => {
  const { record, officer, leader } = await dialogueHouse(world(), '14')
  await record({ voices: [aVoice('Vay vốn một', { askers: 2 })] })
  await record({ title: 'Vay vốn hai', voices: [aVoice('Vay vốn hai', { askers: 3 })] })
  await record({ title: 'Đèn đường', topic: 'public_works', voices: [aVoice('Đèn đường')] })
  const { id } = await officer.call(makeSynthesisContract, { body: asked })
  const made = await leader.call(readSynthesisContract, { params: { synthesis_id: id } })
  expect(made.lines.map((line) => [line.topic, line.petitions, line.askers, line.behind.length])).toEqual([
    ['start_up_loans', 2, 5, 2],
    ['public_works', 1, 1, 1],
  ])
  expect(made.mine).toBe(false)
  expect(await refusalOf(officer.call(makeSynthesisContract, { body: { ...asked, topics: ['land'] } }))).toBe(
    'synthesis.nothing',
  )
  expect(
    await refusalOf(officer.call(makeSynthesisContract, { body: { ...asked, until: asked.from } })),
  ).toBe('synthesis.dates')
})

test('a line is worded before it is sent and followed up afterwards, never the other way round', async () => {
  const { record, officer } = await dialogueHouse(world(), '15')
  await record()
  const { id } = await officer.call(makeSynthesisContract, { body: asked })
  const params = { synthesis_id: id }
  const [line] = (await officer.call(readSynthesisContract, { params })).lines
  const at = { params: { ...params, line_id: line?.id ?? '' } }
  const follow = {
    state: 'directed' as const,
    followed_by: 'UBND tỉnh',
    follow_words: 'Giao Sở trả lời',
    follow_on: '2026-11-20',
  }
  expect(await refusalOf(officer.call(changeLineContract, { ...at, body: { version: 1, ...follow } }))).toBe(
    'synthesis.wrong_state',
  )
  await officer.call(changeLineContract, {
    ...at,
    body: { version: 1, wording: 'Cho vay khi sổ đứng tên cả hai' },
  })
  const letter = await officer.call(printLetterContract, { params })
  expect(letter.bytes.length).toBeGreaterThan(5_000)
  await officer.call(sendSynthesisContract, {
    params,
    body: { version: 1, sent_on: '2026-11-20', number: '45/BC-BTV' },
  })
  expect(
    await refusalOf(
      officer.call(changeLineContract, { ...at, body: { version: 2, wording: 'Sửa sau khi gửi' } }),
    ),
  ).toBe('synthesis.wrong_state')
  await officer.call(changeLineContract, { ...at, body: { version: 2, ...follow } })
  expect((await officer.call(readSynthesisContract, { params })).lines).toMatchObject([
    { state: 'directed', followed_by: 'UBND tỉnh', wording: 'Cho vay khi sổ đứng tên cả hai' },
  ])
})

test('a recommendation upward goes its way with reply and follow-up; a reply before it was sent is refused', async () => {
  const { officer, labour } = await dialogueHouse(world(), '17')
  const { id } = await officer.call(draftRecommendationContract, {
    body: {
      to_body: 'Bộ Nội vụ',
      topic: 'gender_equality',
      words: 'Hướng dẫn kinh phí cho công tác bình đẳng giới',
      place_id: '17',
    },
  })
  const move = (body: object, by = officer) =>
    by.call(moveRecommendationContract, { params: { recommendation_id: id }, body: body as never })
  expect(await refusalOf(move({ version: 1, move: 'reply', on: '2026-11-20' }))).toBe(
    'recommendation.wrong_state',
  )
  await move({ version: 1, move: 'send', on: '2026-11-10', number: '12/CV' })
  expect(await refusalOf(move({ version: 2, move: 'reply', on: '2026-11-01', words: 'Đã nhận' }))).toBe(
    'recommendation.before_sent',
  )
  await move({ version: 2, move: 'reply', on: '2026-11-18', words: 'Đang nghiên cứu', next_on: '2027-01-15' })
  expect(await refusalOf(move({ version: 3, move: 'take_up', on: '2026-11-20' }, labour.officer))).toBe(
    'record.not_found',
  )
  await move({ version: 3, move: 'take_up', on: '2026-11-20' })
  expect((await labour.officer.call(listRecommendationsContract, { query: {} })).items).toMatchObject([
    {
      state: 'taken_up',
      reply: 'Đang nghiên cứu',
      sent_on: '2026-11-10',
      closed_on: '2026-11-20',
      mine: false,
    },
  ])
})
