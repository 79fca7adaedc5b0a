import { checkRelease, draftRelease } from '#modules/releases/release.contract.ts'
import { addWebhook } from '#modules/webhooks/webhook.contract.ts'
import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { type IdorRow, row } from '../idor.rows.ts'

type Look = PartScene['look']
const one = '/api/releases/:release_id'
const everywhere = (roles: readonly string[]): IdorRow['exists'] =>
  ({ own: roles, agency: roles, other: roles, conflict: roles, ended: roles }) as IdorRow['exists']
const readers = ['provincial_officer', 'leader', 'union_officer', 'data_protection_officer'] as const

const webhook = '/api/webhooks/:webhook_id'
const hook = (body: Record<string, unknown>) => ({
  ...body,
  url: 'https://example.org/word',
  kinds: ['release.published'],
})

const words = {
  title_vi: 'Số liệu mẫu',
  title_en: 'Sample figures',
  year: 2025,
  last_quarter: 1,
  asked: [{ indicator: 'TRN-1', by: null }],
}
const table = (body: Record<string, unknown>) => {
  const { year, last_quarter, asked } = words
  return { ...body, year, last_quarter, asked, replaces: undefined }
}
const inState = (status: string) => async (look: Look, known: Readonly<Record<string, string>>) =>
  void (await look(
    `update release set status = $2, published_by = null, published_at = null, ended_at = null, ended_why = null where id = $1 and status <> $2`,
    [known.release, status],
  ))

/** Figures for everybody, and word of them to other systems. */
export const part: FaultPart = {
  async make({ people, look }) {
    const { provincial_officer: officer } = people
    const { id } = await officer.call(draftRelease, { body: words })
    await officer.call(checkRelease, { params: { release_id: id }, body: { version: 1 } })
    const { id: hook } = await people.administrator.call(addWebhook, {
      body: { url: 'https://example.org/word', kinds: ['release.published'] },
    })
    const [delivery] = await look<{ id: string }>(
      `with made as (insert into webhook_event (id, province_id, kind, at) values (gen_random_uuid(), '22', 'release.published', now()) returning id)
       insert into webhook_delivery (id, webhook_id, event_id, province_id, status, next_at)
       select gen_random_uuid(), $1, made.id, '22', 'failed', now() from made returning id`,
      [hook],
    )
    return { release: id, webhook: hook, webhookDelivery: delivery?.id ?? '', exchangeSet: '1a' }
  },
  records: {
    release_id: 'release',
    webhook_id: 'webhook',
    delivery_id: 'webhookDelivery',
    set: 'exchangeSet',
  },
  hints: {
    'POST /api/webhooks': hook,
    [`PATCH ${webhook}`]: hook,
    [`POST ${webhook}/move`]: (body) => ({ ...body, move: 'pause' }),
    'POST /api/releases': table,
    [`PATCH ${one}`]: table,
  },
  queryHints: {
    'GET /api/releases': () => ({}),
    [`GET ${webhook}/deliveries`]: () => ({}),
    'GET /api/indicators/:code/compare': () => ({
      from: '2026-01-01',
      until: '2026-07-01',
      other_from: '2026-01-01',
      other_until: '2027-01-01',
    }),
    'GET /api/submissions/export': () => ({}),
    'GET /api/releases/export': () => ({}),
    'GET /api/indicators/export': () => ({ from: '2026-01-01', until: '2026-07-01' }),
    'GET /api/indicators/:code/trend': () => ({ scheme: 'half_year', until: '2026-07-01' }),
  },
  versionAt: [
    ['/api/releases/', 'release', 'id', 'release_id'],
    ['/api/webhooks/', 'webhook', 'id', 'webhook_id'],
  ],
  fresh: {
    [`POST ${webhook}/move`]: async (look, known) =>
      void (await look("update webhook set status = 'active' where id = $1 and status <> 'active'", [
        known.webhook,
      ])),
    'POST /api/webhook-deliveries/:delivery_id/again': async (look, known) =>
      void (await look("update webhook_delivery set status = 'failed', sent_at = null where id = $1", [
        known.webhookDelivery,
      ])),
    [`PATCH ${one}`]: inState('draft'),
    [`GET ${one}/preview`]: inState('draft'),
    [`POST ${one}/check`]: inState('draft'),
    [`POST ${one}/reopen`]: async (look, known) => {
      await inState('checked')(look, known)
      await look(
        "update release set content = '[]', sha256 = '', checked_at = now(), told_before = 0 where id = $1 and content is null",
        [known.release],
      )
    },
    [`POST ${one}/publish`]: async (look, known) => {
      await inState('checked')(look, known)
      await look(
        "update release set content = '[]', sha256 = '', checked_at = now(), told_before = 0 where id = $1 and content is null",
        [known.release],
      )
    },
    [`POST ${one}/withdraw`]: inState('draft'),
    [`GET ${one}/csv`]: async (look, known) => {
      await look(
        "update release set content = '[]', sha256 = '', checked_at = now(), told_before = 0 where id = $1 and content is null",
        [known.release],
      )
    },
  },
  readBy: {
    'POST /api/releases': ['GET /api/releases', `GET ${one}`],
    [`PATCH ${one}`]: [`GET ${one}`],
    [`POST ${one}/withdraw`]: [`GET ${one}`],
  },
  notKept: ['reports', 'regimes', 'submissions', 'releases', 'webhooks', 'commune-boundary-sets']
    .flatMap((list) => [`GET /api/${list}`, `GET /api/${list}/export`])
    .concat('GET /api/indicators/export'),
  unread: ['POST /api/releases note'],
  inClear: {
    'a release is written for everybody': [
      'POST /api/releases title_vi',
      'POST /api/releases title_en',
      'POST /api/releases note',
      `PATCH ${one} title_vi`,
      `PATCH ${one} title_en`,
      `PATCH ${one} note`,
      `POST ${one}/withdraw reason`,
    ],
  },
  idor: [
    ...row('release', 'params.release_id', everywhere(readers), `GET ${one}`, `GET ${one}/csv`),
    ...row(
      'release',
      'params.release_id',
      everywhere(['provincial_officer']),
      `GET ${one}/preview`,
      `PATCH ${one}`,
      `POST ${one}/check`,
      `POST ${one}/reopen`,
    ),
    ...row('release', 'params.release_id', everywhere(['leader']), `POST ${one}/publish`),
    ...row(
      'release',
      'params.release_id',
      everywhere(['provincial_officer', 'leader']),
      `POST ${one}/withdraw`,
    ),
    ...row(
      'webhook',
      'params.webhook_id',
      everywhere(['administrator']),
      `PATCH ${webhook}`,
      `POST ${webhook}/move`,
      `POST ${webhook}/secret`,
      `GET ${webhook}/deliveries`,
    ),
    ...row(
      'webhookDelivery',
      'params.delivery_id',
      everywhere(['administrator']),
      'POST /api/webhook-deliveries/:delivery_id/again',
    ),
    ...row('open', 'params.code', {}, 'GET /api/indicators/:code/compare', 'GET /api/indicators/:code/trend'),
    ...row('open', 'query.round_id', {}, 'GET /api/submissions/export'),
    ...row('open', 'params.set', {}, 'GET /api/exchange-sets/:set/csv'),
    ...row('open', 'body.replaces', {}, 'POST /api/releases', `PATCH ${one}`),
  ],
}
