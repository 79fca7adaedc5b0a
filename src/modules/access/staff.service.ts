import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newToken, tokenHash } from '#kernel/cookies.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { lockAgency } from './agency.queries.ts'
import { enterRole } from './role-grant.service.ts'
import { insertLink } from './session.queries.ts'
import type {
  createStaffContract,
  editStaffContract,
  enableStaffContract,
  listColleaguesContract,
  listStaffContract,
  renewLinkContract,
  setLanguageContract,
} from './staff.contract.ts'
import {
  endSessionsOf,
  forgetSecrets,
  insertStaff,
  listColleagues,
  listEveryone,
  lockStaff,
  updateStaff,
} from './staff.queries.ts'

/** How long an activation link may lie unused. */
const linkHours = 72

const inOrder = new Intl.Collator('vi')

/** People by given name, as Vietnamese lists go, found with or without tones. */
export function listStaff(ctx: Context, { query }: RequestOf<typeof listStaffContract>) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const wanted = query.q ? fold(query.q) : ''
    const { after } = query
    const rows = (await listEveryone(trx))
      .filter((each) => query.enabled === undefined || each.enabled === (query.enabled === 'true'))
      .filter((each) =>
        fold(`${each.display_name} ${each.working_name ?? ''} ${each.username}`).includes(wanted),
      )
      .filter(
        (each) =>
          (query.role === undefined && query.agency_id === undefined) ||
          each.roles.some(
            (held) =>
              (query.role === undefined || held.role === query.role) &&
              (query.agency_id === undefined || held.agency_id === query.agency_id) &&
              (held.until_on === null || held.until_on > today),
          ),
      )
      .sort((a, b) => byName([a.display_name, a.id], [b.display_name, b.id]))
      .filter((each) => after === undefined || byName([each.display_name, each.id], after) > 0)
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.display_name, row.id])
    return { items: [...shown], next }
  })
}

/** People of my agencies, by name. */
export function readColleagues(ctx: Context, { query }: RequestOf<typeof listColleaguesContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await listColleagues(trx, dayInVietNam(ctx.now()), query.role)
    return { items: found.sort((a, b) => byName([a.display_name, a.id], [b.display_name, b.id])) }
  })
}

/** Given name first, then the whole name, then the id: `Nguyễn Thị An` stands before `Bùi Văn Bình`. */
function byName(a: readonly [string, string], b: readonly [string, string]): number {
  const given = (name: string) => name.split(' ').at(-1) ?? ''
  return (
    inOrder.compare(given(a[0]), given(b[0])) ||
    inOrder.compare(a[0], b[0]) ||
    (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)
  )
}

/** Enters a person with a first role. Refuses with `staff.username_taken`, `record.not_found` for the agency. */
export function createStaff(ctx: Context, { body }: RequestOf<typeof createStaffContract>) {
  return inTransaction(ctx, async (trx) => {
    await lockAgency(trx, body.agency_id)
    const { agency_id, role, ...person } = body
    const id = newId()
    await insertStaff(trx, { id, ...person }).catch((error) => {
      throw (error as { constraint?: string }).constraint === 'staff_username_once'
        ? new Refusal('staff.username_taken')
        : error
    })
    const fromOn = dayInVietNam(ctx.now())
    const { awaits_second } = await enterRole(trx, ctx, { staff_id: id, agency_id, role, from_on: fromOn })
    return { id, version: 1, activation_url: await newLink(trx, id), awaits_second }
  })
}

/** Corrects how a person is called. Refuses with `version.stale`. */
export function editStaff(ctx: Context, { params, body }: RequestOf<typeof editStaffContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockStaff(trx, params.staff_id)
    const { version, ...values } = body
    sameVersion(version, found.version)
    return updateStaff(trx, found.id, values)
  })
}

/** Shuts an account, ending its sessions, or opens it again. Refuses with `staff.not_oneself`, `version.stale`. */
export function enableStaff(ctx: Context, { params, body }: RequestOf<typeof enableStaffContract>) {
  return inTransaction(ctx, async (trx) => {
    refuseOneself(ctx, params.staff_id)
    const found = await lockStaff(trx, params.staff_id)
    sameVersion(body.version, found.version)
    if (!body.enabled) await endSessionsOf(trx, found.id)
    return { ...(await updateStaff(trx, found.id, { enabled: body.enabled })), enabled: body.enabled }
  })
}

/** A new link instead of the old password. Refuses with `staff.not_oneself`. */
export function renewLink(ctx: Context, { params, body }: RequestOf<typeof renewLinkContract>) {
  return inTransaction(ctx, async (trx) => {
    refuseOneself(ctx, params.staff_id)
    const found = await lockStaff(trx, params.staff_id)
    await forgetSecrets(trx, found.id, body.forget_second_factor)
    await endSessionsOf(trx, found.id)
    return { id: found.id, activation_url: await newLink(trx, found.id) }
  })
}

/** Sets the language the house speaks to me. */
export function setLanguage(ctx: Context, { body }: RequestOf<typeof setLanguageContract>) {
  return inTransaction(ctx, async (trx) => {
    await updateStaff(trx, ctx.session.staffId, { language: body.language })
    return { language: body.language }
  })
}

/** Whoever changes accounts does not change their own. */
export function refuseOneself(ctx: Context, staffId: string): void {
  if (staffId === ctx.session.staffId) throw new Refusal('staff.not_oneself', { id: staffId })
}

/** A path for the browser to complete with its own origin; the token stands behind `#`, so no server sees it. */
async function newLink(trx: Writer, staffId: string): Promise<string> {
  const token = newToken()
  await insertLink(trx, tokenHash(token), 'activate', staffId, linkHours)
  return `/app/activate#${token}`
}
