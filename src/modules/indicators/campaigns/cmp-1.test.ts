import { expect, test } from 'vitest'
import { campaignHouse } from '#modules/campaigns/campaign.builders.ts'
import { gatherActivitiesContract } from '#modules/campaigns/task.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()

test('a task counts by the day it was due, as done only when its activities were held; the share is told beside it', async () => {
  const { plan, task, hold, keeper, agencyId } = await campaignHouse(world())
  const { id } = await plan()
  await task(id, { agency_ids: [agencyId] })
  await task(id, { due_on: '2026-12-05', title: 'Việc của tháng sau' })
  await hold()
  await keeper.call(gatherActivitiesContract, { params: { plan_id: id } })
  const query = { from: '2026-11-01', until: '2026-12-01', place: '22' }
  const params = { code: 'CMP-1' }
  const told = await keeper.call(readFigure, { params, query: { ...query, by: 'task_owner' } })
  expect(told.value).toBe(3)
  expect(told.share).toMatchObject({ numerator: 1, denominator: 3 })
  expect(told.by?.items.map((item) => [item.key, item.value])).toEqual([
    ['commune', 2],
    ['agency', 1],
  ])
  const records = await keeper.call(listFigureRecords, { params, query })
  expect(records).toMatchObject({ total: 3, items: [{ opens: { kind: 'campaign_task' } }, {}, {}] })
})
