import { expect, test } from 'vitest'
import { recordIncidentContract } from '#modules/communebook/incident.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()
const year = { from: '2026-01-01', until: '2027-01-01' }

test('incidents count once the check confirmed them, exactly for the duty that reports them and covered for others', async () => {
  world().setNow('2026-11-21T01:00:00Z')
  const officer = await world().staff('commune_officer', {
    agencyId: await world().agency({ kind: 'commune' }),
  })
  const record = (check?: object) =>
    officer.call(recordIncidentContract, {
      body: {
        reported_at: '2026-11-20T03:00:00Z',
        reporter: 'neighbour',
        desk: 'committee',
        channel: 'phone',
        happened_on: '2026-11-19',
        relationship: 'spouse',
        acts: ['a'],
        danger_now: false,
        crime_signs: false,
        persons: [
          { part: 'survivor', sex: 'female' },
          { part: 'violent', sex: 'male' },
        ],
        ...(check ? { check: { at: '2026-11-20T05:00:00Z', ...check } as never } : {}),
      },
    })
  await record({ result: 'confirmed' })
  await record({ result: 'confirmed' })
  await record({ result: 'not_confirmed' })
  await record()

  const agencyId = await world().agency({ kind: 'department', duties: ['domestic_violence'] })
  const duty = await world().staff('provincial_officer', { agencyId })
  const leader = await world().staff('leader')
  const asked = { params: { code: 'INC-1' }, query: year } as const
  expect((await duty.call(readFigure, asked)).value).toBe(2)
  expect((await leader.call(readFigure, asked)).value).toBe('<5')
  const opened = await officer.call(listFigureRecords, asked)
  expect(opened.items.map((item) => item.opens.kind)).toEqual(['commune_incident', 'commune_incident'])
})
