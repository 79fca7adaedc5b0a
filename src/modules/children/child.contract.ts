import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import {
  allNotNeeded,
  assessmentParts,
  confidentialities,
  functions,
  longerBys,
  notNeededReasons,
  purposes,
  representatives,
  scopes,
  signers,
  sources,
} from './child.codes.ts'
import { paperForms, pathStates, tracks } from './child-path.life.ts'

const words = text({ max: 8000 })
const short = text({ max: 300 })
const paperNumber = text({ max: 60 })
const pathParams = z.strictObject({ path_id: id })
const once = (values: readonly string[]) => new Set(values).size === values.length

/** Somebody told, heard, present or addressed: a person of the case or a function, never both. */
const Addressee = z
  .strictObject({
    purpose: z.enum(purposes),
    person_id: id.optional(),
    function: z.enum(functions).optional(),
  })
  .refine((who) => (who.person_id === undefined) !== (who.function === undefined), {
    path: ['function'],
    error: 'children.one_of_two',
  })

const common = {
  version,
  happened_at: instant,
  confidentiality: z.enum(confidentialities),
  scope: z.array(z.enum(scopes)).min(1).max(9).refine(once, { error: 'input.not_offered' }),
  people: z.array(Addressee).max(30).default([]),
}
const signature = {
  signed_at: instant,
  signer: z.enum(signers),
  signer_authority: paperNumber.optional(),
  decision_number: paperNumber.optional(),
}

/** What each paper says; sealed as it is. */
export const contents = {
  record: z.strictObject({ source: z.enum(sources), what: words, where: short.optional() }),
  first_assessment: z.strictObject({ harm: words, risks: words, protects: words.optional() }),
  emergency: z.strictObject({ done: words }),
  separation: z.strictObject({ why: words, to_whom: short.optional() }),
  lifting: z.strictObject(assessmentShape()),
  assessment: z.strictObject(assessmentShape()),
  meeting: z.strictObject({ concluded: words }),
  plan: z.strictObject({
    goal: words,
    services: z
      .array(
        z.strictObject({
          service: short,
          by: short,
          from_on: day,
          until_on: day.optional(),
          cost_vnd: z.int().min(0).max(10_000_000_000).optional(),
        }),
      )
      .min(1)
      .max(30),
  }),
  decision: z.strictObject({ note: words.optional() }),
  review: z.strictObject({ how_the_child_is: words }),
  alternative_care: z.strictObject({ to_whom: short }),
  follow_up: z.strictObject({ how_the_child_is: words }),
  follow_up_3: z.strictObject({ how_the_child_is: words }),
}

export const writePaperContract = contract({
  method: 'POST',
  path: '/api/child-paths/:path_id/papers',
  permit: 'child.work',
  effect: 'write',
  summary: 'Writes a paper of the child’s path; it moves the path on and starts or meets its time limits',
  params: pathParams,
  body: z
    .discriminatedUnion('form', [
      z.strictObject({ form: z.literal('record'), ...common, grave: z.boolean(), content: contents.record }),
      z.strictObject({
        form: z.literal('first_assessment'),
        ...common,
        grave: z.boolean(),
        content: contents.first_assessment,
      }),
      z.strictObject({ form: z.literal('emergency'), ...common, content: contents.emergency }),
      z.strictObject({
        form: z.literal('separation'),
        ...common,
        ...signature,
        until_at: instant,
        longer_by: z.enum(longerBys).optional(),
        content: contents.separation,
      }),
      z.strictObject({ form: z.literal('lifting'), ...common, content: contents.lifting }),
      z.strictObject({ form: z.literal('assessment'), ...common, content: contents.assessment }),
      z.strictObject({ form: z.literal('meeting'), ...common, content: contents.meeting }),
      z.strictObject({ form: z.literal('plan'), ...common, content: contents.plan }),
      z.strictObject({ form: z.literal('decision'), ...common, ...signature, content: contents.decision }),
      z.strictObject({
        form: z.literal('review'),
        ...common,
        outcome: z.enum(['end', 'new_plan']),
        content: contents.review,
      }),
      z.strictObject({ form: z.literal('alternative_care'), ...common, content: contents.alternative_care }),
      z.strictObject({ form: z.literal('follow_up'), ...common, content: contents.follow_up }),
      z.strictObject({ form: z.literal('follow_up_3'), ...common, content: contents.follow_up_3 }),
    ])
    .refine((body) => !('signer' in body) || body.signer === 'chair' || body.signer_authority !== undefined, {
      path: ['signer_authority'],
      error: 'children.authority_needed',
    }),
  reply: z.strictObject({ id, path_id: id, version, state: z.enum(pathStates) }),
})

