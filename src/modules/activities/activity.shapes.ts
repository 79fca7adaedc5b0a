import { z } from 'zod'
import { day, id, placeId, text } from '#kernel/shapes.ts'
import * as codes from './activity.codes.ts'
import { listCode } from './activity-line.contract.ts'

const count = (most: number) => z.int().min(0).max(most)
const money = z.int().min(0).max(1_000_000_000_000)
/** An address on the web, as it is pasted. */
export const webLink = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s<>"'\\^`{|}]{3,480}$/, { error: 'activity.not_link' })
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'activity.not_clock' })
const mean = z.number().min(0).max(1000).multipleOf(0.01)

/** A body that holds an activity: one of ours, or a name where it has no row here. */
const Host = z
  .strictObject({ agency_id: id.optional(), name: text({ max: 200 }).optional() })
  .refine((host) => (host.agency_id === undefined) !== (host.name === undefined), {
    path: ['name'],
    error: 'activity.one_host',
  })

const Group = z
  .strictObject({
    /** First day of the activity unless said otherwise. */
    on_day: day.optional(),
    audience: listCode,
    attendances: z.int().min(1, { error: 'activity.no_attendances' }).max(1_000_000),
    persons: count(1_000_000).optional(),
    female: count(1_000_000).optional(),
    male: count(1_000_000).optional(),
  })
  .refine((group) => (group.female ?? 0) + (group.male ?? 0) <= group.attendances, {
    path: ['male'],
    error: 'activity.parts_exceed',
  })
  .refine((group) => (group.persons ?? 0) <= group.attendances, {
    path: ['persons'],
    error: 'activity.persons_exceed',
  })

const Named = z.strictObject({
  part: z.enum(codes.personParts),
  name: text({ max: 120 }),
  position: text({ max: 160 }).optional(),
  organization: text({ max: 200 }).optional(),
  sex: z.enum(codes.personSexes).optional(),
  audience: listCode.optional(),
  officer_id: id.optional(),
})

const Award = z
  .strictObject({
    honour: listCode,
    given_to: z.enum(codes.givenTo),
    quantity: z.int().min(1).max(100_000),
    name: text({ max: 200 }).optional(),
  })
  .refine((award) => award.name === undefined || award.quantity === 1, {
    path: ['quantity'],
    error: 'activity.one_name_one_award',
  })

const Gift = z
  .strictObject({
    item: listCode,
    quantity: z.int().min(1).max(1_000_000),
    value_vnd: money.optional(),
    sponsor: text({ max: 200 }).optional(),
    recipients: z
      .array(
        z.strictObject({
          recipient: listCode,
          place_id: placeId.optional(),
          people: z.int().min(1).max(1_000_000),
        }),
      )
      .max(200)
      .default([]),
  })
  .refine((gift) => gift.recipients.reduce((sum, each) => sum + each.people, 0) <= gift.quantity, {
    path: ['recipients'],
    error: 'activity.more_reached_than_given',
  })

const Sending = z
  .strictObject({
    outlet_id: id,
    sent_on: day.optional(),
    used_on: day.optional(),
    link: webLink.optional(),
    reach: count(100_000_000).optional(),
  })
  .refine(
    (sending) => sending.used_on !== undefined || (sending.link === undefined && sending.reach === undefined),
    {
      path: ['used_on'],
      error: 'activity.say_when_used',
    },
  )

const Scores = z.strictObject({ takers: z.int().min(1).max(100_000), mean })
const Test = z
  .strictObject({
    most: z.number().min(1).max(1000).multipleOf(0.01),
    before: Scores.optional(),
    after: Scores.optional(),
  })
  .refine((test) => (test.before?.mean ?? 0) <= test.most, {
    path: ['before', 'mean'],
    error: 'activity.above_most',
  })
  .refine((test) => (test.after?.mean ?? 0) <= test.most, {
    path: ['after', 'mean'],
    error: 'activity.above_most',
  })

/** Everything said of an activity. The same shape records, corrects, copies, repeats and imports it. */
export const activityFields = {
  kind: listCode,
  title: text({ max: 300 }),
  starts_on: day,
  /** Last day; the first one unless said otherwise. */
  ends_on: day.optional(),
  clock: clock.optional(),
  place_id: placeId,
  venue: text({ max: 200 }).optional(),
  form: z.enum(codes.forms).default('in_person'),
  host: Host.optional(),
  co_hosts: z.array(Host).max(12).default([]),
  topics: z.array(listCode).max(8).default([]),
  language: z.enum(codes.languages).optional(),
  items: z.int().min(1).max(100_000).default(1),
  copies: count(100_000_000).optional(),
  reach: count(100_000_000).optional(),
  entries: count(1_000_000).optional(),
  link: webLink.optional(),
  cost_vnd: money.optional(),
  funding: text({ max: 200 }).optional(),
  test: Test.optional(),
  groups: z.array(Group).max(120).default([]),
  people: z.array(Named).max(300).default([]),
  awards: z.array(Award).max(60).default([]),
  gifts: z.array(Gift).max(30).default([]),
  sendings: z.array(Sending).max(300).default([]),
  note: text({ max: 4000 }).optional(),
  initiative_id: id.optional(),
}

interface Dated {
  starts_on: string
  ends_on?: string | undefined
  groups: readonly { on_day?: string | undefined; audience: string }[]
  sendings: readonly { outlet_id: string }[]
}
const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000
const longest = 400

/** What has to fit together in one activity, each told at its field. */
export const activityFits = (body: Dated, context: z.core.$RefinementCtx): void => {
  const issue = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message, input: undefined })
  const last = body.ends_on ?? body.starts_on
  if (last < body.starts_on) issue(['ends_on'], 'activity.ends_before_start')
  else if (dayNumber(last) - dayNumber(body.starts_on) > longest) issue(['ends_on'], 'activity.too_long')
  const seen = new Set<string>()
  body.groups.forEach((group, at) => {
    const on = group.on_day ?? body.starts_on
    if (on < body.starts_on || on > last) issue(['groups', at, 'on_day'], 'activity.day_outside')
    if (seen.has(`${on} ${group.audience}`)) issue(['groups', at, 'audience'], 'activity.group_twice')
    seen.add(`${on} ${group.audience}`)
  })
  const outlets = body.sendings.map((sending) => sending.outlet_id)
  outlets.forEach((outlet, at) => {
    if (outlets.indexOf(outlet) !== at) issue(['sendings', at, 'outlet_id'], 'activity.outlet_twice')
  })
}

/** An activity as a whole, already parsed. */
export const ActivityBody = z.strictObject(activityFields).superRefine(activityFits)
export type ActivityBody = z.output<typeof ActivityBody>
export type ActivityInput = z.input<typeof ActivityBody>
