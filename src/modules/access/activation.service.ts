import { sql } from 'kysely'
import { entered, type House } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { hashPassword, isWeakPassword } from './password.ts'
import { noteSignIn, setPassword, takeLink } from './session.queries.ts'

/** Sets a password through a one-time link. Refuses with `link.used` or `password.weak`; then the link still works. */
export function activate(
  house: House,
  request: { body: { token: string; password: string } },
): Promise<{ username: string }> {
  return entered(house.db, null, async (trx) => {
    const link = await takeLink(trx, tokenHash(request.body.token), 'activate')
    if (!link?.staff_id) throw new Refusal('link.used')
    const staff = await trx
      .selectFrom('staff')
      .select(['username', 'display_name'])
      .where('id', '=', link.staff_id)
      .executeTakeFirstOrThrow()
    refuseWeak(request.body.password, [staff.username, staff.display_name])
    await setPassword(trx, link.staff_id, await hashPassword(request.body.password))
    await sql`select access.end_sessions_of(${link.staff_id})`.execute(trx)
    await noteSignIn(trx, 'password_set', link.staff_id)
    return { username: staff.username }
  })
}

export interface FirstAdministrator {
  token: string
  username: string
  display_name: string
  password: string
  province_id: string
  agency_name: string
}

/** Makes the first agency and its administrator. Works once: the link is printed only while there is no administrator. */
export function startHouse(
  house: House,
  request: { body: FirstAdministrator },
): Promise<{ username: string }> {
  const { body } = request
  return entered(house.db, null, async (trx) => {
    if (!(await takeLink(trx, tokenHash(body.token), 'first_administrator'))) throw new Refusal('link.used')
    refuseWeak(body.password, [body.username, body.display_name, body.agency_name])
    const province = await trx
      .selectFrom('place')
      .select('id')
      .where('id', '=', body.province_id)
      .where('level', '=', 'province')
      .executeTakeFirst()
    if (!province) throw new Refusal('place.unknown')
    const staffId = await insertAdministrator(trx, body, house.now())
    await noteSignIn(trx, 'house_started', staffId)
    return { username: body.username }
  })
}

async function insertAdministrator(trx: Writer, body: FirstAdministrator, now: Date): Promise<string> {
  const [agencyId, staffId] = [newId(), newId()]
  const today = now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
  const name = body.agency_name.normalize('NFC').trim()
  await trx
    .insertInto('agency')
    .values({
      id: agencyId,
      province_id: body.province_id,
      place_id: body.province_id,
      kind: 'centre',
      name,
      valid_from: today,
    })
    .execute()
  await trx
    .insertInto('staff')
    .values({ id: staffId, username: body.username, display_name: body.display_name.normalize('NFC').trim() })
    .execute()
  await trx
    .insertInto('staff_role')
    .values({ id: newId(), staff_id: staffId, agency_id: agencyId, role: 'administrator', from_on: today })
    .execute()
  await setPassword(trx, staffId, await hashPassword(body.password))
  return staffId
}

function refuseWeak(password: string, ownWords: readonly string[]): void {
  if (isWeakPassword(password, ownWords)) throw new Refusal('password.weak')
}
