import { aTraining } from '#modules/activities/activity.builders.ts'
import { recordActivityContract } from '#modules/activities/activity.contract.ts'
import { aPlan, aTask } from '#modules/campaigns/campaign.builders.ts'
import { addEventContract } from '#modules/campaigns/event.contract.ts'
import { addCampaignFileContract } from '#modules/campaigns/file.contract.ts'
import { makePlanContract } from '#modules/campaigns/plan.contract.ts'
import { addTaskContract, linkActivityContract } from '#modules/campaigns/task.contract.ts'
import { samplePdf } from '#modules/documents/index.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { agency, type IdorRow, row } from '../idor.rows.ts'

const plans = '/api/campaign-plans'
const plan = `${plans}/:plan_id`
const task = '/api/campaign-tasks/:task_id'
const assignment = '/api/campaign-assignments/:assignment_id'
const event = '/api/campaign-events/:event_id'
const theme = '/api/campaign-themes'
const keepers = ['union_officer', 'provincial_officer'] as const
const workers = ['commune_officer', ...keepers] as const
const readers = [...workers, 'leader', 'clerk'] as const

const ofPlan = [
  `GET ${plan}`,
  `GET ${plan}/board`,
  `GET ${plan}/board/export`,
  `GET ${plan}/report`,
  `GET ${plan}/report/file`,
  `POST ${plan}/tasks`,
  `POST ${plan}/gather`,
  `POST ${plan}/nudges`,
  `POST ${plan}/events`,
  `POST ${plan}/task-imports/check`,
  `POST ${plan}/task-imports`,
  `POST ${plan}/files`,
  `GET ${plan}/files/:file_id`,
  `POST ${plan}/files/:file_id/remove`,
]

/** A file that is none: refused before anything is looked up. */
const noSpreadsheet = Buffer.alloc(200).toString('base64')

/** Everybody of the province who may call it knows that it exists; both houses of the scene stand in one. */
const inProvince = (may: readonly (typeof readers)[number][]): IdorRow['exists'] => ({
  own: may,
  agency: may,
  other: may,
  conflict: may,
  ended: may,
})

/** What a plan says in codes and days that fit each other; words stay as they were made. */
const papers = (body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  campaign: body.campaign === undefined ? undefined : 'children',
  plan_year: body.plan_year === undefined ? undefined : 2027,
  province_id: body.province_id === undefined ? undefined : '22',
  document_on: '2026-11-02',
  from_on: '2026-11-10',
  until_on: '2026-12-20',
})
const tasks = (body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  kinds: ['launch'],
  place_ids: [],
  agency_ids: [],
  all_communes: false,
  condition: 'storm',
})
const events = (body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  on_day: '2026-11-14',
  clock: '08:00',
  place_id: '22',
  activity_id: undefined,
  lines: (body.lines as object[]).map((line) => ({ ...line, clock: '08:30' })),
})

