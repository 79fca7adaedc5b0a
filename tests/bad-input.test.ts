import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '#app/modules.ts'
import type { Contract } from '#kernel/contract.ts'
import { type Role, roles } from '#modules/access/index.ts'
import { type Person, sendCall, useWorld } from './support/world.ts'

const world = useWorld()
const contracts = modules.flatMap((module) => module.routes.map((route) => route.contract))
const permits = new Map(modules.flatMap((module) => Object.entries(module.permits)))
const people = new Map<string, Person>()

/** Somebody who may call it, so that the input is what gets refused. */
async function caller(contract: Contract): Promise<string | undefined> {
  if (contract.permit === 'public') return undefined
  const role = (contract.permit === 'signed-in' ? roles[0] : permits.get(contract.permit)?.[0]) as Role
  const person = people.get(role) ?? (await world().staff(role))
  people.set(role, person)
  return person.token
}

type Json = {
  type?: string
  properties?: Record<string, Json>
  items?: Json
  enum?: unknown[]
  const?: unknown
  anyOf?: Json[]
  format?: string
  pattern?: string
}

/** Every field of a shape with what it says about itself: `body.persons.0.name`. */
function fields(schema: Json, path: string[]): { path: string[]; schema: Json }[] {
  const own = path.length > 0 ? [{ path, schema }] : []
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
    fields(each, [...path, name]),
  )
  const items = schema.items ? fields(schema.items, [...path, '0']) : []
  return [...own, ...inner, ...items]
}

/** Values no such field can mean. */
function wrongValues(schema: Json): unknown[] {
  const options = schema.anyOf ?? [schema]
  const types = options.map((option) => option.type)
  if (types.includes(undefined) && !schema.enum && schema.const === undefined) return ['\ud800', 'a\u0000b']
  const broken = types.includes('string') ? ['\ud800', 'a\u0000b'] : []
  if (schema.enum || schema.const !== undefined) return ['banana', 7.5, ...broken]
  if (types.includes('string'))
    return [
      { a: 1 },
      ...broken,
      ...(schema.format || schema.pattern ? ['banana-\u202e', "' or 1=1 --"] : ['x'.repeat(100_000)]),
    ]
  if (types.includes('number') || types.includes('integer')) return ['ba', {}, -1e300]
  if (types.includes('boolean')) return ['có', 2]
  if (types.includes('array')) return ['một', { 0: 'a' }]
  return ['chữ', 3]
}

function put(path: string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, name) => (name === '0' ? [inner] : { [name]: inner }), value)
}

const shapeOf = (schema: z.ZodType | undefined) =>
  schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json) : undefined
const idsFor = (contract: Contract) =>
  Object.fromEntries([...contract.path.matchAll(/:(\w+)/g)].map(([, name]) => [name ?? '', randomUUID()]))
const bodies = contracts
  .filter((contract) => contract.body)
  .map((contract) => [`${contract.method} ${contract.path}`, contract] as const)

test.each(bodies)(
  '%s tells which field of its body is wrong, and writes nothing',
  async (_name, contract) => {
    const token = await caller(contract)
    const validParams = contract.params?.safeParse(idsFor(contract)).success
    for (const { path, schema } of fields(shapeOf(contract.body) ?? {}, [])) {
      for (const value of wrongValues(schema)) {
        const response = await sendCall(world().app, token, contract, {
          params: idsFor(contract),
          body: put(path, value),
        })
        expect(
          response.statusCode,
          `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 40)}: ${response.body.slice(0, 300)}`,
        ).toBe(400)
        const told = response.json().error.fields as { path: string; message: string }[]
        if (validParams === false) continue
        expect(
          told.map((field) => field.path),
          `${JSON.stringify(value)?.slice(0, 40)}`,
        ).toContainEqual(expect.stringContaining(`body.${path[0]}`))
        expect(
          told.every(
            (field) =>
              field.message.length > 5 &&
              !field.message.includes('.'.repeat(2)) &&
              !/^input\./.test(field.message),
          ),
        ).toBe(true)
      }
    }
  },
)

test.each(bodies)('%s refuses a key nobody asked for', async (_name, contract) => {
  const response = await sendCall(world().app, await caller(contract), contract, {
    params: idsFor(contract),
    body: { khong_ai_hoi: 1, __proto__: undefined },
  })
  expect(response.statusCode, response.body).toBe(400)
})

test.each(contracts.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
  '%s refuses wrong ids, queries and JSON',
  async (_name, contract) => {
    const token = await caller(contract)
    for (const name of Object.keys(idsFor(contract))) {
      const response = await sendCall(world().app, token, contract, {
        params: { ...idsFor(contract), [name]: "1'; drop table contact" },
        ...(contract.body ? { body: {} } : {}),
      })
      expect(response.statusCode, response.body).toBe(400)
      expect(response.json().error.fields[0].path).toBe(`params.${name}`)
    }
    const query = await sendCall(world().app, token, contract, {
      params: idsFor(contract),
      query: { khong_ai_hoi: '1' },
      ...(contract.body ? { body: {} } : {}),
    })
    expect(query.statusCode, query.body).toBe(400)
    for (const { path, schema } of fields(shapeOf(contract.query) ?? {}, []).filter(
      (field) => field.path.length === 1,
    )) {
      const value =
        schema.type === 'string' && !schema.format && !schema.pattern && !schema.enum
          ? 'a\u0000b'
          : 'banana-\u202e'
      const response = await sendCall(world().app, token, contract, {
        params: idsFor(contract),
        query: { [path[0] ?? '']: value },
        ...(contract.body ? { body: {} } : {}),
      })
      expect(response.statusCode, `${path}: ${response.body.slice(0, 300)}`).toBe(400)
    }
    if (contract.body) {
      const { app } = world()
      const url = contract.path.replace(/:(\w+)/g, () => randomUUID())
      const headers = { cookie: token ? `nangmai=${token}` : '', 'idempotency-key': randomUUID() }
      const broken = await app.inject({
        method: contract.method,
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        payload: '{"a":',
      })
      expect(broken.statusCode).toBe(400)
      const form = await app.inject({
        method: contract.method,
        url,
        headers: { ...headers, 'content-type': 'text/plain' },
        payload: 'a=1',
      })
      expect(form.statusCode).toBe(400)
    }
  },
)

test.each(
  contracts
    .filter((contract) => contract.effect === 'write' && !contract.exempt)
    .map((contract) => [`${contract.method} ${contract.path}`, contract] as const),
)('%s refuses a write without its key', async (_name, contract) => {
  const token = await caller(contract)
  const response = await sendCall(
    world().app,
    token,
    contract,
    { params: idsFor(contract), ...(contract.body ? { body: {} } : {}) },
    { headers: { 'idempotency-key': 'khong-phai-uuid' } },
  )
  expect(response.statusCode).toBe(400)
})
