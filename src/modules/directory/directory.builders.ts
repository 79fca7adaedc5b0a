import type { CallOf } from '#kernel/contract.ts'
import { decideTwoPersonContract, listTwoPersonContract } from '#modules/access/two-person.contract.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { Person, World } from '#tests/support/world.ts'
import { assignKeeperContract, writeAddressContract } from './address.contract.ts'
import { addEntryContract } from './entry.contract.ts'

type NewEntry = CallOf<typeof addEntryContract>['body']

/** A trusted address that everybody may know, plainly invented. */
export const trustedAddress = {
  kind: 'trusted_address',
  location: 'public',
  name: 'Trạm Y tế thử, địa chỉ tin cậy',
  office_of: null,
  agency_id: null,
  duty_code: null,
  place_id: '22',
  address: 'Thôn Thử, cạnh nhà văn hóa',
  front_gate: null,
  phone: '0203 000 0001',
  services: ['needs'],
  hours: [],
  languages: ['vi'],
  eligibility: null,
  capacity: null,
  opened_on: '2021-05-01',
} as const satisfies NewEntry

/** A protected house behind a front gate. */
export const protectedHouse = {
  ...trustedAddress,
  kind: 'shelter',
  location: 'sealed',
  name: 'Nhà tạm lánh thử',
  address: null,
  front_gate: 'Gọi đường dây nóng của tỉnh',
  services: ['shelter'],
  capacity: 8,
} as const satisfies NewEntry

/** A centre with its supervisor and a keeper, and the leader of another body who is asked as the second person. */
export async function directoryHouse(world: World) {
  const agencyId = await world.agency()
  const supervisor = await world.staff('supervisor', { agencyId })
  const keeper = await world.staff('shelter_keeper', { agencyId })
  const second = await world.staff('leader')
  const proves = (person: Person) =>
    world.owner("update session set stepped_up_at = now() where staff_id = $1 and state = 'open'", [
      person.id,
    ])
  const add = (entry: Partial<NewEntry> = {}, by = supervisor) =>
    by.call(addEntryContract, { body: { ...trustedAddress, ...entry } as NewEntry })
  /** A protected house whose address is laid down. */
  const sealed = async (address: string, name: string = protectedHouse.name) => {
    const made = await add({ ...protectedHouse, name })
    await proves(supervisor)
    await supervisor.call(writeAddressContract, {
      params: { entry_id: made.id },
      body: { version: made.version, address },
    })
    return made.id
  }
  /** Two people assign somebody to an address until a day. */
  const assign = async (entryId: string, to = keeper, until_on = inDays(90)) => {
    const { request_id } = await supervisor.call(assignKeeperContract, {
      params: { entry_id: entryId },
      body: { staff_id: to.id, until_on, words: 'Người trực nhà này.' },
    })
    const { items } = await second.call(listTwoPersonContract, { query: { for_me: 'true' } })
    const asked = items.find((each) => each.id === request_id)
    await second.call(decideTwoPersonContract, {
      params: { request_id },
      body: { version: asked?.version ?? 1, approve: true },
    })
    return request_id
  }
  return { agencyId, supervisor, keeper, second, proves, add, sealed, assign }
}

/** A day some days from today. */
export function inDays(days: number): string {
  return dayInVietNam(new Date(Date.now() + days * 86_400_000))
}
