import { expect, test } from 'vitest'
import { anIncident } from '../incident.builders.ts'
import type { Incident } from '../incident.contract.ts'
import { blankIncident, bodyOf, formOf, withBond } from './incident.form.ts'

const file = {
  assigned: true,
  is_open: true,
  code: 'NM-26-0001',
  opened_on: '2026-11-20',
  survivor_age_years: 31,
  place: null,
  items: [],
}

test('a blank form agrees to nothing: figures are shared only when she said so', () => {
  const blank = blankIncident(file, '2026-11-20')
  expect(blank).toMatchObject({
    consent_reporting: false,
    occurred_sure: 'unknown',
    occurred_on: null,
    survivor_age: 31,
  })
})

test('what was told comes back as it was when it is corrected', () => {
  const told = anIncident()
  const shown = {
    ...told,
    id: 'x',
    version: 1,
    no: 1,
    status: 'recorded',
    aside_reason: null,
    recorded_at: '2026-11-20T00:00:00Z',
    recorded_by: 'Người Thử',
    gbv_type: 'physical_assault',
    contexts: ['intimate_partner'],
    place_name: null,
    acts: told.acts?.map((code) => ({ code, title_vi: code, title_en: code })),
    acts_on: '2026-11-18',
  } as unknown as Incident
  expect(bodyOf(formOf(shown))).toEqual(told)
})

test('choosing the relation in law clears the acts of another one, and spouses are partners', () => {
  const form = { ...blankIncident(file, '2026-11-20'), acts: ['n'] }
  expect(withBond(form, 'divorced')).toMatchObject({ bond: 'divorced', relationship: 'partner', acts: [] })
  expect(withBond(form, 'not_domestic')).toMatchObject({ relationship: 'unknown', acts: [] })
})
