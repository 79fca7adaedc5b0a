import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { dialogueHouse } from './dialogue.builders.ts'
import {
  changeDialogueContract,
  printAgendaContract,
  printInvitationsContract,
  readDialogueContract,
} from './dialogue.contract.ts'
import { listPetitionsContract, movePetitionContract } from './petition.contract.ts'
import { addTopicContract, changeTopicContract, listTopicsContract } from './topic.contract.ts'
import { codeFor } from './topic.service.ts'

const world = useWorld()
const words = (bytes: Uint8Array) =>
  strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array())

test('who holds dialogues adds a topic, renames and ends it; a question under it keeps it and still finds its body', async () => {
  const { officer, record, move, labour, credit } = await dialogueHouse(world(), '24')
  const { code } = await officer.call(addTopicContract, {
    body: { name_vi: 'Nhà trẻ cho con công nhân', duty: 'labour' },
  })
  expect(code).toBe('nha_tre_cho_con_cong_nhan')
  const { id } = await record({ topic: code, title: 'Mở nhà trẻ gần khu công nghiệp' })
  const change = (body: object) =>
    officer.call(changeTopicContract, {
      params: { code },
      body: {
        version: 1,
        name_vi: 'Nhà trẻ, mẫu giáo',
        name_en: 'Nurseries',
        duty: 'labour',
        valid_until: null,
        ...body,
      },
    })
  await change({})
  expect(await refusalOf(change({}))).toBe('version.stale')
  expect(await refusalOf(change({ version: 2, valid_until: '2026-11-20' }))).toBe('dialogue.topic_dates')
  expect(await refusalOf(change({ version: 2, duty: 'no_such_duty' }))).toBe('dialogue.duty_unknown')
  await change({ version: 2, valid_until: '2026-11-21' })
  const found = (await officer.call(listTopicsContract, {})).items.find((topic) => topic.code === code)
  expect(found).toMatchObject({ name_vi: 'Nhà trẻ, mẫu giáo', valid_until: '2026-11-21', version: 3 })
  expect((await move(id, { move: 'ask' })).body_id).toBe(labour.id)
  const { items } = await officer.call(listPetitionsContract, { query: { topic: code } })
  expect(items.map((line) => line.id)).toEqual([id])
  expect(
    await refusalOf(
      credit.officer.call(movePetitionContract, {
        params: { petition_id: id },
        body: { version: 1, move: 'ask' },
      }),
    ),
  ).toBe('record.not_found')
})

test('a topic of the same name, written otherwise, is refused; two at once make one', async () => {
  const { officer, colleague } = await dialogueHouse(world(), '25')
  const add = (name_vi: string, by = officer) =>
    refusalOf(by.call(addTopicContract, { body: { name_vi, duty: 'health' } }))
  const both = await Promise.all([add('Nước sạch thôn bản'), add('Nước sạch thôn bản', colleague)])
  expect(both.toSorted()).toEqual(['dialogue.topic_taken', undefined])
  expect(await add('NUOC SACH THON BAN')).toBe('dialogue.topic_taken')
  expect(await add('Nước sạch thôn, bản 2')).toBe(undefined)
})

test('a commune that holds dialogues reads the topics and does not change them', async () => {
  await dialogueHouse(world(), '26')
  const commune = await world().staff('commune_officer')
  expect((await commune.call(listTopicsContract, {})).items.length).toBeGreaterThan(10)
  const sent = await commune.send(addTopicContract, { body: { name_vi: 'Chủ đề riêng', duty: 'health' } })
  expect(sent.statusCode).toBe(403)
})

test('a code has letters only and is none that is taken', () => {
  expect(codeFor('Đường, điện 2026', [])).toBe('duong_dien')
  expect(codeFor('Đường điện', ['duong_dien', 'duong_dien_a'])).toBe('duong_dien_b')
  expect(codeFor('12', ['topic'])).toBe('topic_a')
  for (const name of ['a', 'Ổ', '2026', 'x'.repeat(120), 'Việc làm '.repeat(20)])
    expect(codeFor(name, [])).toMatch(/^[a-z][a-z_]{2,39}$/)
})

