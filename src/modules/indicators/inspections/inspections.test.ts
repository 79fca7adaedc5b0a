import { expect, test } from 'vitest'
import { addSanctionContract, moveFindingContract } from '#modules/inspections/finding.contract.ts'
import { aUnit, inspectionHouse } from '#modules/inspections/inspection.builders.ts'
import { useWorld } from '#tests/support/world.ts'
import { readFigure } from '../indicator.contract.ts'

const world = useWorld()
const month = { from: '2026-11-01', until: '2026-12-01', place: '22' }

test('inspections, findings as they stand on the last day, and sanctions with their sum are counted from the records', async () => {
  const { officer, plan, handIn } = await inspectionHouse(world())
  const value = async (code: string, query: object = {}) => {
    const told = await officer.call(readFigure, { params: { code }, query: { ...month, ...query } as never })
    return told.by ? Object.fromEntries(told.by.items.map((item) => [item.key, item.value])) : told.value
  }
  const owner_name = 'Chủ cơ sở thử'
  const finding = { what: 'Thiếu nội quy', action: 'Ban hành', owner_name }
  const { id } = await plan({ ...aUnit, name: 'Nhà nghỉ Số' })
  await plan({ ...aUnit, name: 'Nhà nghỉ chưa tới' })
  const { findings } = await handIn(
    id,
    { minors_work: 'no' },
    { findings: ['2026-11-22', '2026-12-20', '2026-12-20'].map((due_on) => ({ ...finding, due_on })) },
  )
  const move = (finding_id: string | undefined, move: 'correct' | 'withdraw') =>
    officer.call(moveFindingContract, {
      params: { finding_id: finding_id ?? '' },
      body: { version: 1, move, on: '2026-11-21' },
    })
  await move(findings[1], 'correct')
  const sanction = (kind: 'fine' | 'warning', amount_vnd?: number) =>
    officer.call(addSanctionContract, {
      params: { finding_id: findings[0] ?? '' },
      body: { kind, decision: 'QĐ thử', on: '2026-11-21', ...(amount_vnd ? { amount_vnd } : {}) },
    })
  await sanction('fine', 12_500_000)
  await sanction('warning')
  expect(await value('INS-1')).toBe(1)
  expect(await value('INS-2', { by: 'finding_state' })).toMatchObject({ open: 1, overdue: 1, corrected: 1 })
  expect([await value('INS-3'), await value('INS-4')]).toEqual([2, 12_500_000])
  await move(findings[2], 'withdraw')
  expect(await value('INS-2')).toBe(2)
})
