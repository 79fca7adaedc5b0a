import { askForCaseContract, setNormContract } from '#modules/aid/aid.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { contact, row, takers } from '../idor.rows.ts'

const ask = (body: Record<string, unknown>) => ({
  ...body,
  kind: 'travel',
  from_on: '2026-11-20',
  until_on: '2026-11-20',
  unit_amount: 1,
})

/** Emergency money and goods. */
export const part: FaultPart = {
  async make({ people, known }) {
    const { id: aid } = await people.operator.call(askForCaseContract, {
      params: { case_id: known.case ?? '' },
      body: {
        kind: 'travel',
        persons: 1,
        from_on: '2026-11-20',
        until_on: '2026-11-20',
        quantity: 1,
        unit_amount: 50_000,
        note: 'ghi chú mẫu',
      },
    })
    await people.accountant.call(setNormContract, {
      body: { kind: 'hospital', amount: 100_000, basis: 'căn cứ mẫu', valid_from: '2026-01-01' },
    })
    return { aid }
  },
  records: { aid_id: 'aid' },
  hints: {
    'POST /api/cases/:case_id/aid': ask,
    'POST /api/aid': (body) => ({ ...ask(body), incident_id: null }),
    'GET /api/aid/elsewhere': (query) => ({ ...query, incident_id: undefined }),
    'POST /api/aid/:aid_id/move': (body) => ({
      ...body,
      move: 'cancel',
      on: '2026-11-21',
      receipt: null,
      spent: null,
    }),
    'POST /api/aid-norms': (body) => ({ ...body, kind: 'other', amount: 5000 }),
  },
  versionAt: [['/api/aid/:aid_id', 'aid_grant', 'id', 'aid_id']],
  fresh: {
    'POST /api/aid/:aid_id/move': async (look, known) =>
      void (await look(
        "update aid_grant set status = 'asked', asked_on = '2026-11-20', cancelled_on = null where id = $1 and status <> 'asked'",
        [known.aid],
      )),
    'POST /api/aid-norms': async (look) => void (await look("delete from aid_norm where kind = 'other'")),
  },
  readBy: {
    'POST /api/cases/:case_id/aid': ['GET /api/cases/:case_id/aid'],
    'POST /api/aid-norms': ['GET /api/aid-norms'],
  },
  inClear: { 'the document a norm rests on is public': ['POST /api/aid-norms basis'] },
  idor: [
    ...row(
      'aid',
      'params.aid_id',
      {
        own: ['operator', 'duty_leader', 'case_manager', 'shelter_keeper', 'commune_officer', 'accountant'],
        agency: ['accountant'],
        conflict: ['accountant'],
        ended: ['accountant'],
      },
      'POST /api/aid/:aid_id/move',
    ),
    // An officer of a commune who is assigned to the case follows its contact.
    ...row(
      'contact',
      'body.contact_id',
      { ...contact(takers), own: [...takers, 'commune_officer'] },
      'POST /api/aid',
    ),
    ...row(
      'contact',
      'query.contact_id',
      { ...contact(takers), own: [...takers, 'commune_officer'] },
      'GET /api/aid/elsewhere',
    ),
    {
      route: 'GET /api/aid/elsewhere',
      at: 'query.incident_id',
      record: 'open',
      exists: {},
      instead: 'contact_id',
    },
    { route: 'POST /api/aid', at: 'body.incident_id', record: 'open', exists: {}, instead: 'contact_id' },
  ],
}
