import { samplePdf } from '#modules/documents/index.ts'
import { addInitiativeFileContract } from '#modules/initiatives/file.contract.ts'
import { foundInitiativeContract, readInitiativeContract } from '#modules/initiatives/initiative.contract.ts'
import { addMeetingContract } from '#modules/initiatives/meeting.contract.ts'
import { addMemberContract } from '#modules/initiatives/member.contract.ts'
import { addPlaceContract } from '#modules/initiatives/place.contract.ts'
import { releaseInitiativeContract } from '#modules/initiatives/public.contract.ts'
import { addFundContract, addLivelihoodContract } from '#modules/initiatives/support.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { everyone, type IdorRow, row } from '../idor.rows.ts'

const initiatives = '/api/initiatives'
const keepers = ['commune_officer', 'union_officer', 'provincial_officer'] as const
/** The scene's agencies all belong to the province itself, so its union and provincial officers keep what any of them hosts. */
const ofProvince = ['union_officer', 'provincial_officer'] as const
const kept: IdorRow['exists'] = {
  own: keepers,
  agency: keepers,
  other: ofProvince,
  conflict: keepers,
  ended: keepers,
}
/** The registry of a province is read by everyone in it. */
const read: IdorRow['exists'] = {
  own: everyone,
  agency: everyone,
  other: everyone,
  conflict: everyone,
  ended: everyone,
}
const acts = [
  'public/take-back',
  'move',
  'host',
  'places',
  'places/:working_id/choose',
  'places/:working_id/end',
  'members',
  'members/:member_id/change',
  'headcounts',
  'meetings',
  'meetings/:meeting_id/withdraw',
  'livelihood',
  'livelihood/:support_id/outcome',
  'funds',
  'funds/:fund_id/withdraw',
  'files',
  'files/:file_id/remove',
].map((act) => `POST ${initiatives}/:initiative_id/${act}`)
const one = `${initiatives}/:initiative_id`
const reads = [`GET ${one}`]