/** Campaigns of prevention. */
export const part: FaultPart = {
  async make({ people, agencyId, look }) {
    const keeper = people.provincial_officer
    const made = async (year: number) =>
      (await keeper.call(makePlanContract, { body: { ...aPlan, plan_year: year } })).id
    const campaignPlan = await made(2040)
    const params = { plan_id: campaignPlan }
    const { id: campaignTask } = await keeper.call(addTaskContract, {
      params,
      body: { ...aTask, unit: 'result', agency_ids: [agencyId] },
    })
    const { id: goneTask } = await keeper.call(addTaskContract, { params, body: { ...aTask } })
    const [owed] = await look<{ id: string }>('select id from campaign_assignment where task_id = $1', [
      campaignTask,
    ])
    const event = {
      title: 'Lễ mẫu',
      on_day: '2026-11-14',
      clock: '08:00',
      place_id: '22',
      is_public: true,
    }
    const addEvent = async () => (await keeper.call(addEventContract, { params, body: event })).id
    const { id: countedActivity } = await people.commune_officer.call(recordActivityContract, {
      body: { ...aTraining, starts_on: '2026-11-19' },
    })
    const { id: otherActivity } = await people.commune_officer.call(recordActivityContract, {
      body: { ...aTraining, starts_on: '2026-11-19' },
    })
    await keeper.call(linkActivityContract, {
      params: { assignment_id: owed?.id ?? '' },
      body: { activity_id: countedActivity },
    })
    const { id: campaignFile } = await keeper.call(addCampaignFileContract, {
      params,
      body: { name: 'giay.pdf', kind: 'plan', people_shown: 'nobody' },
      file: samplePdf('mẫu'),
    })
    return {
      campaignFile,
      campaignPlan,
      closingPlan: await made(2041),
      campaignTask,
      goneTask,
      assignment: owed?.id ?? '',
      campaignEvent: await addEvent(),
      goneEvent: await addEvent(),
      countedActivity,
      otherActivity,
    }
  },
  records: {
    ...Object.fromEntries(ofPlan.map((route) => [`${route} plan_id`, 'campaignPlan'])),
    [`POST ${plan}/close plan_id`]: 'closingPlan',
    [`PUT ${plan} plan_id`]: 'closingPlan',
    [`POST ${plan}/conditions plan_id`]: 'closingPlan',
    [`GET ${plan}/files/:file_id file_id`]: 'campaignFile',
    [`POST ${plan}/files/:file_id/remove file_id`]: 'campaignFile',
    task_id: 'campaignTask',
    [`POST ${task}/remove task_id`]: 'goneTask',
    [`PUT ${task} task_id`]: 'goneTask',
    assignment_id: 'assignment',
    [`POST ${plan}/nudges assignment_ids`]: 'assignment',
    event_id: 'campaignEvent',
    [`POST ${event}/remove event_id`]: 'goneEvent',
    [`POST ${assignment}/activities activity_id`]: 'otherActivity',
    [`POST ${assignment}/activities/:activity_id/remove activity_id`]: 'countedActivity',
    'GET /api/activities/:activity_id/campaign-assignments activity_id': 'countedActivity',
  },
  hints: {
    [`POST ${plans}`]: papers,
    [`PUT ${plan}`]: (body) => ({ ...papers(body), campaign: undefined, plan_year: undefined }),
    [`POST ${plan}/tasks`]: tasks,
    [`PUT ${task}`]: tasks,
    [`PUT ${theme}`]: (body) => ({ ...body, campaign: 'gender-equality', year: 2026 }),
    [`POST ${plan}/close`]: (body) => ({ ...body, closed: true }),
    [`POST ${assignment}/move`]: (body) => ({ ...body, move: 'confirm', reason: undefined }),
    [`POST ${plan}/events`]: events,
    [`PUT ${event}`]: events,
    [`POST ${plan}/task-imports/check`]: () => ({ file: noSpreadsheet }),
    [`POST ${plan}/task-imports`]: () => ({ file: noSpreadsheet }),
  },
  versionAt: [
    ['/api/campaign-plans/', 'campaign_plan', 'id', 'plan_id'],
    ['/api/campaign-tasks/', 'campaign_task', 'id', 'task_id'],
    ['/api/campaign-assignments/', 'campaign_assignment', 'id', 'assignment_id'],
    ['/api/campaign-events/', 'campaign_event', 'id', 'event_id'],
  ],
  fresh: {
    [`POST ${plan}/files/:file_id/remove`]: async (look, known) => {
      const [file] = await look<{ version: number }>(
        'update campaign_file set removed_at = null, removed_why = null where id = $1 returning version',
        [known.campaignFile],
      )
      return { body: { version: file?.version, why: 'asked' } }
    },
    [`GET ${plan}/files/:file_id`]: async (look, known) =>
      void (await look('update campaign_file set removed_at = null, removed_why = null where id = $1', [
        known.campaignFile,
      ])),
    [`POST ${plans}`]: async (look) =>
      void (await look("delete from campaign_plan where campaign = 'children' and plan_year = 2027")),
    [`POST ${plan}/close`]: async (look, known) =>
      void (await look('update campaign_plan set closed_at = null where id = $1', [known.closingPlan])),
    [`POST ${task}/remove`]: async (look, known) =>
      void (await look('update campaign_task set removed_at = null where id = $1', [known.goneTask])),
    [`POST ${event}/remove`]: async (look, known) =>
      void (await look('update campaign_event set removed_at = null where id = $1', [known.goneEvent])),
    [`POST ${assignment}/move`]: async (look, known) =>
      void (await look(
        "update campaign_assignment set state = 'planned', evidence = null, reason = null where id = $1",
        [known.assignment],
      )),
    [`POST ${assignment}/activities`]: async (look, known) =>
      void (await look('update campaign_link set removed_at = now() where activity_id = $1', [
        known.otherActivity,
      ])),
    [`POST ${assignment}/activities/:activity_id/remove`]: async (look, known) =>
      void (await look(
        `update campaign_link set removed_at = null where id = (select id from campaign_link where activity_id = $1 order by linked_at limit 1)`,
        [known.countedActivity],
      )),
    [`PUT ${theme}`]: async (look, _known, sample) => {
      const [found] = await look<{ version: number }>(
        "select version from law_theme where campaign = 'gender-equality' and theme_year = 2026",
      )
      return { body: { ...(sample.body as object), version: found?.version ?? 1 } }
    },
  },
  readBy: {
    [`POST ${plans}`]: [],
    [`PUT ${plan}`]: [],
    [`POST ${plan}/tasks`]: [`GET ${plan}`],
    [`POST ${plan}/files`]: [`GET ${plan}`],
    /** Read back with their plan, which their own address does not name: the tests of the module look. */
    [`PUT ${task}`]: [],
    [`POST ${plan}/events`]: [`GET ${plan}`],
    [`PUT ${event}`]: [],
    [`POST ${assignment}/move`]: [`GET ${assignment}`],
    [`PUT ${theme}`]: ['GET /api/campaign-themes'],
  },
  unread: [
    /** Made safe for a folder: it comes back changed. */
    `POST ${plan}/files name`,
  ],
  notKept: [`GET ${plans}`, `GET ${plans}/export`, `GET ${plan}/board`, `GET ${plan}/board/export`],
  inClear: {
    'the name of a file stands beside its record, and is asked about where it could let somebody be recognised':
      ['POST /api/campaign-plans/:plan_id/files name'],
    'plans of campaigns are public papers; people named there are officials in their office': [
      `POST ${plans} planned_by`,
      `POST ${plans} document_no`,
      `POST ${plans} aims`,
      `PUT ${plan} planned_by`,
      `PUT ${plan} document_no`,
      `PUT ${plan} aims`,
      `POST ${plan}/tasks title`,
      `POST ${plan}/tasks instead`,
      `PUT ${task} title`,
      `PUT ${task} instead`,
      `POST ${plan}/events title`,
      `POST ${plan}/events venue`,
      `POST ${plan}/events lines.0.what`,
      `POST ${plan}/events lines.0.who`,
      `PUT ${event} title`,
      `PUT ${event} venue`,
      `PUT ${event} lines.0.what`,
      `PUT ${event} lines.0.who`,
      `POST ${assignment}/move evidence`,
      `POST ${assignment}/move note`,
      `PUT ${theme} title_vi`,
      `PUT ${theme} title_en`,
      `PUT ${theme} theme_vi`,
      `PUT ${theme} theme_en`,
      `PUT ${theme} messages.0`,
      `PUT ${theme} document_no`,
      `PUT ${theme} document_body`,
    ],
  },
  idor: [
    ...row(
      'campaignPlan',
      'params.plan_id',
      inProvince(readers),
      `GET ${plan}`,
      `GET ${plan}/board`,
      `GET ${plan}/board/export`,
      `GET ${plan}/report`,
      `GET ${plan}/report/file`,
      `GET ${plan}/files/:file_id`,
    ),
    ...row('campaignFile', 'params.file_id', inProvince(readers), `GET ${plan}/files/:file_id`),
    ...row('campaignFile', 'params.file_id', agency(keepers), `POST ${plan}/files/:file_id/remove`),
    ...row(
      'campaignPlan',
      'params.plan_id',
      inProvince(keepers),
      `POST ${plan}/tasks`,
      `POST ${plan}/gather`,
      `POST ${plan}/nudges`,
      `POST ${plan}/events`,
      `POST ${plan}/task-imports/check`,
      `POST ${plan}/task-imports`,
      `POST ${plan}/files`,
      `POST ${plan}/files/:file_id/remove`,
    ),
    ...row(
      'closingPlan',
      'params.plan_id',
      inProvince(keepers),
      `PUT ${plan}`,
      `POST ${plan}/conditions`,
      `POST ${plan}/close`,
    ),
    ...row('goneTask', 'params.task_id', inProvince(keepers), `PUT ${task}`, `POST ${task}/remove`),
    ...row('assignment', 'params.assignment_id', inProvince(readers), `GET ${assignment}`),
    ...row(
      'assignment',
      'params.assignment_id',
      inProvince(workers),
      `POST ${assignment}/move`,
      `POST ${assignment}/activities`,
      `POST ${assignment}/activities/:activity_id/remove`,
    ),
    ...row('campaignEvent', 'params.event_id', inProvince(keepers), `PUT ${event}`),
    ...row('goneEvent', 'params.event_id', inProvince(keepers), `POST ${event}/remove`),
    ...row(
      'countedActivity',
      'params.activity_id',
      inProvince(readers),
      'GET /api/activities/:activity_id/campaign-assignments',
    ),
    // Who may not link to this assignment is told so before the activity is looked for.
    ...row('open', 'body.activity_id', {}, `POST ${assignment}/activities`),
    ...row('open', 'params.activity_id', {}, `POST ${assignment}/activities/:activity_id/remove`),
    ...row('open', 'body.assignment_ids', {}, `POST ${plan}/nudges`),
    ...row('open', 'body.client_ref', {}, `POST ${plans}`),
    // Agencies are everybody's; whether they stand is asked about in the tests of the module.
    ...row('open', 'body.agency_ids', {}, `POST ${plan}/tasks`, `PUT ${task}`),
    ...row('open', 'body.activity_id', {}, `POST ${plan}/events`, `PUT ${event}`),
  ],
}
