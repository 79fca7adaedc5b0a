import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { correctPersonContract } from '#modules/cases/person.contract.ts'
import { listClocksContract } from '#modules/clocks/clock.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { type ChildHouse, childHouse, childName } from './child.builders.ts'
import {
  excludeContract,
  foldPathContract,
  printPaperContract,
  readChildrenContract,
  supportYouthContract,
  writePaperContract,
} from './child.contract.ts'

const world = useWorld()
const now = '2026-11-20T12:00:00Z'
beforeEach(() => world().setNow(now))

const at = '2026-11-20T08:00:00Z'
const first = {
  form: 'first_assessment',
  happened_at: at,
  grave: false,
  content: { harm: 'mẫu', risks: 'mẫu' },
}
const assessment = {
  form: 'assessment',
  happened_at: at,
  content: { body_and_mind: 'mẫu', risks: 'mẫu', needs: 'mẫu', child_says: 'Con muốn ở với mẹ' },
}
const plan = {
  form: 'plan',
  happened_at: at,
  content: {
    goal: 'mẫu',
    services: [{ service: 'Tham vấn', by: 'Trung tâm', from_on: '2026-11-23', cost_vnd: 500000 }],
  },
}
const signature = { signed_at: at, signer: 'chair' }
const separation = (until_at: string, more: object = {}) => ({
  form: 'separation',
  happened_at: at,
  ...signature,
  until_at,
  content: { why: 'mẫu' },
  ...more,
})
const clocksOf = async (house: ChildHouse, state: 'open' | 'done') =>
  (await house.manager.call(listClocksContract, { query: { state } })).items
    .filter((clock) => clock.case_id === house.caseId)
    .map((clock) => clock.rule.code)

describe('the path opens by itself', () => {
  test('for a child under 16, whoever added them, and not for an adult or the one who used violence', async () => {
    const house = await childHouse(world())
    const { paths } = await house.manager.call(readChildrenContract, { params: { case_id: house.caseId } })
    expect(paths).toMatchObject([{ child: { person_id: house.child }, track: 'under_16', state: 'received' }])
  })

  test('when an age is corrected below 18, and folds when it turns out to be 18', async () => {
    const house = await childHouse(world(), 20)
    const correct = async (age_years: number, version: number) =>
      house.manager.call(correctPersonContract, {
        params: { case_id: house.caseId, person_id: house.child },
        body: { version, age_years },
      })
    expect(
      (await house.manager.call(readChildrenContract, { params: { case_id: house.caseId } })).paths,
    ).toEqual([])
    await correct(16, 1)
    expect(await house.path()).toMatchObject({ track: 'age_16_17', state: 'received' })
    await correct(15, 2)
    expect(await house.path()).toMatchObject({ track: 'under_16', state: 'received' })
    await correct(18, 3)
    expect(await house.path()).toMatchObject({ state: 'not_needed', not_needed: 'age_corrected' })
    await correct(12, 4)
    expect(await house.path()).toMatchObject({ state: 'received', not_needed: null })
  })

  test('a child who came along unharmed needs none, with the reason seen; the survivor always does', async () => {
    const house = await childHouse(world())
    const path = await house.path()
    const fold = (path_id: string, version: number, reason: 'not_harmed' | null) =>
      house.manager.call(foldPathContract, {
        params: { path_id },
        body: { version, reason, why: 'ở nhà bà ngoại' },
      })
    await fold(path.id, path.version, 'not_harmed')
    expect(await house.path()).toMatchObject({
      state: 'not_needed',
      not_needed: 'not_harmed',
      why: 'ở nhà bà ngoại',
    })
    expect(await refusalOf(house.write(first))).toBe('child.wrong_state')
    await fold(path.id, 2, null)
    const own = await house.managedCase({ persons: [{ part: 'survivor', sex: 'female', age_years: 13 }] })
    const { paths } = await house.manager.call(readChildrenContract, { params: { case_id: own.id } })
    expect(await refusalOf(fold(paths[0]?.id ?? '', 1, 'not_harmed'))).toBe('child.survivor_needs_path')
  })
})

