import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './regime.contract.ts'
import { nextStatus, standingOf, statuses } from './submission.life.ts'

const world = useWorld()
const regime = {
  name: 'Báo cáo thử',
  content: 'Phòng ngừa',
  reporters: 'commune' as const,
  method: 'Trên hệ thống',
  due_days: 5,
  closes_days: 30,
  frequency: 'half_year' as const,
  outline: 'I. Kết quả',
  forms: 'Biểu 01',
  source: 'Quyết định thử',
  cells: [
    { title: 'Tập huấn', unit: 'hội nghị', indicator: 'TRN-1' },
    { title: 'Họp dân', unit: 'cuộc', indicator: null },
  ],
}
const inTime = '2026-07-03T08:00:00+07:00'
const late = '2026-07-20T08:00:00+07:00'
const closed = '2026-10-20T08:00:00+07:00'

/** A province that asks its communes: an officer, two communes with one officer each. */
async function house() {
  world().setNow(inTime)
  const { agency, staff } = world()
  const [commune, other] = [await agency({ kind: 'commune' }), await agency({ kind: 'commune' })]
  const people = {
    officer: await staff('provincial_officer', { agencyId: await agency({ kind: 'department' }) }),
    ward: await staff('commune_officer', { agencyId: commune }),
    neighbour: await staff('commune_officer', { agencyId: other }),
  }
  const { id } = await people.officer.call(contracts.setRegime, { body: regime })
  const round = await people.officer.call(contracts.openRound, {
    params: { regime_id: id },
    body: { period: '2026-H1' },
  })
  const { items } = await people.ward.call(contracts.listSubmissions, { query: { round_id: round.id } })
  const mine = items[0]
  if (!mine || items.length !== 1) throw new Error('the ward sees its own submission alone')
  const params = { submission_id: mine.id }
  const read = () => people.officer.call(contracts.readSubmission, { params })
  const send = async (meetings: number, training = 0, explanation?: string) => {
    const form = await people.ward.call(contracts.readSubmission, { params })
    return people.ward.call(contracts.sendSubmission, {
      params,
      body: {
        version: form.version,
        values: form.cells.map((cell) => ({
          cell_id: cell.id,
          value: cell.indicator ? training : meetings,
          ...(cell.indicator && explanation ? { explanation } : {}),
        })),
      },
    })
  }
  return { ...people, regimeId: id, round, params, read, send }
}

test('a commune’s submission is returned with its reason, sent again and taken with a receipt', async () => {
  const { officer, ward, params, read, send } = await house()
  const sent = await send(96)
  expect(await read()).toMatchObject({ status: 'sent', receipt: null, received_at: null })
  const back = await officer.call(contracts.returnSubmission, {
    params,
    body: { version: sent.version, reason: 'Số cuộc họp chưa khớp' },
  })
  expect(back.status).toBe('returned')
  expect((await ward.call(contracts.readSubmission, { params })).returned_why).toBe('Số cuộc họp chưa khớp')
  const again = await send(12)
  await officer.call(contracts.receiveSubmission, { params, body: { version: again.version } })
  const taken = await read()
  expect(taken).toMatchObject({ status: 'received', receipt: { fits: true } })
  expect(taken.steps.map((step) => step.move)).toEqual(['send', 'return', 'send', 'receive'])
  expect(taken.cells.map((cell) => cell.value)).toEqual([0, 12])
  expect(
    await refusalOf(officer.call(contracts.receiveSubmission, { params, body: { version: taken.version } })),
  ).toBe('submission.wrong_state')
})

test('a number that is not what the records say is explained or refused, and nothing is half sent', async () => {
  const { read, send } = await house()
  expect(await refusalOf(send(3, 2))).toBe('submission.explain')
  expect(await read()).toMatchObject({ status: 'asked', steps: [], version: 1 })
  expect((await send(3, 2, 'Hai hội nghị chưa nhập vào hệ thống')).status).toBe('sent')
  expect((await read()).cells[0]).toMatchObject({
    counted: 0,
    value: 2,
    explanation: 'Hai hội nghị chưa nhập vào hệ thống',
  })
})

test('another commune is told it does not exist, and only one of two who send at once succeeds', async () => {
  const { neighbour, officer, params, ward, read, send } = await house()
  expect(await refusalOf(neighbour.call(contracts.readSubmission, { params }))).toBe('record.not_found')
  const form = await read()
  const body = {
    version: form.version,
    values: form.cells.map((cell) => ({ cell_id: cell.id, value: 0 })),
  }
  expect(await refusalOf(neighbour.call(contracts.sendSubmission, { params, body }))).toBe('record.not_found')
  expect(await refusalOf(officer.call(contracts.sendSubmission, { params, body }))).toBe('permit.missing')
  const two = await Promise.allSettled(
    [1, 2].map(() => ward.call(contracts.sendSubmission, { params, body })),
  )
  expect(two.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await refusalOf(send(1))).toBe('submission.wrong_state')
})

test('late is told and reminded, an exception has its end, and after closing nothing is taken', async () => {
  const { officer, params, round, read, send, regimeId } = await house()
  world().setNow(late)
  expect((await read()).standing).toBe('late')
  const ofRegime = async () =>
    (await officer.call(contracts.listRegimes)).items.find((one) => one.id === regimeId)?.rounds[0]
  const before = await ofRegime()
  expect(before?.late).toBe(before?.expected)
  const { reminded } = await officer.call(contracts.remindLate, { params: { round_id: round.id }, body: {} })
  expect(reminded).toBeGreaterThanOrEqual(2)
  expect((await read()).is_closed).toBe(false)
  world().setNow(closed)
  expect((await read()).is_closed).toBe(true) // told before anybody fills it in
  expect(await refusalOf(send(1))).toBe('submission.closed')
  const { version } = await read()
  await officer.call(contracts.excuseSubmission, {
    params,
    body: { version, reason: 'Mưa lũ kéo dài', until: '2026-10-25' },
  })
  expect(await read()).toMatchObject({ standing: 'asked', is_closed: false })
  await send(1)
  expect(await ofRegime()).toMatchObject({ sent: 1, on_time: 1, late: (before?.late ?? 0) - 1 })
})

test('a commune’s form takes no figure of response, and a period is opened once', async () => {
  const { officer, regimeId } = await house()
  const body = { ...regime, cells: [{ title: 'Vụ', unit: 'vụ', indicator: 'INC-1' }] }
  expect(await refusalOf(officer.call(contracts.setRegime, { body }))).toBe('regime.response_figure')
  const again = officer.call(contracts.openRound, {
    params: { regime_id: regimeId },
    body: { period: '2026-H1' },
  })
  expect(await refusalOf(again)).toBe('regime.opened_before')
})

test('what lies with the receiver is never late, and what waits is late only after its day and its exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...statuses),
      fc.integer({ min: -40, max: 40 }),
      fc.option(fc.integer({ min: -40, max: 40 })),
      (status, dueIn, excusedIn) => {
        const now = new Date('2026-11-21T05:00:00Z')
        const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString()
        const standing = standingOf(
          {
            status,
            due_at: at(dueIn),
            excused_until: excusedIn === null ? null : at(excusedIn).slice(0, 10),
          },
          now,
        )
        const waits = nextStatus(status, 'send') !== undefined
        const isOver = dueIn < 0 && (excusedIn === null || excusedIn < 0)
        expect(standing === 'late').toBe(waits && isOver)
      },
    ),
  )
})
