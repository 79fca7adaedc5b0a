import { expect, test } from 'vitest'
import { sampleJpeg } from '#modules/documents/index.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './finding.contract.ts'
import { watchFindings } from './finding-watch.ts'
import { aUnit, inspectionHouse } from './inspection.builders.ts'

const world = useWorld()
const watch = () => watchFindings({ ...world().house, jobs: world().house.jobs.db })
const kinds = async (person: Person) =>
  (await person.call(listNotices, { query: {} })).items.map((notice) => notice.kind)

async function found(name: string) {
  const house = await inspectionHouse(world())
  const { id } = await house.plan({ ...aUnit, name })
  const { findings } = await house.handIn(
    id,
    { harassment_rules: 'no' },
    {
      findings: [
        {
          question: 'harassment_rules',
          what: 'Thiếu nội quy lao động',
          action: 'Ban hành nội quy',
          due_on: '2026-12-05',
          owner_id: house.otherAgencyId,
        },
      ],
    },
  )
  return { ...house, params: { finding_id: findings[0] ?? '' } }
}

test('who has to put a finding right hears two days before its day, and owner and team once it has passed, each once for each day', async () => {
  const { officer, owner, params } = await found('Nhà nghỉ Sương')
  world().setNow('2026-12-02T08:00:00+07:00')
  await watch()
  expect(await kinds(owner)).toEqual([])
  world().setNow('2026-12-03T08:00:00+07:00')
  await watch()
  await watch()
  expect([await kinds(owner), await kinds(officer)]).toEqual([['inspection.due_soon'], []])
  world().setNow('2026-12-06T08:00:00+07:00')
  await watch()
  await watch()
  expect([(await kinds(owner)).toSorted(), await kinds(officer)]).toEqual([
    ['inspection.due_soon', 'inspection.overdue'],
    ['inspection.overdue'],
  ])
  // Told corrected and sent back with another day: that day is told anew.
  const move = (by: Person, body: object) =>
    by.call(contracts.moveFindingContract, { params, body: { on: '2026-12-06', ...body } as never })
  await move(owner, { version: 1, move: 'correct' })
  await move(officer, { version: 2, move: 'reject', due_on: '2026-12-20' })
  world().setNow('2026-12-19T08:00:00+07:00')
  await watch()
  expect((await kinds(owner)).filter((kind) => kind === 'inspection.due_soon')).toHaveLength(2)
})

test('the owner shows that a finding was put right with a photo freed of its place; others of the province only look', async () => {
  const { officer, owner, params } = await found('Nhà nghỉ Nắng')
  const stranger = await world().staff('commune_officer')
  const body = { name: 'nội quy.jpg', people_shown: 'nobody' as const }
  const file = sampleJpeg(8, 'MAY CHUP THU')
  expect(await refusalOf(stranger.call(contracts.addFindingFileContract, { params, body, file }))).toBe(
    'inspection.not_yours',
  )
  const { id } = await owner.call(contracts.addFindingFileContract, { params, body, file })
  const finding = await officer.call(contracts.readFindingContract, { params })
  expect(finding.files.map((each) => each.id)).toEqual([id])
  const read = (await officer.call(contracts.readFindingFileContract, {
    params: { ...params, file_id: id },
  })) as {
    bytes: Buffer
  }
  expect(read.bytes.includes('MAY CHUP THU')).toBe(false)
  const move = (by: Person, asked: object) =>
    by.call(contracts.moveFindingContract, { params, body: { on: '2026-11-21', ...asked } as never })
  await move(owner, { version: 1, move: 'correct' })
  await move(officer, { version: 2, move: 'confirm' })
  expect(await refusalOf(owner.call(contracts.addFindingFileContract, { params, body, file }))).toBe(
    'inspection.wrong_state',
  )
})
