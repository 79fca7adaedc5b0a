import { recordActivityContract } from '#modules/activities/activity.contract.ts'
import { samplePdf } from '#modules/documents/index.ts'
import {
  addPaperFileContract,
  readPaperContract,
  recordPaperContract,
} from '#modules/papers/paper.contract.ts'
import { addPolicyContract, tellReachContract } from '#modules/papers/policy.contract.ts'
import { linkTaskActivityContract } from '#modules/papers/task.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { type IdorRow, row } from '../idor.rows.ts'

const [papers, tasks, policies, reaches] = [
  '/api/papers',
  '/api/paper-tasks',
  '/api/social-policies',
  '/api/policy-reaches',
]
const [onePaper, oneTask, oneReach] = [`${papers}/:paper_id`, `${tasks}/:task_id`, `${reaches}/:reach_id`]
const workers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
const readers = [...workers, 'leader', 'clerk', 'administrator'] as const

/** Everybody of the province who may call it knows that it exists; both houses of the scene stand in one. */
const inProvince = (may: readonly (typeof readers)[number][]): IdorRow['exists'] => ({
  own: may,
  agency: may,
  other: may,
  conflict: may,
  ended: may,
})
/** Only those who keep the paper are told what is filed with it. */
const kept: IdorRow['exists'] = { own: workers, agency: workers, conflict: workers, ended: workers }

const frame = { number: '12/KH-MAU', issued_on: '2026-01-05', from_on: '2026-01-05', until_on: '2026-12-31' }
const oneBody = (body: Record<string, unknown>) => ({ ...body, owner_id: undefined })
const free = 'a directing paper is public work: what it orders, whom, by when; nobody who is helped'

/** A file that is none: refused before anything is looked up. */
const noSpreadsheet = Buffer.alloc(200).toString('base64')

