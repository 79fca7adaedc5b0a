import { sql } from 'kysely'
import { beforeEach, describe, expect, inject as provided, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { listClocksContract } from '#modules/clocks/clock.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { readProtectionContract } from './measure.contract.ts'
import { protectionModule } from './module.ts'
import { orderHouse } from './order.builders.ts'
import * as orders from './order.contract.ts'

const world = useWorld()
beforeEach(() => world().setNow('2026-11-20T12:00:00Z'))

const received = '2026-11-20T02:00:00Z'
const of = (id: string) => ({ params: { order_id: id } })
const runJob = () => protectionModule.jobs[0]?.run({ ...world().house, jobs: world().house.jobs.db } as never)

describe('a request', () => {
  test('of a body without her consent is not taken', async () => {
    const house = await orderHouse(world())
    expect(await refusalOf(house.draft({ consent: undefined }))).toBe('input.invalid')
    expect((await house.draft({ requested_by: 'survivor', consent: undefined })).version).toBe(1)
  })

  test('of the chair alone stands only where life is threatened', async () => {
    const house = await orderHouse(world())
    expect(await refusalOf(house.draft({ requested_by: 'chair', consent: undefined }))).toBe('input.invalid')
    await house.draft({
      requested_by: 'chair',
      consent: undefined,
      life_threat: true,
      reasons: ['threatens_life'],
    })
  })

  test('starts the twelve hours when the commune has it, and its officers hear of it', async () => {
    const house = await orderHouse(world())
    const sent = await house.sent(received)
    expect(sent).toMatchObject({ status: 'requested', due_at: '2026-11-20T14:00:00.000Z' })
    const { items } = await house.officer.call(listNotices, { query: {} })
    expect(items.map((each) => each.kind)).toEqual(['order.received'])
    const clocks = await house.officer.call(listClocksContract, { query: {} })
    expect(clocks.items).toMatchObject([{ rule: { code: 'DV-BAN' }, case_id: null, case_code: null }])
  })

  test('that is still a draft is unknown to the commune', async () => {
    const house = await orderHouse(world())
    const draft = await house.draft()
    expect(await refusalOf(house.officer.call(orders.readOrderContract, of(draft.id)))).toBe(
      'record.not_found',
    )
    expect((await house.officer.call(orders.listOrdersContract, { query: {} })).items).toEqual([])
  })

  test('taken back stops the clock and cannot be signed', async () => {
    const house = await orderHouse(world())
    const sent = await house.sent(received)
    await house.manager.call(orders.withdrawOrderContract, {
      ...of(sent.id),
      body: { version: sent.version },
    })
    expect((await house.manager.call(listClocksContract, { query: {} })).items).toEqual([])
    const late = house.officer.call(orders.refuseOrderContract, {
      ...of(sent.id),
      body: {
        version: 3,
        signed_at: received,
        signer: 'chair',
        signer_name: 'Lê Thị Đồi Sim',
        reason: 'không đủ căn cứ',
      },
    })
    expect(await refusalOf(late)).toBe('order.wrong_state')
  })
})

describe('a decision', () => {
  test('counts from the signature, not from the click, and holds until the end on the paper', async () => {
    const house = await orderHouse(world())
    world().setNow('2026-11-20T20:00:00Z') // the twelve hours have passed; the paper was signed within them
    const signed = await house.signed(received)
    const shown = await house.manager.call(orders.readOrderContract, of(signed.id))
    expect(shown).toMatchObject({
      status: 'in_force',
      signed_at: '2026-11-20T04:00:00.000Z',
      ends_at: '2026-11-23T04:00:00.000Z',
      decided_at: '2026-11-20T20:00:00.000Z',
      decide_due_at: null,
      her_name: 'Nguyễn Thị Sao Mai',
    })
    const clocks = await house.manager.call(listClocksContract, { query: {} })
    expect(clocks.items).toMatchObject([
      {
        rule: { code: 'DV-BAN-MAX' },
        due_at: '2026-11-23T04:00:00.000Z',
        internal_due_at: '2026-11-22T04:00:00.000Z',
      },
    ])
    const done = await house.manager.call(listClocksContract, { query: { state: 'done' } })
    expect(done.items).toMatchObject([{ rule: { code: 'DV-BAN' }, status: 'met' }])
  })

  test('longer than three days is not taken, nor one signed before the request came', async () => {
    const house = await orderHouse(world())
    expect(await refusalOf(house.signed(received, { ends_at: '2026-11-23T04:00:01Z' }))).toBe('input.invalid')
    expect(
      await refusalOf(
        house.signed(received, { signed_at: '2026-11-20T01:59:00Z', ends_at: '2026-11-22T00:00:00Z' }),
      ),
    ).toBe('order.signed_before')
  })

  test('signed for the chair names the paper that allows it', async () => {
    const house = await orderHouse(world())
    expect(await refusalOf(house.signed(received, { signer: 'deputy_assigned' }))).toBe('input.invalid')
    await house.signed(received, { signer: 'deputy_assigned', signer_authority: '12/QĐ-UBND' })
  })

  test('of refusal keeps its reasons for those who may open it', async () => {
    const house = await orderHouse(world())
    const sent = await house.sent(received)
    await house.officer.call(orders.refuseOrderContract, {
      ...of(sent.id),
      body: {
        version: sent.version,
        signed_at: '2026-11-20T05:00:00Z',
        signer: 'chair',
        signer_name: 'Lê Thị Đồi Sim',
        reason: 'Chưa đủ căn cứ theo báo cáo xác minh',
      },
    })
    const shown = await house.manager.call(orders.readOrderContract, of(sent.id))
    expect(shown).toMatchObject({
      status: 'refused',
      refusal: 'Chưa đủ căn cứ theo báo cáo xác minh',
      ends_at: null,
    })
    const told = await house.manager.call(listNotices, { query: {} })
    expect(told.items.map((each) => each.kind)).toContain('order.refused')
  })

  test('two at once: one is written, the other learns that it came late', async () => {
    const house = await orderHouse(world())
    const sent = await house.sent(received)
    const body = {
      version: sent.version,
      signed_at: '2026-11-20T05:00:00Z',
      signer: 'chair' as const,
      signer_name: 'Lê Thị Đồi Sim',
      ends_at: '2026-11-22T05:00:00Z',
      rights_told_at: received,
    }
    const both = await Promise.all(
      [house.officer, house.manager].map((person) =>
        refusalOf(person.call(orders.signOrderContract, { ...of(sent.id), body })),
      ),
    )
    expect(both.sort()).toEqual(['order.wrong_state', undefined])
    const { measures } = await house.manager.call(readProtectionContract, {
      params: { case_id: house.caseId },
    })
    expect(measures).toMatchObject([
      { measure: '3', order_id: sent.id, from_on: '2026-11-20', until_on: '2026-11-22' },
    ])
  })
})

describe('the commune', () => {
  test('sees the order and nothing of the case', async () => {
    const house = await orderHouse(world())
    const sent = await house.sent(received)
    const shown = await house.officer.call(orders.readOrderContract, of(sent.id))
    expect(shown).toMatchObject({
      opens: true,
      works_on_case: false,
      case_id: null,
      case_code: null,
      her_name: 'Nguyễn Thị Sao Mai',
    })
    expect(await refusalOf(house.officer.call(readCaseContract, { params: { case_id: house.caseId } }))).toBe(
      'permit.missing',
    )
    for (const table of [
      'case_file',
      'person',
      'person_identity',
      'case_note',
      'protection_measure',
      'child_path',
    ]) {
      const seen = await entered(world().house.db, tokenHash(house.officer.token), (trx) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(trx),
      )
      expect([table, seen.rows[0]?.n]).toEqual([table, 0])
    }
  })

  test('of another place is told that it does not exist', async () => {
    const house = await orderHouse(world())
    const sent = await house.sent(received)
    const stranger = await world().staff('commune_officer')
    expect(await refusalOf(stranger.call(orders.readOrderContract, of(sent.id)))).toBe('record.not_found')
    expect((await stranger.call(orders.listOrdersContract, { query: {} })).items).toEqual([])
    const other = await world().staff('case_manager', { agencyId: house.agencyId })
    expect(await refusalOf(other.call(orders.readOrderContract, of(sent.id)))).toBe('record.not_found')
  })

  test('and who oversees the case: they see how it stands without a name, and change nothing', async () => {
    const house = await orderHouse(world())
    const sent = await house.sent(received)
    const shown = await house.supervisor.call(orders.readOrderContract, of(sent.id))
    expect(shown).toMatchObject({ opens: false, her_name: null, his_name: null, status: 'requested' })
  })
})

describe('while it runs', () => {
  test('each recipient is told once, and she is told the hour he was served only after he was', async () => {
    const house = await orderHouse(world())
    const signed = await house.signed(received)
    const tellHer = () =>
      house.manager.call(orders.tellHerServedContract, {
        ...of(signed.id),
        body: { version: signed.version, at: '2026-11-20T07:00:00Z' },
      })
    expect(await refusalOf(tellHer())).toBe('order.not_served')
    const serve = () =>
      house.officer.call(orders.tellRecipientContract, {
        ...of(signed.id),
        body: { who: 'banned', told_at: '2026-11-20T06:30:00Z', how: 'in_person' },
      })
    await serve()
    expect(await refusalOf(serve())).toBe('order.told_already')
    const told = await house.manager.call(listNotices, { query: {} })
    expect(told.items.map((each) => each.kind)).toContain('order.served')
    await tellHer()
    const shown = await house.manager.call(orders.readOrderContract, of(signed.id))
    expect(shown).toMatchObject({
      served_at: '2026-11-20T06:30:00.000Z',
      she_told_served_at: '2026-11-20T07:00:00.000Z',
    })
  })

  test('a contact needs a watcher, notice first, and four hours at most', async () => {
    const house = await orderHouse(world())
    const signed = await house.signed(received)
    const contact = (overrides = {}) =>
      house.officer.call(orders.allowContactContract, {
        ...of(signed.id),
        body: {
          reason: 'wedding_funeral',
          notice_at: '2026-11-20T08:00:00Z',
          countersigned_at: '2026-11-20T09:00:00Z',
          starts_at: '2026-11-21T01:00:00Z',
          ends_at: '2026-11-21T05:00:00Z',
          ...overrides,
        },
      })
    expect(await refusalOf(contact())).toBe('order.no_watcher')
    await house.officer.call(orders.assignWatcherContract, {
      ...of(signed.id),
      body: {
        version: signed.version,
        function: 'village_head',
        name: 'Vũ Văn Đồng',
        assigned_at: '2026-11-20T05:00:00Z',
      },
    })
    expect(await refusalOf(contact({ ends_at: '2026-11-21T05:00:01Z' }))).toBe('input.invalid')
    expect(await refusalOf(contact({ countersigned_at: '2026-11-20T07:00:00Z' }))).toBe('input.invalid')
    expect(
      await refusalOf(contact({ starts_at: '2026-11-23T02:00:00Z', ends_at: '2026-11-23T05:00:00Z' })),
    ).toBe('order.contact_outside')
    const { id, version } = await contact()
    world().setNow('2026-11-21T06:00:00Z')
    await house.officer.call(orders.endContactContract, {
      params: { order_id: signed.id, allowed_id: id },
      body: { version, ended_at: '2026-11-21T04:30:00Z', chair_told_at: '2026-11-21T04:40:00Z' },
    })
    const done = await house.manager.call(listClocksContract, {
      query: { state: 'done', rule: 'DV-CONTACT' },
    })
    expect(done.items).toMatchObject([{ status: 'met' }])
  })

  test('a request to cancel has twelve hours; a refusal leaves it in force, a decision ends it', async () => {
    const house = await orderHouse(world())
    const signed = await house.signed(received)
    const ask = (at: string) =>
      house.officer.call(orders.askCancellationContract, {
        ...of(signed.id),
        body: { requested_by: 'banned', received_at: at },
      })
    const asked = await ask('2026-11-20T06:00:00Z')
    expect(asked.due_at).toBe('2026-11-20T18:00:00.000Z')
    expect(await refusalOf(ask('2026-11-20T06:10:00Z'))).toBe('order.cancel_waiting')
    const decide = (id: string, version: number, decision: 'refused' | 'cancelled', reason?: string) =>
      house.officer.call(orders.decideCancellationContract, {
        params: { order_id: signed.id, cancellation_id: id },
        body: {
          version,
          decision,
          signed_at: '2026-11-20T09:00:00Z',
          signer: 'chair',
          signer_name: 'Lê Thị Đồi Sim',
          ...(reason ? { reason } : {}),
        },
      })
    expect(await refusalOf(decide(asked.id, 1, 'refused'))).toBe('input.invalid')
    expect(await decide(asked.id, 1, 'refused', 'Nguy hiểm vẫn còn đó')).toMatchObject({
      order_status: 'in_force',
    })
    const told = await house.officer.call(orders.readOrderContract, { params: { order_id: signed.id } })
    expect(told.cancellations).toMatchObject([
      { status: 'refused', signer: 'chair', signer_name: 'Lê Thị Đồi Sim', refusal: 'Nguy hiểm vẫn còn đó' },
    ])
    const again = await ask('2026-11-20T08:00:00Z')
    expect(await decide(again.id, 1, 'cancelled')).toMatchObject({ order_status: 'cancelled' })
    const { items } = await house.manager.call(listClocksContract, { query: {} })
    expect(items).toEqual([])
    const { measures } = await house.manager.call(readProtectionContract, {
      params: { case_id: house.caseId },
    })
    expect(measures).toMatchObject([{ measure: '3', outcome: 'stopped' }])
  })

  test('it ends by itself on the hour of the paper; what was not kept is said; a new request is ready before', async () => {
    const house = await orderHouse(world())
    const signed = await house.signed(received)
    await house.officer.call(orders.recordViolationContract, {
      ...of(signed.id),
      body: { kind: 'within_100_m', happened_at: '2026-11-20T10:00:00Z', note: 'đứng trước cổng' },
    })
    const repeat = () =>
      house.manager.call(orders.repeatOrderContract, {
        ...of(signed.id),
        body: { days_asked: 3, consent: { at: '2026-11-20T11:00:00Z', how: 'spoken' } },
      })
    const next = await repeat()
    expect(await refusalOf(repeat())).toBe('order.repeat_ready')
    expect(await house.manager.call(orders.readOrderContract, of(next.id))).toMatchObject({
      status: 'draft',
      her_name: 'Nguyễn Thị Sao Mai',
    })
    world().setNow('2026-11-23T04:00:30Z')
    await runJob()
    const shown = await house.manager.call(orders.readOrderContract, of(signed.id))
    expect(shown).toMatchObject({ status: 'ended', ended_at: '2026-11-23T04:00:00.000Z', repeat_id: next.id })
    const { measures } = await house.manager.call(readProtectionContract, {
      params: { case_id: house.caseId },
    })
    expect(measures).toMatchObject([{ measure: '3', outcome: 'not_kept', until_on: '2026-11-23' }])
    const told = await house.manager.call(listNotices, { query: {} })
    expect(told.items.map((each) => each.kind)).toContain('order.ended')
  })
})

test('the database itself holds three days, two people, consent of a body, and the chair for life alone', async () => {
  const house = await orderHouse(world())
  const signed = await house.signed(received)
  // As the one who may bypass rows: the rules are the table's own.
  const strong = (set: string) =>
    withClient({ ...provided('cluster').superuser, database: world().server.database }, (client) =>
      client.query(`update no_contact_order set ${set} where id = $1`, [signed.id]),
    )
  for (const [set, constraint] of [
    ["ends_at = signed_at + interval '73 hours'", 'no_contact_order_three_days'],
    ['banned_person_id = protected_person_id', 'no_contact_order_two_people'],
    ['consent_at = null, consent_how = null', 'no_contact_order_body_has_consent'],
    ["requested_by = 'chair'", 'no_contact_order_chair_for_life'],
    ["signer = 'authorised'", 'no_contact_order_away'],
    ['rights_told_at = null', 'no_contact_order_rights'],
  ]) {
    await expect(strong(set ?? '')).rejects.toMatchObject({ constraint })
  }
})
