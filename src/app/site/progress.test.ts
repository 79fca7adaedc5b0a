import { expect, test } from 'vitest'
import { aVoice, dialogueHouse } from '#modules/dialogue/dialogue.builders.ts'
import { listNotesContract, sendNotesContract } from '#modules/dialogue/question.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { readCode } from './progress.ts'

const world = useWorld()
const open = async (fields: Record<string, string>) =>
  (
    await world().app.inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ trang: 'kien-nghi', ...fields }).toString(),
    })
  ).body

test('who asked in a hall reads on the public page, by the code of the hall, where it is and since when; no name and no word', async () => {
  const { plan, officer, record, move, credit } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  await officer.call(sendNotesContract, {
    params,
    body: {
      notes: [
        {
          what: 'voice',
          ...aVoice('Muốn vay mở xưởng miến', { asker_name: 'Tằng Suối Mơ Bịa' }),
          wants_told: true,
        },
      ],
    },
  })
  const [voice] = (await officer.call(listNotesContract, { params })).voices
  const code = voice?.tell_code ?? ''
  const typed = `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase()
  expect(await open({ makn: typed })).toContain('Chưa giao cơ quan nào')
  const { id } = await record({ voice_ids: [voice?.id], voices: [], dialogue_id: params.dialogue_id })
  await move(id, { move: 'ask' })
  for (const language of ['vi', 'en']) {
    const page = await open({ makn: typed, tieng: language })
    expect(page).toContain(language === 'vi' ? 'Đã giao, chờ nhận' : 'Given, waiting to be accepted')
    const [body] = await world().owner<{ name: string }>('select name from agency where id = $1', [credit.id])
    expect(page).toContain(body?.name ?? '-')
    for (const word of ['Suối Mơ', 'xưởng miến', 'sổ đỏ']) expect(page).not.toContain(word)
    expect(page).not.toContain(code) // not even the code is shown again
  }
})

test('a code that is none and one that nobody was given get a sentence each, and the numbers', async () => {
  for (const [makn, sentence] of [
    ['123', 'Mã có 12 chữ và số'],
    ["' or 1=1 --", 'Mã có 12 chữ và số'],
    ['0000 0000 0000', 'Chưa thấy điều gì'],
  ] as const) {
    const page = await open({ makn })
    expect(page).toContain(sentence)
    expect(page).toContain('tel:113')
  }
})

test('signs that look alike on paper are read as the sign that is meant', () => {
  expect(readCode('olil 2345-67ab')).toBe('01112345' + '67AB')
  expect(readCode('1234')).toBeUndefined()
})