describe('papers and their limits', () => {
  test('no step is skipped, and a paper on a wrong step writes nothing', async () => {
    const house = await childHouse(world())
    for (const paper of [assessment, plan, { form: 'decision', happened_at: at, ...signature, content: {} }])
      expect(await refusalOf(house.write(paper))).toBe('child.wrong_state')
    expect((await house.path()).papers).toEqual([])
  })

  test('grave harm starts twelve hours from the information; a measure meets them', async () => {
    const house = await childHouse(world())
    await house.write({ ...first, grave: true })
    const [clock] = (
      await house.manager.call(listClocksContract, { query: { rule: 'CH-EMERG' } })
    ).items.filter((each) => each.case_id === house.caseId)
    expect(Date.parse(clock?.due_at ?? '') - Date.parse((await house.path()).received_at)).toBe(
      12 * 3_600_000,
    )
    await house.write({ form: 'emergency', happened_at: at, content: { done: 'mẫu' } })
    expect(await clocksOf(house, 'open')).toEqual([])
    expect(await clocksOf(house, 'done')).toEqual(['CH-EMERG'])
  })

  test('five working days for the plan, two for the chair, over the holiday of 24 November', async () => {
    const house = await childHouse(world())
    await house.write(first)
    await house.write(assessment)
    const due = async () => (await house.path()).clocks.map((clock) => [clock.rule, clock.due_at])
    expect(await due()).toEqual([['CH-PLAN', '2026-11-30T16:59:59.999Z']])
    await house.write(plan)
    expect(await due()).toEqual([['CH-APPROVE', '2026-11-25T16:59:59.999Z']])
    await house.write({ form: 'decision', happened_at: at, ...signature, content: {} })
    expect(await due()).toEqual([])
    await house.write({
      form: 'review',
      happened_at: at,
      outcome: 'new_plan',
      content: { how_the_child_is: 'mẫu' },
    })
    expect(await due()).toEqual([['CH-PLAN', '2026-11-30T16:59:59.999Z']])
  })

  test('an alternative carer is visited after one and after three months', async () => {
    const house = await childHouse(world())
    for (const paper of [
      first,
      assessment,
      plan,
      { form: 'decision', happened_at: at, ...signature, content: {} },
    ])
      await house.write(paper)
    await house.write({ form: 'alternative_care', happened_at: at, content: { to_whom: 'dì' } })
    expect((await clocksOf(house, 'open')).sort()).toEqual(['CH-ALT-FU-1', 'CH-ALT-FU-3'])
  })

  test('a separation counts fifteen days from its first day, however often prolonged, unless a body required more', async () => {
    const house = await childHouse(world())
    await house.write(separation('2026-11-30T08:00:00Z'))
    world().setNow('2026-11-30T09:00:00Z')
    const later = { happened_at: '2026-11-30T08:00:00Z', signed_at: '2026-11-30T08:00:00Z' }
    expect(await refusalOf(house.write(separation('2026-12-05T08:00:01Z', later)))).toBe('child.fifteen_days')
    await house.write(separation('2026-12-05T08:00:00Z', later))
    await house.write(separation('2026-12-20T08:00:00Z', { ...later, longer_by: 'court' }))
    await house.write({ ...assessment, form: 'lifting', happened_at: '2026-11-30T08:30:00Z' })
    world().setNow('2026-12-10T09:00:00Z')
    await house.write(
      separation('2026-12-25T08:00:00Z', {
        happened_at: '2026-12-10T08:00:00Z',
        signed_at: '2026-12-10T08:00:00Z',
      }),
    )
  })
})

describe('whoever harmed the child', () => {
  const meeting = (people: object[]) => ({
    form: 'meeting',
    happened_at: at,
    content: { concluded: 'mẫu' },
    people,
  })

  test('is on no notice, in no meeting and on no form, by rule of the table; nothing half-written stays', async () => {
    const house = await childHouse(world())
    await house.write(first)
    await house.write(assessment)
    for (const purpose of ['notice', 'participant', 'addressee', 'heard'])
      expect(await refusalOf(house.write(meeting([{ purpose, person_id: house.father }])))).toBe(
        'child.abuser_named',
      )
    expect((await house.path()).papers.map((paper) => paper.form)).toEqual(['assessment', 'first_assessment'])
    const { id } = await house.path()
    await house.manager.call(excludeContract, { params: { path_id: id }, body: { person_id: house.mother } })
    expect(await refusalOf(house.write(meeting([{ purpose: 'participant', person_id: house.mother }])))).toBe(
      'child.abuser_named',
    )
  })

  test('not even for one who writes past the program', async () => {
    const house = await childHouse(world())
    const paper = await house.write(first)
    const { id } = await house.path()
    const insert = withClient(
      { ...provided('cluster').superuser, database: world().server.database },
      (client) =>
        client.query(
          "insert into child_addressee (id, paper_id, path_id, case_id, purpose, person_id) values (gen_random_uuid(), $1, $2, $3, 'notice', $4)",
          [paper.id, id, house.caseId, house.father],
        ),
    )
    await expect(insert).rejects.toMatchObject({ constraint: 'child_addressee_not_abuser' })
  })

  test('flagged after the meeting, they are on no paper printed from then on', async () => {
    const house = await childHouse(world())
    await house.write(first)
    await house.write(assessment)
    const paper = await house.write(
      meeting([
        { purpose: 'participant', person_id: house.mother },
        { purpose: 'participant', function: 'school' },
      ]),
    )
    const { id } = await house.path()
    const print = async () =>
      textOf(
        (await house.manager.call(printPaperContract, { params: { path_id: id, paper_id: paper.id } })).bytes,
      )
    expect(await print()).toContain('Cha, mẹ an toàn')
    await house.manager.call(excludeContract, { params: { path_id: id }, body: { person_id: house.mother } })
    const after = await print()
    expect(after).not.toContain('Cha, mẹ an toàn')
    expect(after).toContain('Cơ sở giáo dục')
    expect(after).not.toContain('Trần Văn Gió')
  })
})