/** Models, clubs, chapters and teams. */
export const part: FaultPart = {
  async make({ people, look }) {
    const { commune_officer: officer } = people
    const [district] = await look<{ id: string }>(
      "select id from place where name = 'Huyện Đầm Hà' and province_id = '22'",
    )
    const body = {
      kind: 'women_law_club' as const,
      place_ids: [district?.id ?? '22'],
      founded_on: '2024-01-10',
      stage: 'kept' as const,
      evidence: 'Quyết định mẫu',
    }
    const { id: initiative } = await officer.call(foundInitiativeContract, {
      body: { ...body, name: 'Câu lạc bộ mẫu' },
    })
    const { id: origin } = await officer.call(foundInitiativeContract, {
      body: { ...body, name: 'Câu lạc bộ gốc mẫu' },
    })
    const params = { initiative_id: initiative }
    const { id: meeting } = await officer.call(addMeetingContract, {
      params,
      body: { held_on: '2026-11-01', total: 10, women: 9, men: 1 },
    })
    const { id: member } = await officer.call(addMemberContract, {
      params,
      body: {
        name: 'Người Bịa Mẫu',
        part: 'head',
        sex: 'female',
        age_band: '30-44',
        ethnicity: 'kinh',
        joined_on: '2024-01-10',
      },
    })
    const { id: support } = await officer.call(addLivelihoodContract, {
      params,
      body: { kind: 'training', group: 'poor', on_day: '2026-01-10', total: 10, women: 10 },
    })
    const { id: fund } = await officer.call(addFundContract, {
      params,
      body: { source: 'mobilised', on_day: '2026-01-10', amount_vnd: 1_000_000 },
    })
    await officer.call(addPlaceContract, { params, body: { place_id: '22', from_on: '2026-01-10' } })
    const { id: initiativeFile } = await officer.call(addInitiativeFileContract, {
      params,
      body: { name: 'giay.pdf', kind: 'minutes', people_shown: 'nobody' },
      file: samplePdf('mẫu'),
    })
    await officer.call(releaseInitiativeContract, {
      params,
      body: { words_vi: 'Lời giới thiệu mẫu', version: 0 },
    })
    const file = await officer.call(readInitiativeContract, { params })
    const [unit] = await look<{ id: string }>(
      'select to_id as id from place_successor where from_id = $1 order by 1 limit 1',
      [district?.id],
    )
    return {
      initiative,
      originInitiative: origin,
      initiativeMeeting: meeting,
      initiativeMember: member,
      initiativeSupport: support,
      initiativeFund: fund,
      initiativeHome: file.working_in.find((place) => place.home)?.id ?? '',
      initiativePlace: file.working_in.find((place) => !place.home)?.id ?? '',
      initiativeUnit: unit?.id ?? '',
      initiativeKind: 'women_law_club',
      initiativeFile,
    }
  },
  records: {
    initiative_id: 'initiative',
    [`GET ${one}/files/:file_id file_id`]: 'initiativeFile',
    [`POST ${one}/files/:file_id/remove file_id`]: 'initiativeFile',
    [`POST ${one}/members/:member_id/change member_id`]: 'initiativeMember',
    [`POST ${one}/meetings/:meeting_id/withdraw meeting_id`]: 'initiativeMeeting',
    [`POST ${one}/livelihood/:support_id/outcome support_id`]: 'initiativeSupport',
    [`POST ${one}/funds/:fund_id/withdraw fund_id`]: 'initiativeFund',
    [`POST ${one}/places/:working_id/choose working_id`]: 'initiativeHome',
    [`POST ${one}/places/:working_id/end working_id`]: 'initiativePlace',
    [`POST ${initiatives} from_id`]: 'originInitiative',
    [`POST ${one}/host agency_id`]: 'otherAgency',
    'POST /api/initiative-kinds/:kind/rhythm kind': 'initiativeKind',
  },
  hints: {
    [`POST ${initiatives}`]: (body) => ({
      ...body,
      kind: 'women_law_club',
      place_ids: ['22'],
      phase: undefined,
      duty: 'gender_equality',
    }),
    [`PATCH ${one}`]: (body) => ({ ...body, phase: undefined }),
    [`POST ${one}/move`]: (body) => ({ ...body, move: 'replicate' }),
    [`POST ${one}/host`]: (body) => ({ ...body, duty: null }),
    [`POST ${one}/headcounts`]: (body) => ({
      ...body,
      total: 10,
      under_16: 1,
      from_16_to_29: 1,
      from_30_to_59: 1,
      over_59: 1,
      minority: 1,
    }),
    [`POST ${one}/meetings`]: (body) => ({ ...body, total: 10, minutes: 'chữ mẫu' }),
    [`POST ${one}/members/:member_id/change`]: (body) => ({ ...body, left_on: undefined }),
  },
  versionAt: [
    [`${one}/public`, 'initiative_public', 'initiative_id', 'initiative_id'],
    ['/members/:member_id', 'initiative_member', 'id', 'member_id'],
    ['/meetings/:meeting_id', 'initiative_meeting', 'id', 'meeting_id'],
    ['/livelihood/:support_id', 'initiative_livelihood', 'id', 'support_id'],
    ['/funds/:fund_id', 'initiative_fund', 'id', 'fund_id'],
    [`${one}`, 'initiative', 'id', 'initiative_id'],
  ],
  fresh: {
    [`POST ${one}/files/:file_id/remove`]: async (look, known) => {
      const [file] = await look<{ version: number }>(
        'update initiative_file set removed_at = null, removed_why = null where id = $1 returning version',
        [known.initiativeFile],
      )
      return { body: { version: file?.version, why: 'asked' } }
    },
    [`GET ${one}/files/:file_id`]: async (look, known) =>
      void (await look('update initiative_file set removed_at = null, removed_why = null where id = $1', [
        known.initiativeFile,
      ])),
    [`POST ${one}/move`]: async (look, known) =>
      void (await look(`update initiative set stage = 'kept', stage_on = founded_on where id = $1`, [
        known.initiative,
      ])),
    [`POST ${one}/meetings`]: async (look, known) =>
      void (await look('delete from initiative_meeting where initiative_id = $1 and id <> $2', [
        known.initiative,
        known.initiativeMeeting,
      ])),
    [`POST ${one}/meetings/:meeting_id/withdraw`]: async (look, known) =>
      void (await look('update initiative_meeting set withdrawn_at = null where id = $1', [
        known.initiativeMeeting,
      ])),
    [`POST ${one}/funds/:fund_id/withdraw`]: async (look, known) =>
      void (await look('update initiative_fund set withdrawn_at = null where id = $1', [
        known.initiativeFund,
      ])),
    [`POST ${one}/public/take-back`]: async (look, known) =>
      void (await look('update initiative_public set shown = true where initiative_id = $1', [
        known.initiative,
      ])),
    [`POST ${one}/host`]: async (look, known) =>
      void (await look('update initiative set agency_id = $2 where id = $1', [
        known.initiative,
        known.agency,
      ])),
    [`POST ${one}/places`]: async (look, known) => {
      await look('delete from initiative_place where initiative_id = $1 and place_id = $2', [
        known.initiative,
        '193',
      ])
      return { body: { place_id: '193', from_on: '2024-02-01' } }
    },
    [`POST ${one}/places/:working_id/choose`]: async (look, known) => {
      await look('delete from initiative_place where initiative_id = $1 and chosen_by is not null', [
        known.initiative,
      ])
      await look('update initiative_place set until_on = null where id = $1', [known.initiativeHome])
      return { body: { place_id: known.initiativeUnit } }
    },
    [`POST ${one}/places/:working_id/end`]: async (look, known) =>
      void (await look('update initiative_place set until_on = null where id = $1', [known.initiativePlace])),
  },
  readBy: {
    [`POST ${initiatives}`]: [`GET ${initiatives}`],
    [`PATCH ${one}`]: reads,
    [`POST ${one}/files`]: reads,
    [`POST ${one}/move`]: reads,
    [`PUT ${one}/public`]: reads,
    [`POST ${one}/members`]: [`GET ${one}/members`],
    [`POST ${one}/meetings`]: reads,
    [`POST ${one}/livelihood`]: reads,
    [`POST ${one}/funds`]: reads,
    'POST /api/initiative-kinds/:kind/rhythm': ['GET /api/initiative-kinds'],
  },
  /** Of one that is founded the list tells the name alone; the rest is read back after a change. */
  unread: [
    `POST ${initiatives} evidence`,
    `POST ${initiatives} sponsors.0`,
    `POST ${initiatives} about`,
    /** Made safe for a folder: it comes back changed. */
    `POST ${one}/files name`,
  ],
  notKept: [`GET ${initiatives}`, `GET ${initiatives}/export`],
  inClear: {
    'the name of a file stands beside its record, and is asked about where it could let somebody be recognised':
      ['POST /api/initiatives/:initiative_id/files name'],
    'models and clubs are public work; members have names only where nobody among them may be a survivor': [
      'PATCH /api/initiatives/:initiative_id about',
      'PATCH /api/initiatives/:initiative_id name',
      'PATCH /api/initiatives/:initiative_id sponsors.0',
      'POST /api/initiative-kinds/:kind/rhythm basis',
      'POST /api/initiatives about',
      'POST /api/initiatives evidence',
      'POST /api/initiatives name',
      'POST /api/initiatives sponsors.0',
      'POST /api/initiatives/:initiative_id/funds about',
      'POST /api/initiatives/:initiative_id/funds sponsor',
      'POST /api/initiatives/:initiative_id/livelihood about',
      'POST /api/initiatives/:initiative_id/meetings at_place',
      'POST /api/initiatives/:initiative_id/meetings minutes',
      'POST /api/initiatives/:initiative_id/members name',
      'POST /api/initiatives/:initiative_id/move evidence',
      'PUT /api/initiatives/:initiative_id/public words_en',
      'PUT /api/initiatives/:initiative_id/public words_vi',
    ],
  },
  idor: [
    ...row('initiative', 'params.initiative_id', read, ...reads, `GET ${one}/files/:file_id`),
    ...row('initiativeFile', 'params.file_id', read, `GET ${one}/files/:file_id`),
    ...row('initiativeFile', 'params.file_id', kept, `POST ${one}/files/:file_id/remove`),
    ...row(
      'initiative',
      'params.initiative_id',
      kept,
      `PATCH ${one}`,
      `PUT ${one}/public`,
      `GET ${one}/members`,
      ...acts,
    ),
    ...row('initiativeMeeting', 'params.meeting_id', kept, `POST ${one}/meetings/:meeting_id/withdraw`),
    ...row('initiativeMember', 'params.member_id', kept, `POST ${one}/members/:member_id/change`),
    ...row('initiativeSupport', 'params.support_id', kept, `POST ${one}/livelihood/:support_id/outcome`),
    ...row('initiativeFund', 'params.fund_id', kept, `POST ${one}/funds/:fund_id/withdraw`),
    ...row('initiativeHome', 'params.working_id', kept, `POST ${one}/places/:working_id/choose`),
    ...row('initiativePlace', 'params.working_id', kept, `POST ${one}/places/:working_id/end`),
    ...row('open', 'params.kind', {}, 'POST /api/initiative-kinds/:kind/rhythm'),
    ...row('open', 'body.agency_id', {}, `POST ${initiatives}`, `POST ${one}/host`),
    ...row('open', 'body.from_id', {}, `POST ${initiatives}`),
    ...row('open', 'body.client_ref', {}, `POST ${initiatives}`),
    ...row('open', 'query.agency_id', {}, `GET ${initiatives}`, `GET ${initiatives}/export`),
  ],
}
