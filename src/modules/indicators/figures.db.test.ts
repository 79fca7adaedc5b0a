import { expect, test } from 'vitest'
import { useWorld } from '#tests/support/world.ts'
import { readFigure, listIndicators } from './indicator.contract.ts'
import { samplesBy } from './records.sample.ts'
const world = useWorld()
test('quick', async () => {
  const { agency, staff, house } = world()
  const centre = await agency({ duties: ['gender_equality'] })
  const w = await staff(['operator', 'supervisor'], { agencyId: centre })
  const s = samplesBy(house, w)
  await s.calls(Array.from({ length: 60 }, (_, i) => ({ place: i % 2 ? '06652@20250701' : null, on: `2022-0${1 + (i % 6)}-10` })))
  await s.counselled(['2022-02-01', '2022-03-01'])
  const c = await s.opened({ from: '111' })
  await s.helped(c, ['2022-02-01', '2022-09-01'], 2)
  const officer = await staff('provincial_officer', { agencyId: centre })
  const other = await staff('leader')
  console.log((await officer.call(listIndicators)).map((i) => i.code + ' ' + i.definition_version).join())
  for (const who of [officer, other]) for (const code of ['HOT-1', 'CNS-1', 'EMG-1', 'EMG-2', 'HND-1']) {
    let t = Date.now()
    const v = await who.call(readFigure, { params: { code }, query: { from: '2022-01-01', until: '2022-07-01' } })
    console.log(code, v.value, Date.now() - t)
  }
  for (const by of ['place', 'month', 'sex', 'age', 'topic']) {
    let t = Date.now()
    const v = await officer.call(readFigure, { params: { code: 'HOT-1' }, query: { from: '2022-01-01', until: '2022-07-01', by: by as 'sex' } })
    console.log(by, v.value, Date.now() - t, JSON.stringify(v.by))
  }
  let t = Date.now()
  const v = await other.call(readFigure, { params: { code: 'HOT-1' }, query: { from: '2022-01-01', until: '2022-07-01', by: 'place', units: '2026-01-01' } })
  console.log(v.value, Date.now() - t, JSON.stringify(v.by?.rest))
  t = Date.now()
  const q = await other.call(readFigure, { params: { code: 'HOT-1' }, query: { from: '2024-01-01', until: '2024-07-01', place: '44' } })
  console.log(JSON.stringify(q.definition.place), q.value, Date.now() - t)
  expect(1).toBe(1)
})
