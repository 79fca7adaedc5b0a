import { sampleJpeg } from '#modules/documents/index.ts'
import { tellVillage } from '#modules/villages/index.ts'
import {
  openRoundContract,
  readVillageRoundContract,
  remindVillagesContract,
} from '#modules/villages/village.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { type IdorRow, row } from '../idor.rows.ts'

const [rounds, links] = ['/api/village-rounds', '/api/village-links']
const [oneRound, oneLink] = [`${rounds}/:round_id`, `${links}/:link_id`]
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
/** Only whoever opened the round is told which village a reminder may name. */
const kept: IdorRow['exists'] = { own: workers, agency: workers, conflict: workers, ended: workers }

const waits =
  "state = 'waiting', held_on = null, women = null, men = null, girls = null, boys = null, how = null, told_on = null, sent_at = null, activity_id = null, taken_by = null, taken_at = null"
const told =
  "state = 'sent', held_on = '2026-11-19', women = 3, men = 1, girls = 0, boys = 0, how = 'link', told_on = '2026-11-19', sent_at = '2026-11-19T12:00:00Z', activity_id = null, taken_by = null, taken_at = null"

/** Rounds and links of villages. */
export const part: FaultPart = {
  async make({ people, world }) {
    const officer = people.commune_officer
    const { id } = await officer.call(openRoundContract, {
      body: {
        title: 'Đợt mẫu của thôn',
        kind: 'talk',
        from_on: '2026-11-01',
        due_on: '2026-12-15',
        expires_on: '2026-12-31',
        villages: [
          { place_id: '22', village: 'Thôn mẫu' },
          { place_id: '22', village: 'Khu mẫu' },
        ],
      },
    })
    const params = { round_id: id }
    const { links: lines } = await officer.call(readVillageRoundContract, { params })
    const [askedVillage = '', toldVillage = ''] = lines.map((line) => line.id)
    const { text } = await officer.call(remindVillagesContract, { params, body: { link_id: toldVillage } })
    const token = /\/thon\/([\w-]+)/.exec(text)?.[1] ?? ''
    await tellVillage(
      world.house,
      token,
      { held_on: '2026-11-19', women: 3, men: 1, girls: 0, boys: 0 },
      sampleJpeg(8, 'mau'),
    )
    return { villageRound: id, askedVillage, toldVillage }
  },
  records: {
    ...Object.fromEntries(
      [
        `GET ${oneRound}`,
        `GET ${oneRound}/export`,
        `GET ${oneRound}/blank`,
        `POST ${oneRound}/villages`,
        `POST ${oneRound}/reminder`,
      ].map((of) => [`${of} round_id`, 'villageRound']),
    ),
    ...Object.fromEntries(
      [
        `POST ${oneRound}/reminder`,
        `POST ${oneLink}/renew`,
        `POST ${oneLink}/move`,
        `POST ${oneLink}/enter`,
      ].map((of) => [`${of} link_id`, 'askedVillage']),
    ),
    [`POST ${oneLink}/take link_id`]: 'toldVillage',
    [`GET ${oneLink}/photo link_id`]: 'toldVillage',
  },
  hints: {
    [`POST ${rounds}`]: (body) => ({
      ...body,
      kind: 'talk',
      from_on: '2026-11-01',
      due_on: '2026-12-15',
      expires_on: '2026-12-31',
    }),
    [`POST ${oneLink}/enter`]: (body) => ({
      ...body,
      held_on: '2026-11-19',
      told_on: '2026-11-20',
      women: 5,
      men: 1,
      girls: 0,
      boys: 0,
    }),
    [`POST ${oneLink}/move`]: (body) => ({ ...body, move: 'close' }),
  },
  versionAt: [[oneLink, 'village_link', 'id', 'link_id']],
  fresh: {
    [`POST ${oneRound}/villages`]: async (look, known) =>
      void (await look('delete from village_link where round_id = $1 and id not in ($2, $3)', [
        known.villageRound,
        known.askedVillage,
        known.toldVillage,
      ])),
    ...Object.fromEntries(
      [
        `POST ${oneRound}/reminder`,
        `POST ${oneLink}/renew`,
        `POST ${oneLink}/move`,
        `POST ${oneLink}/enter`,
      ].map((of) => [
        of,
        async (
          look: Parameters<NonNullable<FaultPart['fresh']>[string]>[0],
          known: Readonly<Record<string, string>>,
        ) => void (await look(`update village_link set ${waits} where id = $1`, [known.askedVillage])),
      ]),
    ),
    [`POST ${oneLink}/take`]: async (look, known) =>
      void (await look(`update village_link set ${told} where id = $1`, [known.toldVillage])),
  },
  readBy: {
    [`POST ${rounds}`]: [`GET ${oneRound}`],
    [`POST ${oneRound}/villages`]: [`GET ${oneRound}`],
  },
  notKept: [`GET ${rounds}`],
  inClear: {
    'a village and the name of what it is asked are public; nobody is named': [
      `POST ${rounds} title`,
      `POST ${rounds} villages.0.village`,
      `POST ${oneRound}/villages villages.0.village`,
    ],
  },
  idor: [
    ...row(
      'villageRound',
      'params.round_id',
      inProvince(readers),
      `GET ${oneRound}`,
      `GET ${oneRound}/export`,
      `GET ${oneRound}/blank`,
    ),
    ...row(
      'villageRound',
      'params.round_id',
      inProvince(workers),
      `POST ${oneRound}/villages`,
      `POST ${oneRound}/reminder`,
    ),
    ...row('askedVillage', 'body.link_id', kept, `POST ${oneRound}/reminder`),
    ...row(
      'askedVillage',
      'params.link_id',
      inProvince(workers),
      `POST ${oneLink}/renew`,
      `POST ${oneLink}/move`,
      `POST ${oneLink}/enter`,
    ),
    ...row('toldVillage', 'params.link_id', inProvince(workers), `POST ${oneLink}/take`),
    ...row('toldVillage', 'params.link_id', inProvince(readers), `GET ${oneLink}/photo`),
    ...row('open', 'body.client_ref', {}, `POST ${rounds}`, `POST ${oneLink}/enter`),
  ],
}
