import type { CallOf, ReplyOf } from '#kernel/contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import type { Person, World } from '#tests/support/world.ts'
import { assignCaseContract } from './assignment.contract.ts'
import { openCaseContract, readCaseContract } from './case.contract.ts'

type Opening = CallOf<typeof openCaseContract>['body']

/** One agency at work: somebody on the phone, a case manager, a supervisor; all plainly invented. */
export interface House {
  agencyId: string
  operator: Person
  manager: Person
  supervisor: Person
  contact(overrides?: object): Promise<string>
  openCase(overrides?: Partial<Opening>, opener?: Person): Promise<ReplyOf<typeof openCaseContract>>
  /** The case with the manager in charge of it. */
  managedCase(overrides?: Partial<Opening>): Promise<ReplyOf<typeof openCaseContract>>
  assign(caseId: string, person: Person, part?: 'manager' | 'team', until_at?: string): Promise<void>
}

export async function caseHouse(world: World): Promise<House> {
  const agencyId = await world.agency()
  const operator = await world.staff('operator', { agencyId })
  const manager = await world.staff('case_manager', { agencyId })
  const supervisor = await world.staff('supervisor', { agencyId })

  const house: House = {
    agencyId,
    operator,
    manager,
    supervisor,
    async contact(overrides = {}) {
      const taken = await operator.call(takeContact, { body: { ...aCall, ...overrides } as never })
      return taken.id
    },
    async openCase(overrides = {}, opener = operator) {
      const contact_id = overrides.contact_id ?? (await house.contact())
      return opener.call(openCaseContract, { body: { ...anOpening, ...overrides, contact_id } })
    },
    async managedCase(overrides = {}) {
      const opened = await house.openCase(overrides)
      await house.assign(opened.id, manager)
      return opened
    },
    async assign(caseId, person, part = 'manager', until_at) {
      const { version } = await supervisor.call(readCaseContract, { params: { case_id: caseId } })
      await supervisor.call(assignCaseContract, {
        params: { case_id: caseId },
        body: { version, staff_id: person.id, part, ...(until_at ? { until_at } : {}) },
      })
    },
  }
  return house
}

const aCall = {
  kind: 'inbound_call',
  caller: 'survivor',
  started_at: '2026-11-20T03:00:00Z',
  danger_now: false,
  sexual_assault: false,
  suicide_risk: false,
  topic: 'domestic_violence',
  outcome: 'advised',
}

const anOpening = {
  danger: 'high' as const,
  gender_equality: true,
  gbv: true,
  topic: 'domestic_violence' as const,
  persons: [{ part: 'survivor' as const, sex: 'female' as const }],
}
