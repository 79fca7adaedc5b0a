import { listReportsContract } from '#modules/intake/inbox.contract.ts'
import { sendSealed } from '#modules/intake/intake.builders.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { agency, hotline, row, takers } from '../idor.rows.ts'

const one = '/api/online-reports/:report_id'
const opening = ['POST /api/online-reports/:report_id/open']
const names = [
  `GET ${one}`,
  `POST ${one}/open`,
  `POST ${one}/answers`,
  `POST ${one}/move`,
  `GET ${one}/files/:no`,
  `POST ${one}/contact`,
]

/** Reports from the public page and the inbox of the duty that receives them. */
export const part: FaultPart = {
  async make({ world, people }) {
    await sendSealed(world, 'lời mẫu của người gửi', {}, [
      { name: 'mau.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') },
    ])
    const [item] = (await people.operator.call(listReportsContract, { query: {} })).items
    return { onlineReport: item?.id ?? '' }
  },
  records: Object.fromEntries(names.map((name) => [`${name} report_id`, 'onlineReport'])),
  hints: {
    [`POST ${one}/move`]: (body) => ({ ...body, move: 'spam' }),
  },
  versionAt: [['/api/online-reports/:report_id', 'public_report', 'id', 'report_id']],
  fresh: Object.fromEntries(
    names.map((name) => [
      name,
      async (look, known) =>
        void (await look(
          "update public_report set state = 'opened', settled_by = null, contact_id = null where id = $1 and (state <> 'opened' or contact_id is not null)",
          [known.onlineReport],
        )),
    ]),
  ),
  readBy: { [`POST ${one}/answers`]: opening },
  notKept: ['GET /api/online-reports', 'GET /api/online-reports/export'],
  idor: [
    ...row('onlineReport', 'params.report_id', agency(hotline), `GET ${one}`),
    ...row(
      'onlineReport',
      'params.report_id',
      agency(takers),
      ...names.filter((name) => name !== `GET ${one}`),
    ),
    { route: `GET ${one}/files/:no`, at: 'params.no', record: 'open', exists: {} },
    { route: 'POST /api/public/reports', at: 'body.key_id', record: 'open', exists: {} },
  ],
}