/** Papers, their tasks, and what policies reached. */
export const part: FaultPart = {
  async make({ people }) {
    const officer = people.commune_officer
    const paper = async (number: string) =>
      (
        await officer.call(recordPaperContract, {
          body: {
            ...frame,
            number,
            kind: 'plan',
            subject: 'Kế hoạch mẫu',
            issuer_name: 'UBND mẫu',
            tasks: [{ what: 'Việc mẫu', owner_name: 'Xã mẫu', due_on: '2026-12-01' }],
          },
        })
      ).id
    const [workPaper, movedPaper, newerPaper] = [
      await paper('1/KH-MAU'),
      await paper('2/KH-MAU'),
      await paper('3/KH-MAU'),
    ]
    const read = await officer.call(readPaperContract, { params: { paper_id: workPaper } })
    const paperTask = read.task_list[0]?.id ?? ''
    const { id: paperFile } = await officer.call(addPaperFileContract, {
      params: { paper_id: workPaper },
      body: { name: 'ban-ky.pdf' },
      file: samplePdf('mẫu'),
    })
    const activity = async (title: string) =>
      (
        await officer.call(recordActivityContract, {
          body: {
            status: 'held',
            kind: 'training',
            title,
            starts_on: '2026-11-02',
            place_id: '22',
            groups: [{ audience: 'officials', attendances: 5 }],
          },
        })
      ).id
    const paperActivity = await activity('Hoạt động được tính')
    await officer.call(linkTaskActivityContract, {
      params: { task_id: paperTask },
      body: { activity_id: paperActivity },
    })
    const { id: socialPolicy } = await officer.call(addPolicyContract, {
      body: { name: 'Chính sách mẫu', basis: 'NQ mẫu', from_on: '2020-01-01' },
    })
    const { ids } = await officer.call(tellReachContract, {
      body: {
        policy_id: socialPolicy,
        place_id: '22',
        from_on: '2025-01-01',
        until_on: '2025-06-30',
        document: 'BC mẫu',
        document_on: '2025-07-01',
        groups: [{ recipient: 'elderly', people: 7 }],
      },
    })
    return {
      workPaper,
      movedPaper,
      newerPaper,
      paperTask,
      paperFile,
      paperActivity,
      freeActivity: await activity('Hoạt động chưa tính'),
      socialPolicy,
      policyReach: ids[0] ?? '',
    }
  },
  records: {
    ...Object.fromEntries(
      [`GET ${onePaper}`, `PUT ${onePaper}`, `POST ${onePaper}/files`, `POST ${onePaper}/tasks`].map((of) => [
        `${of} paper_id`,
        'workPaper',
      ]),
    ),
    [`GET ${onePaper}/files/:file_id paper_id`]: 'workPaper',
    [`GET ${onePaper}/files/:file_id file_id`]: 'paperFile',
    [`POST ${onePaper}/files/:file_id/remove paper_id`]: 'workPaper',
    [`POST ${onePaper}/files/:file_id/remove file_id`]: 'paperFile',
    [`POST ${onePaper}/move paper_id`]: 'movedPaper',
    [`POST ${onePaper}/move replaced_by`]: 'newerPaper',
    [`POST ${papers} issuer_id`]: 'agency',
    [`PUT ${onePaper} issuer_id`]: 'agency',
    ...Object.fromEntries(
      [
        `PUT ${oneTask}`,
        `GET ${oneTask}`,
        `POST ${oneTask}/words`,
        `POST ${oneTask}/activities`,
        `POST ${oneTask}/activities/:activity_id/remove`,
      ].map((of) => [`${of} task_id`, 'paperTask']),
    ),
    [`POST ${oneTask}/activities activity_id`]: 'freeActivity',
    [`POST ${oneTask}/activities/:activity_id/remove activity_id`]: 'paperActivity',
    'GET /api/activities/:activity_id/paper-tasks activity_id': 'paperActivity',
    [`POST ${policies} paper_id`]: 'workPaper',
    'POST /api/reported-figures paper_id': 'workPaper',
    'GET /api/reported-figures paper_id': 'workPaper',
    policy_id: 'socialPolicy',
    reach_id: 'policyReach',
  },
  hints: {
    [`POST ${papers}`]: (body) => ({
      ...body,
      ...frame,
      ...(body.number ? { number: body.number } : {}),
      issuer_id: undefined,
      tasks: (body.tasks as Record<string, unknown>[]).map(oneBody),
    }),
    [`PUT ${onePaper}`]: (body) => ({
      ...body,
      ...frame,
      ...(body.number ? { number: body.number } : {}),
      issuer_id: undefined,
    }),
    [`POST ${onePaper}/tasks`]: oneBody,
    [`PUT ${oneTask}`]: oneBody,
    [`POST ${onePaper}/move`]: (body) => ({ ...body, move: 'replace', on: '2026-11-19' }),
    'POST /api/paper-imports/check': () => ({ file: noSpreadsheet }),
    'POST /api/paper-imports': () => ({ file: noSpreadsheet }),
    [`POST ${reaches}`]: (body) => ({
      ...body,
      from_on: '2026-01-01',
      until_on: '2026-06-30',
      groups: [{ recipient: 'elderly', people: 3 }],
    }),
  },
  versionAt: [
    [oneReach, 'policy_reach', 'id', 'reach_id'],
    [oneTask, 'work_paper_task', 'id', 'task_id'],
    [onePaper, 'work_paper', 'id', 'paper_id'],
  ],
  fresh: {
    [`POST ${papers}`]: async (look, known) => {
      await look(
        "update work_paper set state = 'withdrawn', replaced_by = null where id not in ($1, $2, $3)",
        [known.workPaper, known.movedPaper, known.newerPaper],
      )
      return undefined
    },
    [`POST ${onePaper}/move`]: async (look, known) =>
      void (await look(
        "update work_paper set state = 'in_force', state_on = '2026-01-05', replaced_by = null where id = $1",
        [known.movedPaper],
      )),
    [`POST ${oneTask}/activities`]: async (look, known) =>
      void (await look('update work_paper_link set removed_at = now() where activity_id = $1', [
        known.freeActivity,
      ])),
    [`POST ${oneTask}/activities/:activity_id/remove`]: async (look, known) =>
      void (await look('update work_paper_link set removed_at = null where activity_id = $1', [
        known.paperActivity,
      ])),
    [`POST ${onePaper}/files/:file_id/remove`]: async (look, known) => {
      const [file] = await look<{ version: number }>(
        'update work_paper_file set removed_at = null where id = $1 returning version',
        [known.paperFile],
      )
      return { body: { version: file?.version } }
    },
    [`GET ${onePaper}/files/:file_id`]: async (look, known) =>
      void (await look('update work_paper_file set removed_at = null where id = $1', [known.paperFile])),
    // The same name and day make one policy of a body.
    [`POST ${policies}`]: async (look, known) =>
      void (await look('delete from social_policy where id <> $1', [known.socialPolicy])),
    [`POST ${reaches}`]: async (look, known) =>
      void (await look('update policy_reach set withdrawn_at = now() where id <> $1', [known.policyReach])),
    [`POST ${oneReach}/withdraw`]: async (look, known) =>
      void (await look('update policy_reach set withdrawn_at = null where id = $1', [known.policyReach])),
  },
  readBy: {
    [`POST ${papers}`]: [`GET ${onePaper}`],
    [`PUT ${onePaper}`]: [`GET ${onePaper}`],
    [`POST ${onePaper}/move`]: [`GET ${onePaper}`],
    [`POST ${onePaper}/files`]: [`GET ${onePaper}`],
    [`POST ${onePaper}/tasks`]: [`GET ${onePaper}`],
    [`PUT ${oneTask}`]: [`GET ${oneTask}`],
    [`POST ${oneTask}/words`]: [`GET ${oneTask}`],
    [`POST ${policies}`]: [`GET ${policies}`],
    [`POST ${reaches}`]: [`GET ${reaches}`],
  },
  /** Made safe for a folder: it comes back changed. */
  unread: [`POST ${onePaper}/files name`],
  notKept: [
    `GET ${papers}`,
    `GET ${papers}/export`,
    `GET ${policies}`,
    `GET ${reaches}`,
    `GET ${reaches}/export`,
  ],
  inClear: {
    [free]: [
      ...['subject', 'number', 'signer', 'issuer_name', 'note'].flatMap((field) => [
        `POST ${papers} ${field}`,
        `PUT ${onePaper} ${field}`,
      ]),
      `POST ${papers} tasks.0.what`,
      `POST ${papers} tasks.0.owner_name`,
      ...['what', 'owner_name'].flatMap((field) => [
        `POST ${onePaper}/tasks ${field}`,
        `PUT ${oneTask} ${field}`,
      ]),
      `POST ${onePaper}/move words`,
      `POST ${onePaper}/files name`,
      `POST ${oneTask}/words words`,
      `POST ${policies} name`,
      `POST ${policies} basis`,
      `POST ${reaches} document`,
    ],
  },
  idor: [
    ...row(
      'workPaper',
      'params.paper_id',
      inProvince(readers),
      `GET ${onePaper}`,
      `GET ${onePaper}/files/:file_id`,
    ),
    ...row(
      'workPaper',
      'params.paper_id',
      inProvince(workers),
      `PUT ${onePaper}`,
      `POST ${onePaper}/files`,
      `POST ${onePaper}/files/:file_id/remove`,
      `POST ${onePaper}/tasks`,
    ),
    ...row('movedPaper', 'params.paper_id', inProvince(workers), `POST ${onePaper}/move`),
    ...row('newerPaper', 'body.replaced_by', kept, `POST ${onePaper}/move`),
    ...row('paperFile', 'params.file_id', inProvince(readers), `GET ${onePaper}/files/:file_id`),
    ...row('paperFile', 'params.file_id', kept, `POST ${onePaper}/files/:file_id/remove`),
    ...row('paperTask', 'params.task_id', inProvince(readers), `GET ${oneTask}`),
    ...row(
      'paperTask',
      'params.task_id',
      inProvince(workers),
      `PUT ${oneTask}`,
      `POST ${oneTask}/words`,
      `POST ${oneTask}/activities`,
      `POST ${oneTask}/activities/:activity_id/remove`,
    ),
    ...row('freeActivity', 'body.activity_id', kept, `POST ${oneTask}/activities`),
    ...row('paperActivity', 'params.activity_id', kept, `POST ${oneTask}/activities/:activity_id/remove`),
    ...row(
      'paperActivity',
      'params.activity_id',
      inProvince(readers),
      'GET /api/activities/:activity_id/paper-tasks',
    ),
    ...row('policyReach', 'params.reach_id', inProvince(workers), `POST ${oneReach}/withdraw`),
    ...row('socialPolicy', 'body.policy_id', inProvince(workers), `POST ${reaches}`),
    ...row('workPaper', 'body.paper_id', inProvince(workers), `POST ${policies}`),
    ...row(
      'workPaper',
      'body.paper_id',
      inProvince(['union_officer', 'provincial_officer']),
      'POST /api/reported-figures',
    ),
    ...row('open', 'query.paper_id', {}, 'GET /api/reported-figures'),
    // Agencies are everybody's; a draft is looked for among one's own; a filter that names nothing finds nothing.
    ...row('open', 'body.issuer_id', {}, `POST ${papers}`, `PUT ${onePaper}`),
    ...row('open', 'body.tasks.owner_id', {}, `POST ${papers}`),
    ...row('open', 'body.owner_id', {}, `POST ${onePaper}/tasks`, `PUT ${oneTask}`),
    ...row(
      'open',
      'body.client_ref',
      {},
      `POST ${papers}`,
      `PUT ${onePaper}`,
      `POST ${onePaper}/tasks`,
      `PUT ${oneTask}`,
      `POST ${reaches}`,
    ),
    ...row('open', 'query.policy_id', {}, `GET ${reaches}`, `GET ${reaches}/export`),
  ],
}
