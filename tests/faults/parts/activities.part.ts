import { aTraining } from '#modules/activities/activity.builders.ts'
import { recordActivityContract } from '#modules/activities/activity.contract.ts'
import { addActivityCodeContract } from '#modules/activities/code.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { type IdorRow, row } from '../idor.rows.ts'

const activities = '/api/activities'
const one = `${activities}/:activity_id`
const writers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...writers, 'leader', 'clerk'] as const

/** Everybody of the province who may call it knows that it exists; both houses of the scene stand in one. */
const inProvince = (may: readonly (typeof readers)[number][]): IdorRow['exists'] => ({
  own: may,
  agency: may,
  other: may,
  conflict: may,
  ended: may,
})

/** What an activity says in codes, days and numbers that fit each other; words stay as they were made. */
const fitting = (body: Record<string, unknown>): Record<string, unknown> => {
  const first = (list: unknown) => (list as Record<string, unknown>[])[0]
  const { agency_id: _, ...host } = body.host as Record<string, unknown>
  const { agency_id: __, ...coHost } = first(body.co_hosts) ?? {}
  return {
    ...body,
    kind: 'contest',
    starts_on: '2026-11-20',
    ends_on: '2026-11-20',
    clock: '08:00',
    place_id: '22',
    host,
    co_hosts: [coHost],
    topics: ['gbv'],
    link: 'https://vi-du.vn/bai',
    test: { most: 10, before: { takers: 3, mean: 4 }, after: { takers: 3, mean: 5 } },
    groups: [{ audience: 'officials', attendances: 3, persons: 3, female: 1, male: 1 }],
    people: [{ ...first(body.people), audience: 'officials', officer_id: undefined }],
    awards: [{ ...first(body.awards), honour: 'certificate', quantity: 1 }],
    gifts: [
      {
        ...first(body.gifts),
        item: 'gift_set',
        quantity: 2,
        recipients: [{ recipient: 'women_workers', place_id: '22', people: 1 }],
      },
    ],
    sendings: [],
    initiative_id: undefined,
  }
}

/** Activities of prevention. */
export const part: FaultPart = {
  async make({ people }) {
    const record = async (status: 'planned' | 'held') =>
      (
        await people.commune_officer.call(recordActivityContract, {
          body: { ...aTraining, status, starts_on: '2026-11-19' },
        })
      ).id
    const [activity, movedActivity] = [await record('held'), await record('planned')]
    await people.provincial_officer.call(addActivityCodeContract, {
      body: {
        list: 'topic',
        code: 'mau_rieng',
        title_vi: 'Mẫu',
        title_en: 'Sample',
        valid_from: '2026-01-01',
        source: 'mẫu',
      },
    })
    return { activity, movedActivity, activityCode: 'mau_rieng' }
  },
  records: {
    activity_id: 'activity',
    [`POST ${one}/move activity_id`]: 'movedActivity',
    [`POST ${activities} copied_from`]: 'activity',
    'PUT /api/activity-codes/:code code': 'activityCode',
  },
  hints: {
    [`POST ${activities}`]: (body) => ({ ...fitting(body), status: 'held', repeat: undefined }),
    [`POST ${activities}/table`]: (body) => ({
      ...body,
      status: 'held',
      rows: (body.rows as Record<string, unknown>[]).map(fitting),
    }),
    [`PUT ${one}`]: fitting,
    [`POST ${one}/move`]: (body) => ({ ...body, why: undefined }),
    'POST /api/activity-codes': (body) => ({
      ...body,
      list: 'topic',
      code: 'mau_khac',
      family: undefined,
      training: false,
    }),
    'PUT /api/activity-codes/:code': (body) => ({ ...body, list: 'topic', valid_until: null }),
  },
  versionAt: [
    ['/api/activities/:activity_id', 'activity', 'id', 'activity_id'],
    ['/api/activity-codes/', 'activity_code', 'code', 'code'],
  ],
  fresh: {
    [`POST ${one}/move`]: async (look, known) =>
      void (await look(
        "update activity set status = 'planned', cancelled_why = null where id = $1 and status <> 'planned'",
        [known.movedActivity],
      )),
    'POST /api/activity-codes': async (look) =>
      void (await look("delete from activity_code where code = 'mau_khac'")),
  },
  readBy: {
    [`POST ${activities}`]: [`GET ${one}`],
    [`PUT ${one}`]: [`GET ${one}`],
    [`POST ${one}/pattern`]: [`GET ${one}`],
    /** Kept as the rows of the route above keep them; what comes back are the ids. */
    [`POST ${activities}/table`]: [],
    'POST /api/activity-codes': ['GET /api/activity-codes'],
    'PUT /api/activity-codes/:code': ['GET /api/activity-codes'],
  },
  notKept: [`GET ${activities}`, `GET ${activities}/export`],
  idor: [
    ...row('activity', 'params.activity_id', inProvince(readers), `GET ${one}`),
    ...row('activity', 'params.activity_id', inProvince(writers), `PUT ${one}`, `POST ${one}/pattern`),
    ...row('movedActivity', 'params.activity_id', inProvince(writers), `POST ${one}/move`),
    ...row('open', 'params.code', {}, 'PUT /api/activity-codes/:code'),
    ...row('activity', 'body.copied_from', inProvince(writers), `POST ${activities}`),
    ...row('open', 'body.client_ref', {}, `POST ${activities}`),
    // Agencies are everybody's; outlets and officers are asked about in the tests of the module.
    ...[`POST ${activities}`, `PUT ${one}`].flatMap((route) =>
      [
        'host.agency_id',
        'co_hosts.agency_id',
        'people.officer_id',
        'sendings.outlet_id',
        'initiative_id',
      ].flatMap((field) => row('open', `body.${field}`, {}, route)),
    ),
    ...[
      'host.agency_id',
      'co_hosts.agency_id',
      'people.officer_id',
      'sendings.outlet_id',
      'initiative_id',
    ].flatMap((field) => row('open', `body.rows.${field}`, {}, `POST ${activities}/table`)),
  ],
}
