import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import type { Contract } from '#kernel/contract.ts'
import { type Role, roles } from '#modules/access/index.ts'
import { permitOf } from '#modules/indicators/record.codes.ts'
import { type Person, sendCall, useWorld } from './support/world.ts'

/** One line of the checked-in table: who may call a route, stated by hand and apart from the permits. */
interface Row {
  route: string
  allowed: 'public' | 'signed-in' | readonly Role[]
}

const tables = import.meta.glob<{ matrix: readonly Row[] }>('../src/modules/*/*.matrix.ts', { eager: true })
const rows = Object.values(tables).flatMap((table) => table.matrix)
const contracts = modules.flatMap((module) => module.routes.map((route) => route.contract))
const nameOf = (contract: Contract) => `${contract.method} ${contract.path}`

const world = useWorld()
const people = new Map<Role, Person>()
const personAs = async (role: Role) => {
  const known = people.get(role) ?? (await world().staff(role))
  people.set(role, known)
  return known
}

test('every route has a row, and every row a route', () => {
  expect(contracts.map(nameOf).filter((name) => !rows.some((row) => row.route === name))).toEqual([])
  expect(
    rows.map((row) => row.route).filter((route) => !contracts.some((contract) => nameOf(contract) === route)),
  ).toEqual([])
  expect(rows.map((row) => row.route).filter((route, at, all) => all.indexOf(route) !== at)).toEqual([])
})

test('what opens a record behind a figure is a permit that some route asks for', () => {
  const asked = new Set(contracts.map((contract) => contract.permit))
  expect(Object.values(permitOf).filter((permit) => !asked.has(permit))).toEqual([])
})

/** Ids of nothing: a permitted caller gets as far as bad input or not found, and writes nothing. */
function nothing(contract: Contract) {
  const params = Object.fromEntries(
    [...contract.path.matchAll(/:(\w+)/g)].map(([, name]) => [name ?? '', randomUUID()]),
  )
  return { params, ...(contract.method === 'GET' ? {} : { body: { so_not_a_field: true } }) }
}

test.each(contracts.map((contract) => [nameOf(contract), contract] as const))(
  '%s answers those it is for, and nobody else',
  async (name, contract) => {
    const row = rows.find((each) => each.route === name)
    if (!row) throw new Error(`${name} has no row in the access table`)
    const stranger = await sendCall(world().app, undefined, contract, nothing(contract))
    if (row.allowed === 'public') {
      expect(stranger.statusCode).not.toBe(403)
      return
    }
    expect(stranger.statusCode).toBe(401)
    for (const role of roles) {
      const person = await personAs(role)
      const response = await person.send(contract, nothing(contract))
      const allowed = row.allowed === 'signed-in' || row.allowed.includes(role)
      expect([role, response.statusCode === 403], response.body).toEqual([role, !allowed])
      if (contract.effect === 'write')
        expect([200, 500], `${role}: ${response.body}`).not.toContain(response.statusCode)
      else expect(response.statusCode, `${role}: ${response.body}`).not.toBe(500)
    }
  },
)
