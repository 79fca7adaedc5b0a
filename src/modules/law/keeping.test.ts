import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  keepForm,
  keepNumber,
  keepRule,
  keepText,
  listKeptForms,
  listKeptNumbers,
  listKeptRules,
  listKeptTexts,
  reviewText,
} from './keeping.contract.ts'
import { listClockRulesContract, listHotlineNumbersContract, listTextsContract } from './law.contract.ts'

const world = useWorld()

/** An officer of the province and two supervisors, in November 2026. */
async function house() {
  world().setNow('2026-11-20T03:00:00Z')
  const agencyId = await world().agency()
  const staff = (role: 'provincial_officer' | 'supervisor' | 'operator') => world().staff(role, { agencyId })
  return {
    officer: await staff('provincial_officer'),
    supervisor: await staff('supervisor'),
    other: await staff('supervisor'),
    operator: await staff('operator'),
  }
}

const rule = {
  limit_value: 6,
  limit_unit: 'hour',
  roll_to_working_day: false,
  internal_target_minutes: null,
  warn_minutes_before: 60,
  pausable: false,
  pause_basis: null,
  note_vi: null,
  note_en: null,
  basis: 'Nghị định thử 1/2027',
  valid_from: '2027-01-01',
  source: 'văn bản thử',
  mark: 'C',
} as const

test('a new decree is a new row: what began before keeps the old limit, and what begins from its day on has the new one', async () => {
  const { officer, operator } = await house()
  const rowsOf = async () =>
    (await officer.call(listKeptRules)).items.filter((each) => each.code === 'DV-BAN-CANCEL')
  const [shipped] = await rowsOf()
  expect(shipped).toMatchObject({ limit_value: 12, edited_here: false })
  const read_from = shipped?.valid_from ?? ''
  const params = { code: 'DV-BAN-CANCEL' }
  await officer.call(keepRule, { params, body: { ...rule, read_from } })
  expect(await rowsOf()).toMatchObject([
    { limit_value: 6, valid_from: '2027-01-01', edited_here: true, trigger_vi: shipped?.trigger_vi },
    { limit_value: 12, valid_from: read_from, edited_here: false },
  ])
  const inForce = async (on: string) =>
    (await operator.call(listClockRulesContract, { query: { on } })).items.find(
      (each) => each.code === params.code,
    )
  expect(await inForce('2026-12-31')).toMatchObject({ limit_value: 12 })
  expect(await inForce('2027-01-01')).toMatchObject({ limit_value: 6, basis: 'Nghị định thử 1/2027' })

  const stale = officer.call(keepRule, { params, body: { ...rule, valid_from: '2027-02-01', read_from } })
  expect(await refusalOf(stale)).toBe('version.stale')
  const mend = { ...rule, limit_value: 8, read_from: '2027-01-01' }
  await officer.call(keepRule, { params, body: mend }) // what we wrote for that day ourselves is put right
  expect(await inForce('2027-01-01')).toMatchObject({ limit_value: 8 })
  const early = officer.call(keepRule, { params, body: { ...mend, valid_from: '2026-12-01' } })
  expect(await refusalOf(early)).toBe('law.not_after')
  expect(
    await refusalOf(officer.call(keepRule, { params: { code: 'NO-SUCH' }, body: { ...rule, read_from } })),
  ).toBe('record.not_found')
  expect(await rowsOf()).toHaveLength(2)
})

test('a shipped row is never written over, also not on its own day', async () => {
  const { officer } = await house()
  const [form] = (await officer.call(listKeptForms)).items.filter((each) => each.code === 'dv.ban')
  const body = {
    form_number: 'Mẫu 07',
    title_vi: 'Quyết định cấm tiếp xúc',
    title_en: 'No-contact decision',
    basis: 'Nghị định thử',
    source: 'văn bản thử',
    mark: 'C',
    read_from: form?.valid_from ?? '',
  } as const
  const on = (valid_from: string) =>
    officer.call(keepForm, { params: { code: 'dv.ban' }, body: { ...body, valid_from } })
  expect(await refusalOf(on(form?.valid_from ?? ''))).toBe('law.not_after')
  await on('2026-11-20')
  expect((await officer.call(listKeptForms)).items.filter((each) => each.code === 'dv.ban')).toMatchObject([
    { form_number: 'Mẫu 07', valid_from: '2026-11-20' },
    { form_number: null, valid_from: form?.valid_from },
  ])
})

