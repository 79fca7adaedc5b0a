import type { Client } from 'pg'
import { newId } from '#kernel/id.ts'
import { hashPassword } from '#modules/access/index.ts'
import { type DemoAccount, demoPassword } from './accounts.ts'
import { type DemoAgency, demoAgencies, demoPeople } from './cast.ts'

export interface Cast {
  accounts: DemoAccount[]
  agencies: Map<string, { id: string; name: string }>
  staff: Map<string, { id: string; agencyId: string }>
}

/** The commune whose officer signs in: a ward of today. */
async function demoCommune(owner: Client): Promise<DemoAgency> {
  const found = await owner.query(
    "select id, name, kind from place where province_id = '22' and level = 'commune' and valid_until is null and name = 'Phường Hà Lầm' limit 1",
  )
  const place = found.rows[0] ?? { id: '22' }
  return {
    key: 'xa',
    kind: 'commune',
    name: 'Ủy ban nhân dân phường Hà Lầm',
    short_name: 'UBND phường Hà Lầm',
    symbol: 'UBND',
    place_id: place.id,
    valid_from: '2025-07-01',
    duties: [{ code: 'emergency_response', from_on: '2025-07-01', basis: 'Luật 13/2022/QH15, Điều 19' }],
  }
}

/** Agencies, their duties and the people, as the owner of the schema: nobody is signed in yet who could enter them. */
export async function enterCast(owner: Client): Promise<Cast> {
  const agencies = new Map<string, { id: string; name: string }>()
  for (const agency of [...demoAgencies, await demoCommune(owner)]) {
    const id = newId()
    agencies.set(agency.key, { id, name: agency.name })
    await owner.query(
      'insert into agency (id, province_id, place_id, kind, name, short_name, symbol, parent_id, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [
        id,
        agency.province_id ?? '22',
        agency.place_id,
        agency.kind,
        agency.name,
        agency.short_name,
        agency.symbol,
        agency.under ? agencies.get(agency.under)?.id : null,
        agency.valid_from,
        agency.valid_until ?? null,
      ],
    )
    for (const duty of agency.duties) {
      await owner.query(
        'insert into agency_duty (id, agency_id, duty_code, place_id, from_on, until_on, basis) values ($1, $2, $3, $4, $5, $6, $7)',
        [newId(), id, duty.code, agency.place_id, duty.from_on, duty.until_on ?? null, duty.basis],
      )
    }
  }
  const accounts: DemoAccount[] = []
  const staff = new Map<string, { id: string; agencyId: string }>()
  for (const person of demoPeople) {
    const agency = agencies.get(person.agency)
    if (!agency) throw new Error(`the demo has no agency ${person.agency}`)
    const id = newId()
    const password = demoPassword()
    await owner.query(
      'insert into staff (id, username, display_name, working_name) values ($1, $2, $3, $4)',
      [id, person.username, person.display_name, person.working_name ?? null],
    )
    await owner.query(
      'insert into staff_role (id, staff_id, agency_id, role, from_on) values ($1, $2, $3, $4, $5)',
      [newId(), id, agency.id, person.role, '2020-01-01'],
    )
    await owner.query('select access.set_password($1, $2)', [id, await hashPassword(password)])
    staff.set(person.username, { id, agencyId: agency.id })
    accounts.push({ username: person.username, password, role: person.role, agency: agency.name })
  }
  return { accounts, agencies, staff }
}
