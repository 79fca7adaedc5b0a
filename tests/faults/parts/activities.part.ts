import { aTraining } from '#modules/activities/activity.builders.ts'
import { readActivityContract, recordActivityContract } from '#modules/activities/activity.contract.ts'
import { addActivityCodeContract } from '#modules/activities/code.contract.ts'
import {
  issueTicketsContract,
  openDoorContract,
  scanAtDoorContract,
} from '#modules/activities/door.contract.ts'
import { addActivityFileContract } from '#modules/activities/file.contract.ts'
import { addPostContract } from '#modules/activities/officer.contract.ts'
import { addPressOutletsContract } from '#modules/activities/press.contract.ts'
import { samplePdf } from '#modules/documents/index.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { agency, type IdorRow, row } from '../idor.rows.ts'

const activities = '/api/activities'
const one = `${activities}/:activity_id`
const writers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...writers, 'leader', 'clerk'] as const

/** A file that is none: refused before anything is looked up. */
const noSpreadsheet = Buffer.alloc(200).toString('base64')
const ofAgency = agency(writers)
const ofDoor = [
  `GET ${one}/door`,
  `GET ${one}/door/pass`,
  `GET ${one}/tickets`,
  `POST ${one}/tickets`,
  `POST ${one}/scans`,
  `POST ${one}/scans/:scan_id/undo`,
]

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
          body: {
            ...aTraining,
            status,
            starts_on: '2026-11-19',
            people: [{ part: 'participant', name: 'Học viên mẫu', organization: 'UBND xã mẫu' }],
          },
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
    const { ids } = await people.commune_officer.call(addPressOutletsContract, {
      body: { outlets: [{ name: 'Báo mẫu', kind: 'newspaper', from_on: '2026-01-01' }] },
    })
    const { id: pressActivity } = await people.commune_officer.call(recordActivityContract, {
      body: {
        status: 'held',
        kind: 'press_mailing',
        title: 'Gửi báo mẫu',
        starts_on: '2026-11-19',
        place_id: '22',
        sendings: ids.map((outlet_id) => ({ outlet_id })),
      },
    })
    const press = await people.commune_officer.call(readActivityContract, {
      params: { activity_id: pressActivity },
    })
    const [shutDoor, doorActivity] = [await record('planned'), await record('planned')]
    const params = { activity_id: doorActivity }
    await people.commune_officer.call(issueTicketsContract, {
      params,
      body: { audience: 'officials', count: 2 },
    })
    await people.commune_officer.call(openDoorContract, { params, body: { version: 1, open: true } })
    const { id: scan } = await people.commune_officer.call(scanAtDoorContract, {
      params,
      body: { how: 'name', key: 'khách mẫu', audience: 'officials' },
    })
    const post = async (title: string, holder?: object) =>
      (
        await people.commune_officer.call(addPostContract, {
          body: {
            title,
            place_id: '22',
            duties: ['other'],
            from_on: '2020-01-01',
            ...(holder ? { holder: { name: 'Cán bộ mẫu', sex: 'female', since: '2020-01-01' } } : {}),
          },
        })
      ).id
    const posts = {
      vacantPost: await post('Vị trí mẫu trống'),
      heldPost: await post('Vị trí mẫu có người', {}),
    }
    const door = {
      shutDoor,
      doorActivity,
      scan,
      outlet: ids[0] ?? '',
      pressActivity,
      sending: press.sendings[0]?.id ?? '',
    }
    const { id: activityFile } = await people.commune_officer.call(addActivityFileContract, {
      params: { activity_id: activity },
      body: { name: 'giay.pdf', kind: 'plan', people_shown: 'nobody' },
      file: samplePdf('mẫu'),
    })
    return { ...door, ...posts, activityFile, activity, movedActivity, activityCode: 'mau_rieng' }
  },
  records: {
    activity_id: 'activity',
    [`POST ${one}/move activity_id`]: 'movedActivity',
    [`POST ${activities} copied_from`]: 'activity',
    outlet_id: 'outlet',
    'POST /api/posts/:post_id/holder post_id': 'vacantPost',
    'POST /api/posts/:post_id/leave post_id': 'heldPost',
    sending_id: 'sending',
    scan_id: 'scan',
    [`GET ${one}/files/:file_id file_id`]: 'activityFile',
    [`POST ${one}/files/:file_id/remove file_id`]: 'activityFile',
    [`POST ${one}/sendings/:sending_id activity_id`]: 'pressActivity',
    [`POST ${one}/door activity_id`]: 'shutDoor',
    ...Object.fromEntries(ofDoor.map((route) => [`${route} activity_id`, 'doorActivity'])),
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
    'POST /api/posts': (body) => ({ ...body, holder: { ...(body.holder as object), since: '2026-11-20' } }),
    'POST /api/posts/:post_id/holder': (body) => ({ ...body, officer_id: undefined }),
    'POST /api/activity-imports/check': () => ({ file: noSpreadsheet }),
    'POST /api/activity-imports': () => ({ file: noSpreadsheet }),
    [`POST ${one}/sendings/:sending_id`]: (body) => ({ ...body, link: 'https://vi-du.vn/bai' }),
    [`POST ${one}/tickets`]: (body) => ({ ...body, audience: 'officials', count: 1 }),
    [`POST ${one}/scans`]: (body) => ({ ...body, how: 'name', audience: 'officials' }),
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
    ['/api/posts/', 'work_post', 'id', 'post_id'],
    ['/api/press-outlets/', 'press_outlet', 'id', 'outlet_id'],
  ],
  fresh: {
    [`POST ${one}/files/:file_id/remove`]: async (look, known) => {
      const [file] = await look<{ version: number }>(
        'update activity_file set removed_at = null, removed_why = null where id = $1 returning version',
        [known.activityFile],
      )
      return { body: { version: file?.version, why: 'asked' } }
    },
    [`GET ${one}/files/:file_id`]: async (look, known) =>
      void (await look('update activity_file set removed_at = null, removed_why = null where id = $1', [
        known.activityFile,
      ])),
    [`POST ${one}/move`]: async (look, known) =>
      void (await look(
        "update activity set status = 'planned', cancelled_why = null where id = $1 and status <> 'planned'",
        [known.movedActivity],
      )),
    [`POST ${one}/door`]: async (look, known) =>
      void (await look(
        'update activity set door_opened_at = null, door_closed_at = null where id = $1 and door_opened_at is not null',
        [known.shutDoor],
      )),
    'POST /api/posts/:post_id/holder': async (look, known) =>
      void (await look(
        "update post_holding set until_on = from_on + 1, why_left = 'other' where post_id = $1 and until_on is null",
        [known.vacantPost],
      )),
    'POST /api/posts/:post_id/leave': async (look, known) =>
      void (await look(
        'update post_holding set until_on = null, why_left = null where post_id = $1 and until_on is not null',
        [known.heldPost],
      )),
    // Names that differ by signs alone are one outlet.
    'POST /api/press-outlets': async (look, known) =>
      void (await look('delete from press_outlet where id <> $1', [known.outlet])),
    'POST /api/activity-codes': async (look) =>
      void (await look("delete from activity_code where code = 'mau_khac'")),
  },
  readBy: {
    [`POST ${activities}`]: [`GET ${one}`],
    [`PUT ${one}`]: [`GET ${one}`],
    [`POST ${one}/pattern`]: [`GET ${one}`],
    [`POST ${one}/files`]: [`GET ${one}`],
    /** Kept as the rows of the route above keep them; what comes back are the ids. */
    [`POST ${activities}/table`]: [],
    'POST /api/press-outlets': ['GET /api/press-outlets'],
    'POST /api/posts': ['GET /api/posts'],
    'POST /api/posts/:post_id/holder': ['GET /api/posts'],
    'POST /api/activity-codes': ['GET /api/activity-codes'],
    'PUT /api/activity-codes/:code': ['GET /api/activity-codes'],
  },
  unread: [
    /** Made safe for a folder: it comes back changed. */
    `POST ${one}/files name`,
  ],
  /** A name said at the door is kept as a keyed digest alone. */
  notKept: ['GET /api/posts', `GET ${activities}`, `GET ${activities}/export`, `POST ${one}/scans`],
  inClear: {
    'the name of a file stands beside its record, and is asked about where it could let somebody be recognised':
      ['POST /api/activities/:activity_id/files name'],
    'activities are public work, and people named there are officials, trainers and honoured people in their own work':
      [
        'POST /api/activities awards.0.name',
        'POST /api/activities co_hosts.0.name',
        'POST /api/activities funding',
        'POST /api/activities gifts.0.sponsor',
        'POST /api/activities host.name',
        'POST /api/activities note',
        'POST /api/activities people.0.name',
        'POST /api/activities people.0.organization',
        'POST /api/activities people.0.position',
        'POST /api/activities title',
        'POST /api/activities venue',
        'POST /api/activities/:activity_id/pattern name',
        'POST /api/activities/table rows.0.awards.0.name',
        'POST /api/activities/table rows.0.co_hosts.0.name',
        'POST /api/activities/table rows.0.funding',
        'POST /api/activities/table rows.0.gifts.0.sponsor',
        'POST /api/activities/table rows.0.host.name',
        'POST /api/activities/table rows.0.note',
        'POST /api/activities/table rows.0.people.0.name',
        'POST /api/activities/table rows.0.people.0.organization',
        'POST /api/activities/table rows.0.people.0.position',
        'POST /api/activities/table rows.0.title',
        'POST /api/activities/table rows.0.venue',
        'POST /api/activity-codes source',
        'POST /api/activity-codes title_en',
        'POST /api/activity-codes title_vi',
        'POST /api/posts holder.name',
        'POST /api/posts title',
        'POST /api/posts/:post_id/holder officer.name',
        'POST /api/press-outlets outlets.0.name',
        'PUT /api/activities/:activity_id awards.0.name',
        'PUT /api/activities/:activity_id co_hosts.0.name',
        'PUT /api/activities/:activity_id funding',
        'PUT /api/activities/:activity_id gifts.0.sponsor',
        'PUT /api/activities/:activity_id host.name',
        'PUT /api/activities/:activity_id note',
        'PUT /api/activities/:activity_id people.0.name',
        'PUT /api/activities/:activity_id people.0.organization',
        'PUT /api/activities/:activity_id people.0.position',
        'PUT /api/activities/:activity_id title',
        'PUT /api/activities/:activity_id venue',
        'PUT /api/activity-codes/:code title_en',
        'PUT /api/activity-codes/:code title_vi',
      ],
  },
  idor: [
    ...row('activity', 'params.activity_id', inProvince(readers), `GET ${one}`),
    ...row(
      'activity',
      'params.activity_id',
      inProvince(writers),
      `PUT ${one}`,
      `POST ${one}/pattern`,
      `POST ${one}/files`,
      `GET ${one}/certificates`,
      `POST ${one}/files/:file_id/remove`,
    ),
    ...row('activity', 'params.activity_id', inProvince(readers), `GET ${one}/files/:file_id`),
    ...row('activityFile', 'params.file_id', inProvince(readers), `GET ${one}/files/:file_id`),
    ...row('activityFile', 'params.file_id', ofAgency, `POST ${one}/files/:file_id/remove`),
    ...row('movedActivity', 'params.activity_id', inProvince(writers), `POST ${one}/move`),
    ...row('doorActivity', 'params.activity_id', inProvince(writers), ...ofDoor),
    ...row('shutDoor', 'params.activity_id', inProvince(writers), `POST ${one}/door`),
    ...row('pressActivity', 'params.activity_id', inProvince(writers), `POST ${one}/sendings/:sending_id`),
    // Only those who keep the activity are told of what stands in it.
    ...row('scan', 'params.scan_id', ofAgency, `POST ${one}/scans/:scan_id/undo`),
    ...row('sending', 'params.sending_id', ofAgency, `POST ${one}/sendings/:sending_id`),
    ...row('vacantPost', 'params.post_id', inProvince(writers), 'POST /api/posts/:post_id/holder'),
    ...row('heldPost', 'params.post_id', inProvince(writers), 'POST /api/posts/:post_id/leave'),
    ...row('open', 'body.officer_id', {}, 'POST /api/posts/:post_id/holder'),
    ...row('outlet', 'params.outlet_id', inProvince(writers), 'POST /api/press-outlets/:outlet_id/end'),
    ...row('open', 'params.code', {}, 'PUT /api/activity-codes/:code'),
    ...row('activity', 'body.copied_from', inProvince(writers), `POST ${activities}`),
    ...row('open', 'body.client_ref', {}, `POST ${activities}`, `POST ${activities}/table`),
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
