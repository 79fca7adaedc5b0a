import type { Context } from '#kernel/context.ts'
import type { RecordKey } from '#kernel/vault.ts'
import type { NewPerson } from './case.shapes.ts'

/** What is sealed of a person, each field on its own under the person's key. */
export const identityColumns = {
  name: 'sealed_name',
  phone: 'sealed_phone',
  id_number: 'sealed_id_number',
  address: 'sealed_address',
  birthday: 'sealed_birthday',
} as const

export type IdentityField = keyof typeof identityColumns
export type Identity = { [K in IdentityField]?: string | null | undefined }
export const identityNames = Object.keys(identityColumns) as IdentityField[]

const at = (field: IdentityField, personId: string) => ({
  table: 'person_identity',
  column: identityColumns[field],
  row: personId,
})

/** Fields sealed for their columns; what was cleared becomes null, what was not said stays out. */
export function sealIdentity(
  key: RecordKey,
  personId: string,
  identity: Identity,
): Partial<Record<(typeof identityColumns)[IdentityField], Buffer | null>> {
  const said = identityNames.filter((field) => identity[field] !== undefined)
  return Object.fromEntries(
    said.map((field) => {
      const plain = identity[field]
      return [identityColumns[field], plain ? key.seal(at(field, personId), plain) : null]
    }),
  )
}

/** Fields opened from their columns. */
export function openIdentity(
  key: RecordKey,
  personId: string,
  row: Record<string, unknown>,
): Record<IdentityField, string | null> {
  const opened = identityNames.map((field) => {
    const sealed = row[identityColumns[field]] as Buffer | null
    return [field, sealed ? key.open(at(field, personId), sealed) : null]
  })
  return Object.fromEntries(opened)
}

export type TokenPurpose = 'phone' | 'name' | 'id_number'
export interface Token {
  purpose: TokenPurpose
  token: Buffer
}

/** Tokens by which a person is found again. A surname alone has none, and neither has half a number. */
export function identityTokens(ctx: Context, identity: Identity): Token[] {
  const phone = identity.phone ? ctx.blindIndex.phoneToken(identity.phone) : null
  const number = identity.id_number ? idNumberToken(ctx, identity.id_number) : null
  const names = identity.name ? ctx.blindIndex.nameTokens(identity.name) : []
  return [
    ...names.map((token) => ({ purpose: 'name' as const, token })),
    ...(phone ? [{ purpose: 'phone' as const, token: phone }] : []),
    ...(number ? [{ purpose: 'id_number' as const, token: number }] : []),
  ]
}

/** Token of an identity number: 9 or 12 digits, or a passport; null for anything else. */
export function idNumberToken(ctx: Context, typed: string): Buffer | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s.-]/g, '')
    .toUpperCase()
  const whole = /^(\d{9}|\d{12}|[A-Z]{1,2}\d{6,8})$/.test(plain)
  return whole ? ctx.mac('case.id_number', plain).subarray(0, 16) : null
}

/** The sealed part of a person as typed in. */
export function identityOf(person: NewPerson): Identity {
  return {
    name: person.name,
    phone: person.phone,
    id_number: person.id_number,
    address: person.address,
    birthday: person.birthday,
  }
}
