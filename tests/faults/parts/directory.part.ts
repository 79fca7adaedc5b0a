import type { Role } from '#modules/access/index.ts'
import { decideTwoPersonContract } from '#modules/access/two-person.contract.ts'
import {
  assignKeeperContract,
  listKeepersContract,
  writeAddressContract,
} from '#modules/directory/address.contract.ts'
import { inDays, protectedHouse, trustedAddress } from '#modules/directory/directory.builders.ts'
import { addEntryContract } from '#modules/directory/entry.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { agency, everyone, type IdorRow, row } from '../idor.rows.ts'

const entries = '/api/directory/entries'
const ofEntry = `${entries}/:entry_id`
const toAll = (who: readonly Role[]): IdorRow['exists'] => ({ ...agency(who), other: who })
const editors: readonly Role[] = [
  'duty_leader',
  'supervisor',
  'provincial_officer',
  'administrator',
  'commune_officer',
  'union_officer',
]
const proved = "update session set stepped_up_at = now() where state = 'open'"
const entryBody = (body: Record<string, unknown>) => ({
  ...body,
  office_of: null,
  duty_code: null,
  agency_id: null,
  hours: [{ day: 1, from: '08:00', until: '17:00' }],
})

/** Services that help, and the sealed addresses of some of them. */
export const part: FaultPart = {
  async make({ world, people, look }) {
    const { supervisor, administrator, shelter_keeper } = people
    const { id: directoryEntry } = await administrator.call(addEntryContract, { body: { ...trustedAddress } })
    const { id: sealedEntry } = await supervisor.call(addEntryContract, { body: { ...protectedHouse } })
    await look(proved)
    await supervisor.call(writeAddressContract, {
      params: { entry_id: sealedEntry },
      body: { version: 1, address: 'Số 1 ngõ Mẫu Kín' },
    })
    const second = await world.staff('leader')
    const { request_id } = await supervisor.call(assignKeeperContract, {
      params: { entry_id: sealedEntry },
      body: { staff_id: shelter_keeper.id, until_on: inDays(60), words: 'lý do mẫu' },
    })
    await second.call(decideTwoPersonContract, {
      params: { request_id },
      body: { version: 1, approve: true },
    })
    const { items } = await supervisor.call(listKeepersContract, { params: { entry_id: sealedEntry } })
    return { directoryEntry, sealedEntry, addressKeeper: items[0]?.id ?? '' }
  },
  records: {
    entry_id: 'directoryEntry',
    [`POST ${ofEntry}/address entry_id`]: 'sealedEntry',
    [`PUT ${ofEntry}/address entry_id`]: 'sealedEntry',
    [`GET ${ofEntry}/keepers entry_id`]: 'sealedEntry',
    [`POST ${ofEntry}/keepers entry_id`]: 'sealedEntry',
    keeper_id: 'addressKeeper',
  },
  hints: {
    [`POST ${entries}`]: entryBody,
    [`PUT ${ofEntry}`]: entryBody,
    [`POST ${ofEntry}/keepers`]: (body) => ({ ...body, until_on: inDays(30) }),
  },
  versionAt: [
    [ofEntry, 'directory_entry', 'id', 'entry_id'],
    ['/address-keepers/', 'address_keeper', 'id', 'keeper_id'],
  ],
  fresh: {
    [`PUT ${ofEntry}/address`]: async (look) => void (await look(proved)),
    [`POST ${ofEntry}/address`]: async (look) => {
      await look(proved)
      await look('delete from address_look')
      return undefined
    },
    [`POST ${ofEntry}/close`]: async (look, named) =>
      void (await look('update directory_entry set closed_on = null, closed_reason = null where id = $1', [
        named.directoryEntry,
      ])),
  },
  readBy: {
    [`POST ${entries}`]: [`GET ${ofEntry}`, `GET ${entries}`],
    [`PUT ${ofEntry}`]: [`GET ${ofEntry}`, `GET ${entries}`],
    [`PUT ${ofEntry}/address`]: [],
    /** Sealed for the second person, who opens it with the request. */
    [`POST ${ofEntry}/keepers`]: [],
  },
  inClear: {
    'services are told to those who look for them; of a sealed place its front gate alone': [
      `POST ${entries}`,
      `PUT ${ofEntry}`,
    ].flatMap((route) =>
      ['address', 'eligibility', 'front_gate', 'name', 'phone'].map((field) => `${route} ${field}`),
    ),
  },
  notKept: [`GET ${entries}`, 'GET /api/directory/export'],
  idor: [
    ...row('directoryEntry', 'params.entry_id', toAll(everyone), `GET ${ofEntry}`),
    ...row(
      'directoryEntry',
      'params.entry_id',
      toAll(editors),
      `PUT ${ofEntry}`,
      `POST ${ofEntry}/close`,
      `POST ${ofEntry}/checked`,
    ),
    ...row(
      'sealedEntry',
      'params.entry_id',
      agency(['supervisor', 'shelter_keeper']),
      `PUT ${ofEntry}/address`,
    ),
    ...row('sealedEntry', 'params.entry_id', { own: ['shelter_keeper'] }, `POST ${ofEntry}/address`),
    ...row('sealedEntry', 'params.entry_id', agency(['supervisor']), `POST ${ofEntry}/keepers`),
    ...row(
      'sealedEntry',
      'params.entry_id',
      { ...agency(['supervisor', 'data_protection_officer']), other: ['data_protection_officer'] },
      `GET ${ofEntry}/keepers`,
    ),
    ...row('open', 'body.staff_id', {}, `POST ${ofEntry}/keepers`),
    ...row('open', 'body.agency_id', {}, `POST ${entries}`, `PUT ${ofEntry}`),
    ...row(
      'addressKeeper',
      'params.keeper_id',
      {
        own: ['shelter_keeper', 'supervisor', 'data_protection_officer'],
        agency: ['supervisor', 'data_protection_officer'],
        other: ['data_protection_officer'],
        conflict: ['supervisor', 'data_protection_officer'],
        ended: ['supervisor', 'data_protection_officer'],
      },
      'POST /api/address-keepers/:keeper_id/end',
    ),
  ],
}