test('a rule that contradicts itself is told by field and nothing is written', async () => {
  const { officer } = await house()
  const wrongs = [
    [{ limit_unit: 'immediately' }, 'body.limit_value'],
    [{ limit_value: null, warn_minutes_before: null }, 'body.limit_value'],
    [{ limit_value: null, limit_unit: 'immediately' }, 'body.warn_minutes_before'],
    [{ roll_to_working_day: true }, 'body.roll_to_working_day'],
    [{ pausable: true }, 'body.pause_basis'],
    [{ valid_from: '2027-02-30' }, 'body.valid_from'],
  ] as const
  const before = await officer.call(listKeptRules)
  for (const [wrong, path] of wrongs) {
    const sent = await officer.send(keepRule, {
      params: { code: 'DV-BAN' },
      body: { ...rule, ...wrong, read_from: '2023-07-01' },
    })
    expect(sent.statusCode, path).toBe(400)
    expect(sent.json().error.fields.map((field: { path: string }) => field.path)).toContain(path)
  }
  expect(await officer.call(listKeptRules)).toEqual(before)
})

test('a wording says that nobody has reviewed it until somebody else signs, and what was signed is told with name and day', async () => {
  const { supervisor, other, operator, officer } = await house()
  const shown = async () =>
    (await operator.call(listTextsContract, { query: { keys: 'script.opening' } })).items[0]
  const read_from = (await shown())?.valid_from ?? ''
  const params = { code: 'script.opening' }
  const written = { lang: 'vi', body: 'Tôi nghe đây. Chị nói được không?', valid_from: '2026-11-20' } as const
  await supervisor.call(keepText, {
    params,
    body: { ...written, source: 'tổ kiểm huấn', mark: 'C', read_from },
  })
  expect(await shown()).toMatchObject({ body: written.body, review_state: 'draft', reviewed_by: null })
  const sign = (who: typeof supervisor) =>
    who.call(reviewText, { params, body: { lang: 'vi', read_from: '2026-11-20' } })
  expect(await refusalOf(sign(supervisor))).toBe('law.own_text')
  expect(await refusalOf(sign(officer))).toBe('permit.missing')
  await sign(other)
  expect(await shown()).toMatchObject({
    body: written.body,
    review_state: 'reviewed',
    reviewed_on: '2026-11-20',
  })
  const mine = (await supervisor.call(listKeptTexts)).items.filter((each) => each.key === 'script.opening')
  expect(mine.filter((each) => each.lang === 'vi')).toMatchObject([
    { review_state: 'reviewed' },
    { review_state: 'draft', valid_from: read_from },
  ])
})

test('a province enters its own number, which the operators see from its day on; another province does not', async () => {
  const { officer, operator } = await house()
  const body = {
    number_printed: '1900 0022',
    name_vi: 'Đường dây nóng thử',
    name_en: 'Test line',
    what_for_vi: 'Thử',
    what_for_en: 'Test',
    hours_vi: null,
    hours_en: null,
    show_publicly: true,
    valid_from: '2026-11-20',
    source: 'Trung tâm thử',
    mark: 'C',
    read_from: null,
  } as const
  const params = { code: '22-19000022' }
  const oneHour = await officer.send(keepNumber, { params, body: { ...body, hours_vi: '24/24' } })
  expect(oneHour.json().error.fields).toMatchObject([{ path: 'body.hours_en' }])
  await officer.call(keepNumber, { params, body })
  const numbers = async (who: typeof officer) =>
    (await who.call(listHotlineNumbersContract)).items.map((each) => each.digits)
  expect(await numbers(operator)).toContain('19000022')
  const elsewhere = await world().staff('operator', { agencyId: await world().agency({ province_id: '45' }) })
  expect(await numbers(elsewhere)).not.toContain('19000022')
  expect(await refusalOf(officer.call(keepNumber, { params, body }))).toBe('version.stale')
  expect(
    (await officer.call(listKeptNumbers)).items.filter((each) => each.code === params.code),
  ).toHaveLength(1)
})

test('the database itself lets nobody else write the law, whatever a route would say', async () => {
  const { operator } = await house()
  const write = () =>
    withClient({ ...inject('cluster').superuser, database: world().server.database }, async (client) => {
      await client.query('begin')
      await client.query('set local role nangmai_app')
      return client.query(
        "update law_clock_rule set limit_value = 1, edited_at = now(), edited_by = $1 where code = 'DV-BAN'",
        [operator.id],
      )
    })
  expect((await write()).rowCount).toBe(0)
})
