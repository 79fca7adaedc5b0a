import type { CallOf, ReplyOf } from '#kernel/contract.ts'
import { caseHouse, type House } from '#modules/cases/case.builders.ts'
import { consented } from '#modules/consent/consent.builders.ts'
import type { ShareableField } from '#modules/consent/consent.codes.ts'
import { addDeskContract } from '#modules/referrals/desk.contract.ts'
import { sendReferralContract } from '#modules/referrals/referral.contract.ts'
import type { Person, World } from '#tests/support/world.ts'

type Sending = CallOf<typeof sendReferralContract>['body']
type Desk = { agencyId: string; deskId: string; person: Person }

/** A centre that refers, with a hospital and a police desk that read what they may. */
export interface ReferralHouse extends House {
  hospital: Desk
  police: Desk
  administrator: Person
  desk(kind: string, overrides?: object): Promise<Desk>
  /** A case with a named survivor, and consent to tell a desk these fields. */
  consentedCase(
    fields: ShareableField[],
    desk?: Desk,
    consent?: object,
  ): Promise<{ id: string; code: string; groundId: string; person_ids: string[] }>
  send(
    caseId: string,
    overrides?: Partial<Sending>,
    sender?: Person,
  ): Promise<ReplyOf<typeof sendReferralContract>>
}

export const told = { name: 'Nguyễn Thị Hoà Bịa', phone: '0912 345 678' }

export async function referralHouse(world: World): Promise<ReferralHouse> {
  const house = await caseHouse(world)
  const administrator = await world.staff('administrator', { agencyId: house.agencyId })
  const desk = async (kind: string, overrides: object = {}): Promise<Desk> => {
    const agencyId = await world.agency({ kind })
    const person = await world.staff('partner_desk', { agencyId })
    const { id } = await administrator.call(addDeskContract, {
      body: {
        agency_id: agencyId,
        name: `Bàn thử ${kind}`,
        services: ['medical', 'protection'],
        places: ['22'],
        hours_to_answer: 8,
        urgent_hours: 2,
        signs_in: true,
        phone: '0203 000 001',
        open_hours: '24/7',
        ...overrides,
      },
    })
    return { agencyId, deskId: id, person }
  }
  const hospital = await desk('health')
  const police = await desk('police')
  return {
    ...house,
    hospital,
    police,
    administrator,
    desk,
    async consentedCase(fields, to = hospital, consent = {}) {
      const opened = await house.openCase({
        persons: [
          { part: 'survivor', sex: 'female', age_years: 34, ...told },
          { part: 'child', sex: 'male', age_years: 6 },
          { part: 'alleged', sex: 'male', age_years: 40, name: 'Trần Văn Kẻ Bịa' },
        ],
        place_id: '22',
      })
      const groundId = await consented(house, opened.id, {
        recipient_agency_id: to.agencyId,
        fields,
        ...consent,
      })
      return { ...opened, groundId }
    },
    send(caseId, overrides = {}, sender = house.operator) {
      return sender.call(sendReferralContract, {
        params: { case_id: caseId },
        body: {
          desk_id: hospital.deskId,
          purpose: 'referral',
          services: ['medical'],
          urgency: 'usual',
          fields: ['age', 'needs'],
          ...overrides,
        },
      })
    },
  }
}
