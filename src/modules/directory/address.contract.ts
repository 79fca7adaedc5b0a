import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { addressReasons } from './entry.codes.ts'

const params = z.strictObject({ entry_id: id })

export const openAddressContract = contract({
  method: 'POST',
  path: '/api/directory/entries/:entry_id/address',
  permit: 'address.open',
  effect: 'read',
  summary:
    'The true address of one protected place, for those assigned to it: with a fresh proof and a reason, recorded, a few an hour',
  params,
  body: z.strictObject({ reason: z.enum(addressReasons) }),
  reply: z.strictObject({ address: z.string() }),
})

export const writeAddressContract = contract({
  method: 'PUT',
  path: '/api/directory/entries/:entry_id/address',
  permit: 'address.write',
  effect: 'write',
  summary: 'Lays down the true address of a protected place; the one before is destroyed',
  params,
  body: z.strictObject({ version, address: text({ min: 5, max: 400 }) }),
  reply: z.strictObject({ id, version }),
})

export const Keeper = z.strictObject({
  id,
  staff_id: id,
  name: z.string(),
  agency_name: z.string().nullable(),
  from_at: instant,
  until_at: instant,
  ended_at: instant.nullable(),
  version,
})
export type Keeper = z.infer<typeof Keeper>

export const listKeepersContract = contract({
  method: 'GET',
  path: '/api/directory/entries/:entry_id/keepers',
  permit: 'address.oversee',
  effect: 'read',
  summary: 'Who may open the address of a protected place and who did, for those who oversee it',
  params,
  reply: z.strictObject({
    items: z.array(Keeper),
    looks: z.array(z.strictObject({ id, name: z.string(), reason: z.enum(addressReasons), at: instant })),
    waiting: z.int(),
  }),
})

export const assignKeeperContract = contract({
  method: 'POST',
  path: '/api/directory/entries/:entry_id/keepers',
  permit: 'address.assign',
  effect: 'write',
  summary: 'Asks a second person to assign somebody to the address of a protected place',
  params,
  body: z.strictObject({ staff_id: id, until_on: day, words: text({ min: 5, max: 1000 }) }),
  reply: z.strictObject({ request_id: id }),
})

export const endKeeperContract = contract({
  method: 'POST',
  path: '/api/address-keepers/:keeper_id/end',
  permit: 'address.end',
  effect: 'write',
  summary: 'Ends an assignment to an address: by whoever holds it, or who oversees it',
  params: z.strictObject({ keeper_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
