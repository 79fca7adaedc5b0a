import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { listEditionsContract, signEditionContract, writeEditionContract } from './instrument.contract.ts'
import { readInstrumentContract } from './risk.contract.ts'

const world = useWorld()

const params = { instrument_code: 'partner_danger' }
const edition = {
  title_vi: 'Bảng hỏi thử',
  title_en: 'Test questions',
  from_medium: 3,
  from_high: 6,
  from_immediate: 9,
  valid_from: '2026-11-25',
  source: 'tổ kiểm huấn thử',
  mark: 'S' as const,
  questions: [
    {
      code: 'near_now',
      wording_vi: 'Người đó có ở gần không?',
      wording_en: 'Is the person near?',
      weight: 6,
    },
    { wording_vi: 'Có chó dữ không?', wording_en: 'Is there a fierce dog?', weight: 2 },
  ],
}

test('an edition written by one supervisor is asked only once another has signed it, and from its own day on', async () => {
  world().setNow('2026-11-20T03:00:00Z')
  const agencyId = await world().agency()
  const one = await world().staff('supervisor', { agencyId })
  const other = await world().staff('supervisor', { agencyId })
  const worker = await world().staff('case_manager', { agencyId })
  const asked = async () => (await worker.call(readInstrumentContract)).edition
  const editions = async () => (await one.call(listEditionsContract)).items
  const [shipped] = await editions()
  expect(shipped).toMatchObject({ edition: 1, in_force: true, edited_here: false })

  const write = (body: object = {}) =>
    one.call(writeEditionContract, { params, body: { ...edition, read_edition: 1, ...body } })
  expect(await refusalOf(write({ valid_from: '2026-11-19' }))).toBe('risk.edition_past')
  expect(await write()).toEqual({ code: 'partner_danger', edition: 2 })
  expect(await refusalOf(write())).toBe('version.stale')
  expect(await refusalOf(write({ read_edition: 2 }))).toBe('risk.waits_for_sign')
  const [second] = await editions()
  expect(second).toMatchObject({ edition: 2, in_force: false, mine: true, review_state: 'draft' })
  expect(second?.questions.map((question) => question.code)).toEqual(['near_now', 'q2_2'])

  const sign = (who: typeof one) => who.call(signEditionContract, { params, body: { edition: 2 } })
  world().setNow('2026-11-26T03:00:00Z')
  expect(await asked()).toBe(1) // its day has come, its signature has not
  expect(await refusalOf(sign(one))).toBe('risk.own_edition')
  expect(await refusalOf(sign(worker))).toBe('permit.missing')
  world().setNow('2026-11-20T03:00:00Z')
  await sign(other)
  expect(await asked()).toBe(1) // it is signed, its day has not come
  world().setNow('2026-11-26T03:00:00Z')
  expect(await asked()).toBe(2)
  expect((await editions())[0]).toMatchObject({ in_force: true, reviewed_on: '2026-11-20' })
})

test('thresholds that do not rise, a question twice and a weight of nothing are bad input, told by field', async () => {
  world().setNow('2026-11-27T03:00:00Z')
  const one = await world().staff('supervisor')
  const [first] = edition.questions
  const wrongs: [object, string][] = [
    [{ from_high: 3 }, 'body.from_high'],
    [{ from_immediate: 5 }, 'body.from_immediate'],
    [{ questions: [first, first] }, 'body.questions.1.code'],
    [{ questions: [{ ...first, weight: 0 }] }, 'body.questions.0.weight'],
    [{ questions: [] }, 'body.questions'],
  ]
  const before = await one.call(listEditionsContract)
  for (const [wrong, path] of wrongs) {
    const sent = await one.send(writeEditionContract, {
      params,
      body: { ...edition, read_edition: 2, ...wrong },
    })
    expect(sent.statusCode, path).toBe(400)
    expect(sent.json().error.fields.map((field: { path: string }) => field.path)).toContain(path)
  }
  expect(await one.call(listEditionsContract)).toEqual(before)
})
