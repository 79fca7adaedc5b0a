import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import { day, id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { roles } from './role.ts'

const RoleName = z.enum(roles)
const Language = z.enum(['vi', 'en'])
const username = z
  .string()
  .max(40)
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, { error: 'access.username_form' })
const displayName = text({ min: 2, max: 120 })
const changed = z.strictObject({ id, version })
const params = z.strictObject({ staff_id: id })

const HeldRole = z.strictObject({
  id,
  agency_id: id,
  agency_name: z.string(),
  role: RoleName,
  from_on: day,
  until_on: day.nullable(),
  version,
  /** Nobody holds it yet: a second person has to say yes. */
  waits: z.strictObject({ asked_by: z.string(), expires_at: instant }).nullable(),
})

export const StaffLine = z.strictObject({
  id,
  username: z.string(),
  display_name: z.string(),
  /** What callers hear instead of the name. */
  working_name: z.string().nullable(),
  language: Language,
  enabled: z.boolean(),
  /** A password was set: the activation link was used. */
  activated: z.boolean(),
  roles: z.array(HeldRole),
  version,
})
export type StaffLine = z.infer<typeof StaffLine>

export const listStaffContract = contract({
  method: 'GET',
  path: '/api/staff',
  permit: 'staff.edit',
  effect: 'read',
  summary: 'People who sign in, by name, with the roles they hold or held',
  query: z.strictObject({
    ...pageQuery,
    /** Name and id of the last one shown. */
    after: cursor(z.tuple([z.string(), id])).optional(),
    q: text({ max: 100 }).optional(),
    role: RoleName.optional(),
    agency_id: id.optional(),
    enabled: z.enum(['true', 'false']).optional(),
  }),
  reply: z.strictObject({ items: z.array(StaffLine), next: z.string().nullable() }),
})

export const createStaffContract = contract({
  method: 'POST',
  path: '/api/staff',
  permit: 'staff.edit',
  effect: 'write',
  summary: 'Enters a person with a first role; the activation link is shown once',
  body: z.strictObject({
    username,
    display_name: displayName,
    working_name: text({ max: 60 }).optional(),
    language: Language.default('vi'),
    agency_id: id,
    role: RoleName,
  }),
  reply: z.strictObject({
    id,
    version,
    activation_url: z.string().optional(),
    /** The role opens data of cases: it is held once a second person has said yes. */
    awaits_second: z.boolean(),
  }),
  once: ['activation_url'],
})

export const editStaffContract = contract({
  method: 'PATCH',
  path: '/api/staff/:staff_id',
  permit: 'staff.edit',
  effect: 'write',
  summary: 'Corrects how a person is called',
  params,
  body: z.strictObject({
    version,
    display_name: displayName.optional(),
    working_name: text({ max: 60 }).nullable().optional(),
  }),
  reply: changed,
})

export const enableStaffContract = contract({
  method: 'POST',
  path: '/api/staff/:staff_id/enabled',
  permit: 'staff.edit',
  effect: 'write',
  summary: 'Shuts an account or opens it again; shutting ends its sessions at once',
  params,
  body: z.strictObject({ version, enabled: z.boolean() }),
  reply: z.strictObject({ id, version, enabled: z.boolean() }),
})

export const renewLinkContract = contract({
  method: 'POST',
  path: '/api/staff/:staff_id/link',
  permit: 'staff.edit',
  effect: 'write',
  summary: 'A new activation link, shown once; the old password and every session end',
  params,
  body: z.strictObject({
    /** The phone with the authenticator is lost: it is set up again at the next sign-in. */
    forget_second_factor: z.boolean(),
  }),
  reply: z.strictObject({ id, activation_url: z.string().optional() }),
  once: ['activation_url'],
})

export const giveRoleContract = contract({
  method: 'POST',
  path: '/api/staff/:staff_id/roles',
  permit: 'staff.edit',
  effect: 'write',
  summary: 'Gives a role for an agency, from-to; never to oneself. The sessions of that person end',
  params,
  body: z
    .strictObject({ agency_id: id, role: RoleName, from_on: day, until_on: day.optional() })
    .refine((body) => body.until_on === undefined || body.until_on > body.from_on, {
      path: ['until_on'],
      error: 'access.ends_after_start',
    }),
  reply: changed.extend({ awaits_second: z.boolean() }),
})

export const endRoleContract = contract({
  method: 'POST',
  path: '/api/staff/:staff_id/roles/:role_id/end',
  permit: 'staff.edit',
  effect: 'write',
  summary: 'Ends a role on a day, today unless said otherwise. The sessions of that person end',
  params: z.strictObject({ staff_id: id, role_id: id }),
  body: z.strictObject({ version, until_on: day.optional() }),
  reply: changed,
})

export const listColleaguesContract = contract({
  method: 'GET',
  path: '/api/colleagues',
  permit: 'signed-in',
  effect: 'read',
  summary:
    'People of my agencies with the roles they hold there today, for choosing a manager or who comes next',
  query: z.strictObject({ role: RoleName.optional() }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        display_name: z.string(),
        working_name: z.string().nullable(),
        roles: z.array(RoleName),
        agency_ids: z.array(id),
      }),
    ),
  }),
})

export const setLanguageContract = contract({
  method: 'POST',
  path: '/api/session/language',
  permit: 'signed-in',
  effect: 'write',
  summary: 'The language the house speaks to me',
  body: z.strictObject({ language: Language }),
  reply: z.strictObject({ language: Language }),
})
