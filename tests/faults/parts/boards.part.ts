import { openRound, setRegime } from '#modules/regimes/regime.contract.ts'
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

const [regimes, rounds, one] = ['/api/regimes', '/api/regime-rounds', '/api/submissions/:submission_id']
const readers = ['commune_officer', 'union_officer', 'provincial_officer', 'leader'] as const
const ofBodies = ['union_officer', 'provincial_officer', 'leader'] as const
/** What an agency sends is seen by its officers, and by the bodies of the province. */
const seen: IdorRow['exists'] = {
  own: readers,
  agency: readers,
  other: ofBodies,
  conflict: readers,
  ended: readers,
}
const sender = ['commune_officer'] as const
const sent: IdorRow['exists'] = { own: sender, agency: sender, conflict: sender, ended: sender }

/** Targets, and what communes send. */
export const part: FaultPart = {
  async make({ people, world, look, agencyId }) {
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
    await world.agency({ kind: 'commune' })
    const { id: regime } = await officer.call(setRegime, {
      body: {
        name: 'Chế độ mẫu',
        content: 'Nội dung mẫu',
        reporters: 'commune',
        method: 'Gửi mẫu',
        due_days: 5,
        closes_days: 240,
        frequency: 'half_year',
        outline: 'I. Mẫu',
        forms: 'Biểu mẫu',
        source: 'Quyết định mẫu',
        cells: [{ title: 'Số mẫu', unit: 'cuộc', indicator: null }],
      },
    })
    const { id: round } = await officer.call(openRound, {
      params: { regime_id: regime },
      body: { period: '2026-H1' },
    })
    const [submission] = await look<{ id: string }>(
      `insert into submission (id, round_id, province_id, agency_id, place_id) values (gen_random_uuid(), $1, '22', $2, '22') returning id`,
      [round, agencyId],
    )
    const [cell] = await look<{ id: string }>('select id from regime_cell where regime_id = $1', [regime])
    return {
      target,
      targetTold: told,
      regime,
      regimeRound: round,
      regimeCell: cell?.id ?? '',
      submission: submission?.id ?? '',
    }
  },
  records: {
    target_id: 'target',
    told_id: 'targetTold',
    regime_id: 'regime',
    'POST /api/regime-rounds/:round_id/remind round_id': 'regimeRound',
    'GET /api/submissions round_id': 'regimeRound',
    submission_id: 'submission',
    cell_id: 'regimeCell',
  },
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
    [`POST ${regimes}`]: (body) => ({
      ...body,
      due_days: 5,
      closes_days: 30,
      frequency: 'half_year',
      cells: (body.cells as object[]).slice(0, 1).map((cell) => ({ ...cell, indicator: null })),
    }),
    [`POST ${regimes}/:regime_id/rounds`]: (body) => ({ ...body, period: '2025-H2' }),
  },
  queryHints: {
    'GET /api/submissions': () => ({}),

    'GET /api/targets': () => ({ year: 2026 }),
    'GET /api/targets/export': () => ({ year: 2026 }),
  },
  versionAt: [
    ['/api/targets/', 'target', 'id', 'target_id'],
    ['/api/target-told/', 'target_told', 'id', 'told_id'],
    ['/api/submissions/', 'submission', 'id', 'submission_id'],
  ],
  fresh: {
    'POST /api/targets': async (look) =>
      void (await look("delete from target where code like 'MAU-%' and code <> 'MAU-1'")),
    'POST /api/target-told': async (look, known) =>
      void (await look('delete from target_told where id <> $1', [known.targetTold])),
    [withdraw]: async (look, known) =>
      void (await look('update target_told set withdrawn_at = null where id = $1', [known.targetTold])),
    [`POST ${regimes}/:regime_id/rounds`]: async (look, known) => {
      await look('delete from submission where round_id <> $1', [known.regimeRound])
      await look('delete from regime_round where id <> $1', [known.regimeRound])
    },
    ...Object.fromEntries(
      ['send', 'excuse'].map((act) => [
        `POST ${one}/${act}`,
        async (
          look: (text: string, values?: unknown[]) => Promise<unknown>,
          known: Readonly<Record<string, string>>,
        ) =>
          void (await look(
            "update submission set status = 'asked', first_sent_at = null, sent_at = null, received_at = null, receipt = null where id = $1",
            [known.submission],
          )),
      ]),
    ),
    ...Object.fromEntries(
      ['receive', 'return'].map((act) => [
        `POST ${one}/${act}`,
        async (
          look: (text: string, values?: unknown[]) => Promise<unknown>,
          known: Readonly<Record<string, string>>,
        ) =>
          void (await look(
            "update submission set status = 'sent', first_sent_at = now(), sent_at = now(), received_at = null, receipt = null where id = $1 and status <> 'sent'",
            [known.submission],
          )),
      ]),
    ),
  },
  readBy: {
    [`POST ${regimes}`]: [`GET ${regimes}`],
    [`POST ${one}/send`]: [`GET ${one}`],
    [`POST ${one}/return`]: [`GET ${one}`],
    [`POST ${one}/excuse`]: [`GET ${one}`],
    'POST /api/targets': ['GET /api/targets'],
    [change]: ['GET /api/targets'],
    'POST /api/target-years': ['GET /api/targets'],
    'POST /api/target-told': ['GET /api/targets'],
  },
  inClear: {
    'regimes and what communes send tell of work, not of people': [
      ...['name', 'content', 'method', 'outline', 'forms', 'source', 'cells.0.title', 'cells.0.unit'].map(
        (field) => `POST ${regimes} ${field}`,
      ),
      `POST ${one}/send values.0.explanation`,
      `POST ${one}/return reason`,
      `POST ${one}/excuse reason`,
    ],
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
    ...row('regime', 'params.regime_id', ofProvince, `POST ${regimes}/:regime_id/rounds`),
    ...row('regimeRound', 'params.round_id', ofProvince, `POST ${rounds}/:round_id/remind`),
    ...row('submission', 'params.submission_id', seen, `GET ${one}`),
    ...row('submission', 'params.submission_id', sent, `POST ${one}/send`),
    ...row(
      'submission',
      'params.submission_id',
      ofProvince,
      ...['receive', 'return', 'excuse'].map((act) => `POST ${one}/${act}`),
    ),
    ...row('open', 'body.values.cell_id', {}, `POST ${one}/send`),
    ...row('open', 'query.round_id', {}, 'GET /api/submissions'),
  ],
}
