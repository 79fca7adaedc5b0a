import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { FigureValue } from '#modules/indicators/indicator.contract.ts'
import { Period, Scheme } from '#modules/indicators/period.contract.ts'
import { FigureRef, periodsMeant, ReportBody, ShownBody } from './report.body.codes.ts'
import { reportMoves, reportStatuses } from './report.life.ts'

const bilingual = z.strictObject({ vi: z.string(), en: z.string() })
const params = z.strictObject({ report_id: id })
const issueParams = z.strictObject({ report_id: id, no: z.coerce.number().int().min(1).max(999) })
const Status = z.enum(reportStatuses)

/** A figure told in a report: live in a draft, as it was then in a frozen one. */
export const ReportFigure = z.strictObject({
  /** `HOT-1`, or `HOT-1/previous` */
  key: z.string(),
  indicator: z.string(),
  period: z.enum(periodsMeant),
  from: day,
  until: day,
  place: z.string(),
  value: FigureValue,
  /** As printed: `2.134`. */
  text: z.string(),
  title: bilingual,
  unit: bilingual,
  counts: bilingual,
  leaves_out: bilingual,
  source: bilingual,
  definition_version: z.string(),
})
export type ReportFigure = z.infer<typeof ReportFigure>

export const ReportedFigure = z.strictObject({
  id,
  title: z.string(),
  unit: z.string(),
  value: z.number(),
  from: day,
  until: day,
  body_name: z.string(),
  document_number: z.string(),
  document_date: day,
  version: z.int(),
})
export type ReportedFigure = z.infer<typeof ReportedFigure>

const Issue = z.strictObject({
  no: z.int(),
  frozen_at: instant,
  sha256: z.string(),
  signer_title: z.string().nullable(),
  signer_name: z.string().nullable(),
  signed_on: day.nullable(),
  number: z.int().nullable(),
  issued_on: day.nullable(),
  issued_sha256: z.string().nullable(),
})

const head = {
  id,
  kind: z.enum(['six_month']),
  scheme: Scheme,
  period: z.string(),
  title: z.string(),
  status: Status,
  agency: z.strictObject({ id, name: z.string() }),
  begun_at: instant,
  version,
}

export const listReports = contract({
  method: 'GET',
  path: '/api/reports',
  permit: 'report.read',
  effect: 'read',
  summary: 'Reports of my agencies and signed ones of others, newest first',
  query: z.strictObject({
    after: cursor(newestFirst).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.strictObject({ items: z.array(z.strictObject(head)), next: z.string().nullable() }),
})

export const beginReport = contract({
  method: 'POST',
  path: '/api/reports',
  permit: 'report.write',
  effect: 'write',
  summary: 'Begins a report of a period from its outline',
  body: z.strictObject({
    kind: z.enum(['six_month']),
    period: z.string().max(40),
    scheme: z.enum(['half_year', 'reporting_half_year']).default('half_year'),
  }),
  reply: z.strictObject({ id, status: Status, version }),
})

export const getReport = contract({
  method: 'GET',
  path: '/api/reports/:report_id',
  permit: 'report.read',
  effect: 'read',
  summary: 'One report: its text, its figures (live in a draft, as frozen afterwards), its issues',
  params,
  reply: z.strictObject({
    ...head,
    span: Period,
    body: ShownBody,
    figures: z.array(ReportFigure),
    reported: z.array(ReportedFigure),
    /** When the figures were told: now in a draft, at freezing afterwards. */
    cut_off: instant,
    issues: z.array(Issue),
    moves: z.array(z.enum(reportMoves)),
  }),
})

export const saveReport = contract({
  method: 'PUT',
  path: '/api/reports/:report_id/body',
  permit: 'report.write',
  effect: 'write',
  summary: 'Keeps the text of a draft; a figure of an indicator that does not exist is refused as bad input',
  params,
  body: z.strictObject({ version, body: ReportBody }),
  reply: z.strictObject({ id, version }),
})

export const previewFigures = contract({
  method: 'POST',
  path: '/api/reports/:report_id/figures',
  permit: 'report.read',
  effect: 'read',
  summary: 'Live values of figures for the place and period of a report, before they are in its text',
  params,
  body: z.strictObject({ figures: z.array(FigureRef).min(1).max(50) }),
  reply: z.strictObject({ items: z.array(ReportFigure) }),
})

export const freezeReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/freeze',
  permit: 'report.write',
  effect: 'write',
  summary: 'Freezes values, definitions and the bytes of the document; number and date stay blank',
  params,
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, no: z.int(), status: Status, version }),
})

