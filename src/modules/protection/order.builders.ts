import type { CallOf } from '#kernel/contract.ts'
import { caseHouse, type House } from '#modules/cases/case.builders.ts'
import type { Person, World } from '#tests/support/world.ts'
import { draftOrderContract, sendOrderContract, signOrderContract } from './order.contract.ts'

type Draft = CallOf<typeof draftOrderContract>['body']
type Signing = CallOf<typeof signOrderContract>['body']

/** What must never stand on a paper that he or the village reads. */
export const canaries = {
  address: 'Số 88 ngõ Chim Hoàng Yến',
  phone: '0977 123 987',
  school: 'Trường Tiểu học Hoàng Yến',
  shelter: 'Nhà tạm lánh Hoàng Yến',
} as const

/** A house with a case of two named people, a commune with its officer, and a way to each state of an order. */
export interface OrderHouse extends House {
  communeId: string
  officer: Person
  caseId: string
  her: string
  him: string
  draft(overrides?: Partial<Draft>): Promise<{ id: string; version: number }>
  sent(receivedAt: string, overrides?: Partial<Draft>): Promise<{ id: string; version: number }>
  signed(
    receivedAt: string,
    overrides?: Partial<Signing>,
    by?: Person,
  ): Promise<{ id: string; version: number }>
}

export async function orderHouse(world: World): Promise<OrderHouse> {
  const house = await caseHouse(world)
  const communeId = await world.agency({ kind: 'commune', name: 'Ủy ban nhân dân phường Thử' })
  const officer = await world.staff('commune_officer', { agencyId: communeId })
  const opened = await house.managedCase({
    summary: `${canaries.school}; ${canaries.shelter}`,
    persons: [
      {
        part: 'survivor',
        sex: 'female',
        age_years: 31,
        name: 'Nguyễn Thị Sao Mai',
        phone: canaries.phone,
        address: canaries.address,
      },
      { part: 'alleged', sex: 'male', age_years: 35, name: 'Trần Văn Gió', address: canaries.address },
    ],
  })
  const [her = '', him = ''] = opened.person_ids
  const made: OrderHouse = {
    ...house,
    communeId,
    officer,
    caseId: opened.id,
    her,
    him,
    draft: (overrides = {}) =>
      house.manager.call(draftOrderContract, {
        params: { case_id: opened.id },
        body: {
          commune_agency_id: communeId,
          requested_by: 'body',
          consent: { at: '2026-11-20T01:00:00Z', how: 'spoken' },
          life_threat: false,
          reasons: ['harmed_health'],
          priority: ['pregnant'],
          days_asked: 3,
          protected_person_id: her,
          banned_person_id: him,
          his_birth_year: 1991,
          ...overrides,
        },
      }),
    async sent(receivedAt, overrides) {
      const draft = await made.draft(overrides)
      return house.manager.call(sendOrderContract, {
        params: { order_id: draft.id },
        body: { version: draft.version, sent_how: 'in_person', received_at: receivedAt },
      })
    },
    async signed(receivedAt, overrides = {}, by = officer) {
      const sent = await made.sent(receivedAt)
      const signedAt = new Date(Date.parse(receivedAt) + 2 * 3_600_000).toISOString()
      return by.call(signOrderContract, {
        params: { order_id: sent.id },
        body: {
          version: sent.version,
          signed_at: signedAt,
          signer: 'chair',
          signer_name: 'Lê Thị Đồi Sim',
          ends_at: new Date(Date.parse(signedAt) + 3 * 86_400_000).toISOString(),
          rights_told_at: receivedAt,
          ...overrides,
        },
      })
    },
  }
  return made
}
