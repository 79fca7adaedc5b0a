import { strFromU8, unzipSync } from 'fflate'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { getDraft, saveDraft } from '#modules/access/draft.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aVoice, dialogueHouse, fullAnswer } from './dialogue.builders.ts'
import { printMinutesContract, readDialogueContract } from './dialogue.contract.ts'
import {
  exportPetitionsContract,
  listPetitionsContract,
  mergePetitionsContract,
  readPetitionContract,
} from './petition.contract.ts'
import {
  gatherContract,
  leaveVoiceContract,
  listNotesContract,
  noteLeavingContract,
  sendNotesContract,
} from './question.contract.ts'
import {
  changeLineContract,
  makeSynthesisContract,
  printLetterContract,
  readSynthesisContract,
} from './synthesis.contract.ts'

const world = useWorld()
const canary = 'chồng đánh suốt đêm ở bến Ngàn Pạt'

/** Everything a backup would hold of this module, and of what watches it. */
async function dump(): Promise<string> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
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

test('a disclosure that was answered and read back before it was seen for what it is leaves no word in answer or reading either', async () => {
  const { plan, officer, record, move, credit } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const told = 'chồng bà Bịa ở bến Ngàn Vòng'
  await officer.call(sendNotesContract, {
    params,
    body: { notes: [{ what: 'voice', ...aVoice('Muốn vay vốn', { place_id: '22' }) }] },
  })
  const [voice] = (await officer.call(listNotesContract, { params })).voices
  const { id } = await record({ voice_ids: [voice?.id], voices: [], dialogue_id: params.dialogue_id })
  await move(id, { move: 'ask' })
  await move(id, { move: 'accept' }, credit.officer)
  await move(id, { ...fullAnswer, action: `Gặp ${told}`, owner: `Người của ${told}` }, credit.officer)
  await move(id, {
    move: 'read_back',
    place_id: '22',
    on: '2026-11-20',
    heard: 3,
    reaction: 'clear',
    words: `Nói: ${told}`,
  })
  expect(await dump()).toContain(told)
  await officer.call(leaveVoiceContract, { params: { voice_id: voice?.id ?? '' }, body: { why: 'violence' } })
  expect(await dump()).not.toContain(told)
})

test('of a disclosure nothing stays in what merged with it, in drafts, in lists, in exports, in papers or in what a search finds', async () => {
  const { plan, officer, record, move, credit, leader } = await dialogueHouse(world())
  const params = { dialogue_id: await plan() }
  const told = 'bị trói ở bến Ngàn Sậy'
  await officer.call(sendNotesContract, {
    params,
    body: {
      notes: [
        { what: 'voice', ...aVoice(`Tôi ${told}`, { asker_name: 'Lò Sậy Bịa', wants_told: true }) },
        { what: 'voice', ...aVoice('Xin mở lớp may') },
      ],
    },
  })
  const { voices } = await officer.call(listNotesContract, { params })
  const leaving = voices.find((voice) => voice.words.includes(told))
  const staying = voices.find((voice) => voice !== leaving)
  // The hall answered it, a draft of a petition held it, it was answered, merged into another and grouped for the province.
  await officer.call(sendNotesContract, {
    params,
    body: {
      notes: [
        {
          what: 'answer',
          client_ref: crypto.randomUUID(),
          to: leaving?.client_ref ?? '',
          words: `Đã nghe việc ${told}`,
        },
      ],
    },
  })
  const mine = await record({
    title: `Việc ${told}`,
    voice_ids: [leaving?.id],
    voices: [],
    dialogue_id: params.dialogue_id,
  })
  const other = await record({ voice_ids: [staying?.id], voices: [], dialogue_id: params.dialogue_id })
  await move(mine.id, { move: 'ask' })
  await move(mine.id, { move: 'ask_more', words: `Hỏi thêm: ${told}` }, credit.officer).catch(() => undefined)
  await move(mine.id, { ...fullAnswer, action: `Gặp người ${told}`, owner: `Tổ ${told}` }, credit.officer)
  await officer.call(mergePetitionsContract, {
    params: { petition_id: other.id },
    body: { version: other.version, other_ids: [mine.id] },
  })
  const { id: synthesis_id } = await officer.call(makeSynthesisContract, {
    body: { title: 'Tổng hợp thử', from: '2026-11-01', until: '2026-12-01' },
  })
  const { lines } = await officer.call(readSynthesisContract, { params: { synthesis_id } })
  await officer.call(changeLineContract, {
    params: { synthesis_id, line_id: lines.find((line) => line.topic === 'start_up_loans')?.id ?? '' },
    body: { version: 1, wording: `Gồm cả việc ${told}` },
  })
  const begun = crypto.randomUUID()
  await credit.officer.call(saveDraft, {
    params: { client_ref: begun },
    body: { form: `petition.${mine.id}.answer`, seq: 1, content: { action: told } },
  })
  const draft = crypto.randomUUID()
  await officer.call(saveDraft, {
    params: { client_ref: draft },
    body: { form: `hall.${params.dialogue_id}`, seq: 1, content: { queue: [], typed: '' } },
  })
  expect(await dump()).toContain(told)

  await officer.call(leaveVoiceContract, {
    params: { voice_id: leaving?.id ?? '' },
    body: { why: 'violence' },
  })

  const folded = 'ben ngan say'
  const everything = [
    await dump(),
    ...(await Promise.all(
      [
        officer.call(listNotesContract, { params }),
        officer.call(readDialogueContract, { params }),
        officer.call(listPetitionsContract, { query: { q: 'ngàn sậy' } }),
        leader.call(listPetitionsContract, { query: {} }),
        officer.call(readPetitionContract, { params: { petition_id: mine.id } }),
        officer.call(readPetitionContract, { params: { petition_id: other.id } }),
        officer.call(readSynthesisContract, { params: { synthesis_id } }),
        officer.call(getDraft, { params: { client_ref: draft } }),
      ].map(async (reply) => JSON.stringify(await reply)),
    )),
    ...(
      await Promise.all([
        officer.call(printMinutesContract, { params }),
        officer.call(printLetterContract, { params: { synthesis_id } }),
        officer.call(exportPetitionsContract, { query: {} }),
      ])
    ).map(({ bytes }) =>
      Object.values(unzipSync(new Uint8Array(bytes)))
        .map((part) => strFromU8(part).replace(/<[^>]+>/g, ''))
        .join('\n'),
    ),
  ]
  const found = everything.flatMap((place) =>
    [told, 'Lò Sậy', folded, leaving?.tell_code ?? '–']
      .filter((word) => place.includes(word))
      .map((word) => place.slice(Math.max(0, place.indexOf(word) - 120), place.indexOf(word) + 40)),
  )
  expect(found).toEqual([])
  expect(await refusalOf(credit.officer.call(getDraft, { params: { client_ref: begun } }))).toBe(
    'record.not_found',
  )
  expect((await officer.call(listPetitionsContract, { query: { q: 'ngàn sậy' } })).items).toEqual([])
  const gone = await world().app.inject({
    method: 'GET',
    url: `/api/public/petitions/${leaving?.tell_code}`,
  })
  expect(gone.statusCode).toBe(404)
  // Who asked about something else is still there, word for word.
  const kept = await officer.call(readPetitionContract, { params: { petition_id: other.id } })
  expect(kept.voices.map((voice) => voice.words)).toEqual(['Xin mở lớp may'])
})