const agenda = [
  { title: 'Giới thiệu chính sách vay vốn', at: '08:15', topic: 'start_up_loans', speaker: 'Giám đốc thử' },
  { title: 'Hỏi và trả lời', at: '09:30' },
]

test('each line of the day keeps its hour, its topic and who introduces it, also when the plan is changed', async () => {
  const { officer, plan, credit } = await dialogueHouse(world())
  const dialogue_id = await plan({
    agenda: [{ ...agenda[0], body_id: credit.id }, agenda[1]],
    policies: [{ title: 'Cho vay giải quyết việc làm', speaker: 'Trưởng phòng thử' }],
  })
  const read = () => officer.call(readDialogueContract, { params: { dialogue_id } })
  const before = await read()
  expect(before.agenda).toMatchObject([
    { at: '08:15', topic: 'start_up_loans', speaker: 'Giám đốc thử', body_id: credit.id },
    { at: '09:30', topic: null, speaker: null, body_id: null },
  ])
  expect(before.policies).toMatchObject([{ speaker: 'Trưởng phòng thử' }])
  await officer.call(changeDialogueContract, {
    params: { dialogue_id },
    body: {
      version: before.version,
      title: before.title,
      place_id: before.place_id,
      held_on: before.held_on,
      agenda: [{ title: 'Hỏi và trả lời', at: '08:30', topic: 'jobs' }],
    },
  })
  expect((await read()).agenda).toMatchObject([{ at: '08:30', topic: 'jobs', speaker: null }])
})

test('everybody invited who has not declined gets a letter with the agenda, in the layout of who invites', async () => {
  const { officer, plan, credit, labour, land } = await dialogueHouse(world())
  const dialogue_id = await plan({
    agenda,
    from_time: '08:00',
    until_time: '11:00',
    venue: 'Nhà văn hóa Thử',
    bodies: [
      { agency_id: credit.id, coming: 'yes' },
      { agency_id: labour.id },
      { name: 'Hội Luật gia Thử' },
      { agency_id: land.id, coming: 'no' },
    ],
    groups: [{ group: 'rural', invited: 30 }],
  })
  const params = { dialogue_id }
  const all = words((await officer.call(printInvitationsContract, { params, query: {} })).bytes)
  expect(all.match(/trân trọng kính mời/g)).toHaveLength(4)
  expect(all.match(/Giới thiệu chính sách vay vốn/g)).toHaveLength(4)
  for (const said of ['Sở Lao động Thử', 'Hội Luật gia Thử', '30 đại biểu phụ nữ nông thôn', '08:15'])
    expect(all).toContain(said)
  expect(all).not.toContain('Sở Nông nghiệp Thử')
  expect(all).not.toContain('CỘNG HÒA') // the Union's papers have a head of their own
  const { parties } = await officer.call(readDialogueContract, { params })
  const rural = parties.find((party) => party.group === 'rural')
  const one = words(
    (await officer.call(printInvitationsContract, { params, query: { party_id: rural?.id } })).bytes,
  )
  expect(one.match(/trân trọng kính mời/g)).toHaveLength(1)
  expect(one).not.toContain('Hội Luật gia Thử')
  const day = words((await officer.call(printAgendaContract, { params })).bytes)
  for (const said of ['08:15', 'Giám đốc thử', 'Vay vốn khởi nghiệp', 'Nhà văn hóa Thử'])
    expect(day).toContain(said)
  expect(
    await refusalOf(labour.officer.call(printInvitationsContract, { params, query: {} }) as Promise<unknown>),
  ).toBe('record.not_found')
  const alone = await plan({ title: 'Chưa mời ai' })
  expect(
    await refusalOf(
      officer.call(printInvitationsContract, {
        params: { dialogue_id: alone },
        query: {},
      }) as Promise<unknown>,
    ),
  ).toBe('dialogue.nobody_invited')
})