export const signReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/sign',
  permit: 'report.sign',
  effect: 'write',
  summary: 'Records who signed the last issue, and on which day',
  params,
  body: z.strictObject({
    version,
    signer_title: text({ max: 200 }),
    signer_name: text({ max: 120 }),
    signed_on: day,
  }),
  reply: z.strictObject({ id, no: z.int(), status: Status, version }),
})

export const numberReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/number',
  permit: 'report.number',
  effect: 'write',
  summary:
    'Enters number and date of the signed issue, by the clerk; the document is printed with both and kept',
  params,
  body: z.strictObject({ version, number: z.int().min(1).max(999_999), issued_on: day }),
  reply: z.strictObject({ id, no: z.int(), status: Status, version }),
})

export const supplementReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/supplement',
  permit: 'report.write',
  effect: 'write',
  summary:
    'Freezes a further numbered issue with the figures of now, showing what has changed since the last',
  params,
  body: z.strictObject({ version, body: ReportBody.optional() }),
  reply: z.strictObject({ id, no: z.int(), status: Status, version }),
})

export const downloadIssue = contract({
  method: 'GET',
  path: '/api/reports/:report_id/issues/:no/docx',
  permit: 'report.read',
  effect: 'read',
  summary: 'The stored document of an issue: as frozen, or with number and date once they are entered',
  params: issueParams,
  query: z.strictObject({ copy: z.enum(['frozen', 'issued']).optional() }),
  reply: z.custom<{ name: string; bytes: Uint8Array }>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const listDifferences = contract({
  method: 'GET',
  path: '/api/reports/:report_id/issues/:no/differences',
  permit: 'report.read',
  effect: 'read',
  summary: 'Figures of an issue whose records or value have changed since it was frozen',
  params: issueParams,
  reply: z.strictObject({
    frozen_at: instant,
    items: z.array(
      z.strictObject({
        key: z.string(),
        title: bilingual,
        was: FigureValue,
        now: FigureValue,
        /** The same number may be made of other records. */
        records_changed: z.boolean(),
        definition_changed: z.boolean(),
      }),
    ),
  }),
})

export const listReportedFigures = contract({
  method: 'GET',
  path: '/api/reported-figures',
  permit: 'report.read',
  effect: 'read',
  summary:
    'Sums other bodies have reported to this province for spans within the one given; withdrawn ones left out',
  query: z.strictObject({ from: day, until: day }),
  reply: z.strictObject({ items: z.array(ReportedFigure) }),
})

export const enterReportedFigure = contract({
  method: 'POST',
  path: '/api/reported-figures',
  permit: 'figure.report',
  effect: 'write',
  summary:
    'Enters a sum another body has reported, with its document; it stands beside counted figures and is never added to them',
  body: z
    .strictObject({
      title: text({ max: 300 }),
      unit: text({ max: 40 }),
      value: z.number().min(0).max(1e12),
      from: day,
      until: day,
      body_name: text({ max: 200 }),
      document_number: text({ max: 80 }),
      document_date: day,
    })
    .refine((figure) => figure.until > figure.from, { error: 'input.wrong', path: ['until'] }),
  reply: z.strictObject({ id, version }),
})

export const withdrawReportedFigure = contract({
  method: 'POST',
  path: '/api/reported-figures/:figure_id/withdraw',
  permit: 'figure.report',
  effect: 'write',
  summary: 'Takes a reported figure back; it stays on record and is shown no more',
  params: z.strictObject({ figure_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