const ChangedPath = z.strictObject({ id, version, state: z.enum(pathStates) })

export const foldPathContract = contract({
  method: 'POST',
  path: '/api/child-paths/:path_id/not-needed',
  permit: 'child.work',
  effect: 'write',
  summary: 'Says why a child who came along needs no path of their own, or opens it again',
  params: pathParams,
  body: z.strictObject({ version, reason: z.enum(notNeededReasons).nullable(), why: words.optional() }),
  reply: ChangedPath,
})

export const excludeContract = contract({
  method: 'POST',
  path: '/api/child-paths/:path_id/excluded',
  permit: 'child.work',
  effect: 'write',
  summary: 'Keeps a person out of every notice, meeting and form of this child',
  params: pathParams,
  body: z.strictObject({ person_id: id }),
  reply: z.strictObject({ id }),
})

export const supportYouthContract = contract({
  method: 'POST',
  path: '/api/child-paths/:path_id/youth',
  permit: 'child.work',
  effect: 'write',
  summary: 'For those of 16 and 17: legal aid, and who stands beside them at the police interview',
  params: pathParams,
  body: z.strictObject({
    version,
    legal_aid_on: day.nullable(),
    representative: z.enum(representatives).nullable(),
    interview_on: day.nullable(),
    close: z.boolean().default(false),
  }),
  reply: ChangedPath,
})

export const readChildrenContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/children',
  permit: 'case.read',
  effect: 'read',
  summary:
    'Paths of the children of a case; who oversees it learns that there is a child and how far it is, no more',
  params: z.strictObject({ case_id: id }),
  reply: z.strictObject({
    assigned: z.boolean(),
    is_open: z.boolean(),
    /** People an addressee may be: never who harmed the child. */
    persons: z.array(z.strictObject({ id, part: z.string(), is_out: z.boolean() })),
    paths: z.array(
      z.strictObject({
        id,
        /** Null for who does not work on the case: then it is "a child". */
        child: z
          .strictObject({
            person_id: id,
            age_years: z.int().nullable(),
            sex: z.string(),
            part: z.string(),
            accompanies: z.boolean(),
          })
          .nullable(),
        track: z.enum(tracks).nullable(),
        state: z.enum(pathStates),
        received_at: instant,
        grave: z.boolean(),
        not_needed: z.enum(allNotNeeded).nullable(),
        why: z.string().nullable(),
        legal_aid_on: day.nullable(),
        representative: z.enum(representatives).nullable(),
        interview_on: day.nullable(),
        excluded: z.array(id),
        papers: z.array(
          z.strictObject({
            id,
            form: z.enum(paperForms),
            happened_at: instant,
            grave: z.boolean().nullable(),
            outcome: z.enum(['end', 'new_plan']).nullable(),
            until_at: instant.nullable(),
            longer_by: z.enum(longerBys).nullable(),
            signed_at: instant.nullable(),
            signer: z.enum(signers).nullable(),
            signer_authority: z.string().nullable(),
            decision_number: z.string().nullable(),
            confidentiality: z.enum(confidentialities),
            scope: z.array(z.enum(scopes)),
            written_by: z.string(),
            content: z.record(z.string(), z.unknown()).nullable(),
            people: z.array(
              z.strictObject({
                purpose: z.enum(purposes),
                person_id: id.nullable(),
                function: z.enum(functions).nullable(),
              }),
            ),
          }),
        ),
        clocks: z.array(
          z.strictObject({
            rule: z.string(),
            due_at: instant.nullable(),
            started_at: instant,
            sense: z.enum(['due', 'longest', 'earliest']),
          }),
        ),
        version,
      }),
    ),
  }),
})
export type ChildrenView = z.infer<typeof readChildrenContract.reply>
export type PathView = ChildrenView['paths'][number]

export const printPaperContract = contract({
  method: 'GET',
  path: '/api/child-paths/:path_id/papers/:paper_id',
  permit: 'child.work',
  effect: 'read',
  summary: 'A paper of the path as DOCX, with its confidentiality and who may have it; recorded',
  params: z.strictObject({ path_id: id, paper_id: id }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

function assessmentShape() {
  const part = Object.fromEntries(assessmentParts.map((name) => [name, words.optional()])) as {
    [K in (typeof assessmentParts)[number]]: z.ZodOptional<typeof words>
  }
  return { ...part, body_and_mind: words, risks: words, needs: words }
}
