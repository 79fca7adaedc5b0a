import { setTarget, tellTarget } from '#modules/targets/target.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { type IdorRow, row } from '../idor.rows.ts'

const officers = ['provincial_officer'] as const
/** Every agency of the scene is a body of the province itself, so its officers write what is the province's. */
const ofProvince: IdorRow['exists'] = {
  own: officers,
  agency: officers,
  other: officers,
  conflict: officers,
  ended: officers,
}
const withdraw = 'POST /api/target-told/:told_id/withdraw'
const change = 'PATCH /api/targets/:target_id'

/** Targets. */
export const part: FaultPart = {
  async make({ people }) {
    const { provincial_officer: officer } = people
    const { id: target } = await officer.call(setTarget, {
      body: {
        code: 'MAU-1',
        programme: 'Kế hoạch mẫu',
        title: 'Mục tiêu mẫu',
        sense: 'at_least',
        unit: 'count',
        source: 'Kế hoạch mẫu',
        indicator: null,
        told_as: null,
      },
    })
    const { id: told } = await officer.call(tellTarget, {
      body: {
        code: 'MAU-1',
        kind: 'actual',
        year: 2024,
        value: 3,
        body_name: 'Sở mẫu',
        document_number: '1/BC',
        document_date: '2025-01-10',
      },
    })
    return { target, targetTold: told }
  },
  records: { target_id: 'target', told_id: 'targetTold' },
  hints: {
    'POST /api/targets': (body) => ({
      ...body,
      code: `MAU-${Math.random().toString(36).slice(2, 8).toUpperCase()}`,
      indicator: null,
      told_as: null,
    }),
    [change]: (body) => ({ ...body, indicator: null, told_as: null, closed_on: null }),
    'POST /api/target-years': (body) => ({ ...body, code: 'MAU-1' }),
    'POST /api/target-told': (body) => ({ ...body, code: 'MAU-1' }),
  },
  queryHints: {
    'GET /api/targets': () => ({ year: 2026 }),
    'GET /api/targets/export': () => ({ year: 2026 }),
  },
  versionAt: [
    ['/api/targets/', 'target', 'id', 'target_id'],
    ['/api/target-told/', 'target_told', 'id', 'told_id'],
  ],
  fresh: {
    'POST /api/targets': async (look) =>
      void (await look("delete from target where code like 'MAU-%' and code <> 'MAU-1'")),
    'POST /api/target-told': async (look, known) =>
      void (await look('delete from target_told where id <> $1', [known.targetTold])),
    [withdraw]: async (look, known) =>
      void (await look('update target_told set withdrawn_at = null where id = $1', [known.targetTold])),
  },
  readBy: {
    'POST /api/targets': ['GET /api/targets'],
    [change]: ['GET /api/targets'],
    'POST /api/target-years': ['GET /api/targets'],
    'POST /api/target-told': ['GET /api/targets'],
  },
  inClear: {
    'targets are public work: no person stands in them': [
      'POST /api/targets programme',
      'POST /api/targets title',
      'POST /api/targets unit_words',
      'POST /api/targets source',
      `${change} programme`,
      `${change} title`,
      `${change} source`,
      'POST /api/target-years basis',
      'POST /api/target-told body_name',
      'POST /api/target-told document_number',
    ],
  },
  idor: [
    ...row('target', 'params.target_id', ofProvince, change),
    ...row('targetTold', 'params.told_id', ofProvince, withdraw),
  ],
}
