import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { nameOf, samplesOf } from '#tests/support/samples.ts'
import { callerOf, contracts, useScene } from './scene.ts'

/**
 * NĐ 56/2017/NĐ-CP, Điều 33 says what is secret about a child: name, age, what tells who it is, health, family, where it lives
 * and learns, services given to it. Every route that hands out a file keeps all of it back, or is a paper written for one
 * receiver, and then it stands here with the ground it has.
 */
const papersForOneReceiver: Readonly<Record<string, string>> = {
  'GET /api/cases/:case_id/files/:file_id': 'a document of the case, for who works on it',
  'POST /api/cases/:case_id/files/:file_id/original': 'the same, with a reason',
  'GET /api/online-reports/:report_id/files/:no': 'what somebody sent, for the duty that received it',
  'POST /api/contacts/:id/paper': 'the record of NĐ 76/2023/NĐ-CP, kept by the hotline that wrote it',
  'POST /api/referrals/:referral_id/sheet': 'the fields consented to, for one desk',
  'GET /api/orders/:order_id/papers/:paper': 'the two people of an order, by NĐ 76/2023/NĐ-CP',
  'GET /api/child-paths/:path_id/papers/:paper_id':
    'the forms of NĐ 56 themselves, marked secret, never for who did harm',
  'GET /api/cases/:case_id/person-handovers/:handover_id/minutes': 'the minutes both bodies sign',
  'GET /api/data-requests/:request_id/letter': 'a letter whose addressee is left blank',
}
/** Papers that stand only after somebody has acted, and hold no case: their own modules' tests open them. */
const later = /\/(slip|signed-copy|pdf)$/

const scene = useScene()
const name = 'Người Bịa Mẫu'
let commune = { id: '', name: '' }

beforeAll(async () => {
  const { look } = scene()
  const [found] = await look<typeof commune>(
    `select id, name from place p where level = 'commune' and valid_until is null
       and (select count(*) from place q where q.name like '%' || p.name || '%') = 1 order by id limit 1`,
  )
  commune = found ?? commune
  await look("update person set age_years = 12 where part = 'survivor'")
  await look("update person set age_years = 9 where part = 'child'")
  for (const table of ['case_file', 'incident', 'person_handover'])
    await look(`update ${table} set place_id = $1`, [commune.id])
  await look('update incident set survivor_age = 12, consent_reporting = true')
})

const files = contracts.filter((contract) => contract.file && !later.test(contract.path))

test('a paper that may tell of a child is one of those that stand here', () => {
  const known = files.map(nameOf)
  expect(Object.keys(papersForOneReceiver).filter((paper) => !known.includes(paper))).toEqual([])
})

test.each(
  files
    .filter((contract) => !(nameOf(contract) in papersForOneReceiver))
    .map((contract) => [nameOf(contract), contract] as const),
)('%s keeps a child’s secret', async (_, contract) => {
  const { people, known } = scene()
  const caller = callerOf(contract) ?? 'operator'
  for (const sample of samplesOf(contract, known)) {
    const response = await people[caller].send(contract, sample)
    expect(response.statusCode, response.body.slice(0, 200)).toBe(200)
    const told = wordsOf(new Uint8Array(response.rawPayload))
    for (const secret of [name, '0912000001', '0912 000 001', commune.name, '2014-01-01', 'lời mẫu'])
      expect([secret, told.includes(secret)]).toEqual([secret, false])
  }
})

test('a list of referrals says neither to whom nor for what a child was referred, and of an adult both', async () => {
  const { people, known, look } = scene()
  const contract = files.find((each) => each.path === '/api/referrals/export')
  if (!contract) throw new Error('the list of referrals is gone')
  const [desk] = await look<{ name: string }>(
    'select d.name from referral r join referral_desk d on d.id = r.desk_id where r.case_id = $1 limit 1',
    [known.case],
  )
  const fetched = async () => wordsOf(new Uint8Array((await people.supervisor.send(contract, {})).rawPayload))
  expect(await fetched()).not.toContain(desk?.name)
  await look("update person set age_years = 16 where part = 'survivor'")
  expect(await fetched()).toContain(desk?.name)
  await look("update person set age_years = 12 where part = 'survivor'")
})

/** All words of a spreadsheet, a document or plain text. */
function wordsOf(bytes: Uint8Array): string {
  if (strFromU8(bytes.slice(0, 2)) !== 'PK') return strFromU8(bytes)
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}