describe('who sees it', () => {
  test('an overseer learns that there is a child and how far the path is, and nothing else', async () => {
    const house = await childHouse(world())
    await house.write({ ...first, content: { harm: 'chim hoàng yến', risks: 'chim hoàng yến' } })
    const seen = await house.supervisor.call(readChildrenContract, { params: { case_id: house.caseId } })
    expect(seen).toMatchObject({
      assigned: false,
      persons: [],
      paths: [{ child: null, track: null, state: 'first_assessed', papers: [] }],
    })
    expect(JSON.stringify(seen)).not.toMatch(/hoàng yến|male|"9"|Hoa Cải/)
  })

  test('a stranger is told that it does not exist, for each act', async () => {
    const house = await childHouse(world())
    const stranger = await world().staff('case_manager')
    const { id, version } = await house.path()
    expect(await refusalOf(stranger.call(readChildrenContract, { params: { case_id: house.caseId } }))).toBe(
      'record.not_found',
    )
    expect(await refusalOf(house.write(first, stranger))).toBe('record.not_found')
    expect(
      await refusalOf(
        stranger.call(excludeContract, { params: { path_id: id }, body: { person_id: house.father } }),
      ),
    ).toBe('record.not_found')
    expect(
      await refusalOf(
        stranger.call(foldPathContract, { params: { path_id: id }, body: { version, reason: 'not_harmed' } }),
      ),
    ).toBe('record.not_found')
  })

  test('two at once: one is written, the other reads again', async () => {
    const house = await childHouse(world())
    const { id, version } = await house.path()
    const body = { ...first, version, confidentiality: 'path_only', scope: ['case_team'] } as never
    const both = await Promise.all(
      [1, 2].map(() => refusalOf(house.manager.call(writePaperContract, { params: { path_id: id }, body }))),
    )
    expect(both.sort()).toEqual(['version.stale', undefined])
    expect((await house.path()).papers).toHaveLength(1)
  })
})

test('a printed form carries its number, how secret it is and who may have it', async () => {
  const house = await childHouse(world())
  const { id } = await house.path()
  const paper = await house.write({ ...first, confidentiality: 'named_receivers', scope: ['child_officer'] })
  const text = textOf(
    (await house.manager.call(printPaperContract, { params: { path_id: id, paper_id: paper.id } })).bytes,
  )
  for (const words of ['Mẫu 02', 'MẬT VỀ TRẺ EM', 'người làm công tác bảo vệ trẻ em', childName])
    expect(text).toContain(words)
})

test('at 16 and 17: legal aid, a representative at the interview, and no form of NĐ 56', async () => {
  const house = await childHouse(world(), 17)
  const path = await house.path()
  expect(path).toMatchObject({ track: 'age_16_17' })
  expect(await refusalOf(house.write(first))).toBe('child.other_track')
  const support = (version: number, change: object) =>
    house.manager.call(supportYouthContract, {
      params: { path_id: path.id },
      body: { version, legal_aid_on: null, representative: null, interview_on: null, ...change },
    })
  expect(await refusalOf(support(1, { interview_on: '2026-11-20' }))).toBe('child.representative_needed')
  expect(await refusalOf(support(1, { close: true }))).toBe('child.legal_aid_first')
  await support(1, {
    legal_aid_on: '2026-11-20',
    representative: 'legal_aid_officer',
    interview_on: '2026-11-20',
  })
  expect(await support(2, { legal_aid_on: '2026-11-20', close: true })).toMatchObject({ state: 'closed' })
})

function textOf(bytes: Uint8Array): string {
  return Object.values(unzipSync(new Uint8Array(bytes)))
    .map((part) => new TextDecoder().decode(part))
    .join('\n')
    .replace(/<[^>]+>/g, '')
}
