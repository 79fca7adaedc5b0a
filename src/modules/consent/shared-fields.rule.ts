import { type Ground, type Purpose, reviewHours, type ShareableField } from './consent.codes.ts'

/** A ground for telling something, as far as the question "what may be told now" needs it. */
export interface SharingGround {
  ground: Ground
  purposes: readonly Purpose[]
  recipientAgencyId: string | null
  /** Given to whoever holds this duty in this place; then the agency named is history. */
  recipientDuty: Duty | null
  fields: readonly ShareableField[]
  givenAt: Date
  expiresAt: Date
  withdrawnAt: Date | null
  approvedAt: Date | null
  upheld: boolean | null
  /** The guardian who gave it has turned out to be the alleged person, so it is void. */
  guardianIsAlleged: boolean
}

interface Duty {
  code: string
  placeId: string
}

/** Somebody who asks to be told: an agency, with the duties it holds at that moment. */
export interface Recipient {
  agencyId: string
  duties: readonly Duty[]
}

/**
 * What a recipient may be told for a purpose at a moment: the union of the fields of all grounds in force. Empty when
 * there is none. The database asks the same of its own rows (`access.shared_fields`); a test holds both together.
 */
export function sharedFields(
  consents: readonly SharingGround[],
  recipient: Recipient,
  purpose: Purpose,
  at: Date,
): Set<ShareableField> {
  const inForce = consents.filter(
    (each) => each.purposes.includes(purpose) && isMeantFor(each, recipient) && isInForce(each, at),
  )
  return new Set(inForce.flatMap((each) => each.fields))
}

/** Both keys turned, begun, not expired, not withdrawn, and not given by somebody who may not. */
export function isInForce(ground: Omit<SharingGround, 'purposes' | 'fields'>, at: Date): boolean {
  const { givenAt, expiresAt, withdrawnAt, guardianIsAlleged } = ground
  if (guardianIsAlleged || givenAt > at || expiresAt <= at || (withdrawnAt !== null && withdrawnAt <= at))
    return false
  return (ground.approvedAt !== null && ground.approvedAt <= at) || actsForLife(ground, at)
}

/** One person may act for a life at risk; a day later it holds only if a second has upheld it. */
function actsForLife(
  { ground, upheld, givenAt }: Pick<SharingGround, 'ground' | 'upheld' | 'givenAt'>,
  at: Date,
): boolean {
  if (ground !== 'life_risk') return false
  return upheld ?? at.getTime() < givenAt.getTime() + reviewHours * 3_600_000
}

function isMeantFor({ recipientAgencyId, recipientDuty }: SharingGround, recipient: Recipient): boolean {
  if (!recipientDuty) return recipientAgencyId === recipient.agencyId
  return recipient.duties.some(
    (duty) => duty.code === recipientDuty.code && duty.placeId === recipientDuty.placeId,
  )
}
