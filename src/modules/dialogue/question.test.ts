import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aVoice, dialogueHouse } from './dialogue.builders.ts'
import { printMinutesContract, readDialogueContract } from './dialogue.contract.ts'
import { listPetitionsContract, readPetitionContract } from './petition.contract.ts'
import {
  gatherContract,
  leaveVoiceContract,
  listNotesContract,
  noteLeavingContract,
  sendNotesContract,
} from './question.contract.ts'

const world = useWorld()
const canary = 'chồng đánh suốt đêm ở bến Ngàn Pạt'

/** Everything a backup would hold of this module, and of what watches it. */
async function dump(): Promise<string> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit')",
    )
    const tables: string[] = []
    for (const { name } of rows)
      tables.push(
        (await client.query(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`)).rows[0]
          .text,
      )
    return tables.join('\n')
  })
}

test('two note-takers in one hall lose nothing: what waited while the line was away is kept once, however often it is sent', async () => {
  const { plan, officer, colleague } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const batch = (who: string) =>
    Array.from({ length: 12 }, (_, n) => ({ what: 'voice' as const, ...aVoice(`${who} ghi câu ${n}`) }))
  const [mine, hers] = [batch('Một'), batch('Hai')]
  const answer = {
    what: 'answer' as const,
    client_ref: crypto.randomUUID(),
    to: mine[0]?.client_ref ?? '',
    words: 'Trả lời ngay tại hội trường',
  }
  const send = (by: typeof officer, notes: object[]) =>
    by.call(sendNotesContract, { params, body: { notes: notes as never } })
  // The answer comes before its question, both send at once, and one of them never hears that it had arrived.
  await send(colleague, [answer])
  await Promise.all([send(officer, mine.slice(0, 6)), send(colleague, hers), send(officer, mine.slice(0, 6))])
  await send(officer, mine)
  await send(colleague, [...hers, answer])
  const notes = await officer.call(listNotesContract, { params })
  expect(notes.voices.map((voice) => voice.words).toSorted()).toEqual(
    [...mine, ...hers].map((note) => note.words).toSorted(),
  )
  expect(notes.answers).toMatchObject([{ to: mine[0]?.client_ref, words: 'Trả lời ngay tại hội trường' }])
})

test('a note that belongs to one dialogue cannot be taken over into another', async () => {
  const { plan, officer } = await dialogueHouse(world())
  const [one, other] = [await plan(), await plan({ title: 'Đối thoại khác' })]
  const notes = [{ what: 'voice' as const, ...aVoice('Câu hỏi đầu tiên') }]
  await officer.call(sendNotesContract, { params: { dialogue_id: one }, body: { notes } })
  expect(
    await refusalOf(officer.call(sendNotesContract, { params: { dialogue_id: other }, body: { notes } })),
  ).toBe('dialogue.ref_taken')
})

test('somebody outside writes no notes and is told the dialogue does not exist', async () => {
  const { plan, labour } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const body = { notes: [{ what: 'voice' as const, ...aVoice('Câu hỏi ngoài') }] }
  expect(await refusalOf(labour.officer.call(sendNotesContract, { params, body }))).toBe('record.not_found')
})

test('a disclosure of violence leaves no word here: only that it was, and the day', async () => {
  const { plan, officer, record } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  await officer.call(sendNotesContract, {
    params,
    body: {
      notes: [
        {
          what: 'voice',
          ...aVoice(`Tôi bị ${canary}`, { asker_name: 'Tằng Suối Mơ Bịa', place_id: '22', group: 'rural' }),
        },
      ],
    },
  })
  const [voice] = (await officer.call(listNotesContract, { params })).voices
  const { id } = await record({
    title: `Chuyện ${canary}`,
    voice_ids: [voice?.id],
    voices: [],
    dialogue_id: params.dialogue_id,
  })
  expect(await dump()).toContain(canary)
  await officer.call(leaveVoiceContract, { params: { voice_id: voice?.id ?? '' }, body: { why: 'violence' } })
  const after = await dump()
  for (const word of [canary, 'Suối Mơ Bịa', 'ben ngan pat']) expect(after).not.toContain(word)
  const notes = await officer.call(listNotesContract, { params })
  expect(notes).toMatchObject({ voices: [], left: [{ why: 'violence', on_day: '2026-11-19' }] })
  expect((await officer.call(readPetitionContract, { params: { petition_id: id } })).state).toBe('left')
  expect(
    await refusalOf(
      officer.call(leaveVoiceContract, { params: { voice_id: voice?.id ?? '' }, body: { why: 'violence' } }),
    ),
  ).toBe('voice.left_before')
})

test('the table itself takes no word of what has left', async () => {
  const { plan, officer } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const { id } = await officer.call(noteLeavingContract, {
    params,
    body: { why: 'complaint', client_ref: crypto.randomUUID() },
  })
  await expect(world().owner("update voice set words = 'lời' where id = $1", [id])).resolves.toEqual([])
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  await expect(
    withClient(superuser, (client) => client.query("update voice set words = 'lời' where id = $1", [id])),
  ).rejects.toMatchObject({ constraint: 'voice_left_bare' })
})

test('where others stand behind a petition too, theirs stay and the words of who left go', async () => {
  const { plan, officer, record } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  await officer.call(sendNotesContract, {
    params,
    body: {
      notes: [
        { what: 'voice', ...aVoice('Đèn đường tối', { askers: 3 }) },
        { what: 'voice', ...aVoice(`Tối nên ${canary}`, { askers: 2 }) },
      ],
    },
  })
  const { voices } = await officer.call(listNotesContract, { params })
  const leaving = voices.find((voice) => voice.words.includes(canary))
  const { id } = await record({
    title: 'Đèn đường',
    topic: 'public_works',
    voice_ids: voices.map((voice) => voice.id),
    voices: [],
    dialogue_id: params.dialogue_id,
  })
  await officer.call(leaveVoiceContract, {
    params: { voice_id: leaving?.id ?? '' },
    body: { why: 'violence' },
  })
  const file = await officer.call(readPetitionContract, { params: { petition_id: id } })
  expect(file).toMatchObject({
    state: 'recorded',
    askers: 3,
    voices: [{ words: 'Đèn đường tối' }],
    title: 'Đường, điện, chiếu sáng',
  })
})

test('every voice of a hall gets its petition once, also when two gather at the same time', async () => {
  const { plan, officer, colleague } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const notes = ['Xe đưa đón học sinh', 'Trạm y tế thiếu nữ hộ sinh', 'Lớp nghề may'].map((words) => ({
    what: 'voice' as const,
    ...aVoice(words, { askers: 2 }),
  }))
  await officer.call(sendNotesContract, { params, body: { notes } })
  const made = await Promise.all(
    [officer, colleague].map((by) => by.call(gatherContract, { params, body: {} })),
  )
  expect(made.map((each) => each.made).toSorted()).toEqual([0, 3])
  const list = await officer.call(listPetitionsContract, { query: { dialogue_id: params.dialogue_id } })
  expect(list.items).toHaveLength(3)
  const file = await officer.call(readDialogueContract, { params })
  expect(file.way).toMatchObject({ said: 3, askers: 6, petitions: 3, given: 0 })
})

test('the minutes tell who was there, what was said and answered, and nobody who asked by name', async () => {
  const { plan, officer, credit } = await dialogueHouse(world())
  const params = {
    dialogue_id: await plan({
      bodies: [{ agency_id: credit.id, coming: 'yes', attended: 2 }],
      groups: [{ group: 'rural', attended: 30 }],
      conclusion: 'Giao trả lời trước ngày 05/12',
    }),
  }
  const asked = aVoice('Đổi sổ hai tên mất bao nhiêu tiền?', { asker_name: 'Lý Hạt Dẻ Bịa' })
  await officer.call(sendNotesContract, {
    params,
    body: {
      notes: [
        { what: 'voice', ...asked },
        {
          what: 'answer',
          client_ref: crypto.randomUUID(),
          to: asked.client_ref,
          body_id: credit.id,
          words: 'Không thu phí đổi tên',
        },
      ],
    },
  })
  const { bytes } = await officer.call(printMinutesContract, { params })
  const { unzipSync, strFromU8 } = await import('fflate')
  const xml = strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array()).replace(
    /<[^>]+>/g,
    '',
  )
  for (const said of [
    'Đổi sổ hai tên mất bao nhiêu tiền?',
    'Không thu phí đổi tên',
    '30 phụ nữ nông thôn',
    'Giao trả lời',
  ])
    expect(xml).toContain(said)
  expect(xml).not.toContain('Hạt Dẻ')
  expect(xml).not.toContain('CỘNG HÒA')
})
