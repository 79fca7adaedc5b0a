import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { mostFileBytes } from '#modules/documents/file.codes.ts'
import { columnDimensions } from '#modules/indicators/dimension.codes.ts'
import { FigureValue } from '#modules/indicators/indicator.contract.ts'
import { Period, Scheme } from '#modules/indicators/period.contract.ts'
import { outlineCodes } from './outlines/outline.codes.ts'
import { FigureRef, periodsMeant, ReportBody, ShownBody } from './report.body.codes.ts'
import { reportKinds, reportLayouts } from './report.kinds.ts'
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
  filter: z.strictObject({ dimension: z.enum(columnDimensions), category: z.string() }).optional(),
  tells: z.enum(['value', 'percent']),
  issue: z.int().optional(),
  from: day,
  until: day,
  place: z.string(),
  value: FigureValue,
  /** The share that goes with the value, where the indicator has one and it is told. */
  percent: z.number().nullable(),
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
  /** The letter in the register of papers; what was frozen before there was one has none. */
  paper_id: id.nullish(),
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
  /** Its submission slip was made. */
  slip: z.boolean(),
  /** The signed copy, once it is filed. */
  signed_copy: z.strictObject({ media_type: z.string(), sha256: z.string(), filed_at: instant }).nullable(),
})

const head = {
  id,
  kind: z.enum(reportKinds),
  layout: z.enum(reportLayouts),
  scheme: Scheme,
  period: z.string(),
  title: z.string(),
  status: Status,
  agency: z.strictObject({ id, name: z.string() }),
  begun_at: instant,
  /** What colleagues said in its margin and nobody has dealt with; none for those outside its agency. */
  open_remarks: z.int(),
  version,
}

/** Words of subject, agency, period or number, with or without marks. */
const searched = { q: text({ max: 100 }).optional() }

export const listReports = contract({
  method: 'GET',
  path: '/api/reports',
  permit: 'report.read',
  effect: 'read',
  summary: 'Reports of my agencies and signed ones of others, newest first',
  query: z.strictObject({
    ...searched,
    after: cursor(newestFirst).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.strictObject({ items: z.array(z.strictObject(head)), next: z.string().nullable() }),
})

export const exportReports = contract({
  method: 'GET',
  path: '/api/reports/export',
  permit: 'report.read',
  effect: 'read',
  summary: 'The same list as XLSX; recorded',
  query: z.strictObject(searched),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const beginReport = contract({
  method: 'POST',
  path: '/api/reports',
  permit: 'report.write',
  effect: 'write',
  summary: 'Begins a report of a period from its outline',
  body: z.strictObject({
    kind: z.enum(reportKinds),
    /** One of the kind's outlines; the usual one unless said otherwise. */
    outline: z.enum(outlineCodes).optional(),
    period: z.string().max(40),
    /** A calendar the kind is written for; the usual one unless said otherwise. */
    scheme: Scheme.optional(),
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
    /** What was done with it, first to last; only for the agency that writes it. */
    steps: z.array(
      z.strictObject({
        id,
        no: z.int().nullable(),
        move: z.enum(reportMoves),
        reason: z.string().nullable(),
        by: z.string(),
        at: instant,
      }),
    ),
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

const Moved = z.strictObject({ id, no: z.int(), status: Status, version })

export const submitReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/submit',
  permit: 'report.write',
  effect: 'write',
  summary: 'Sends the frozen report up for signature with its submission slip, which is printed and kept',
  params,
  body: z.strictObject({
    version,
    /** Who is asked to sign. */
    addressed_to: text({ max: 200 }),
    /** What the report says and how it was made, in short. */
    summary: text({ max: 3_000 }),
    /** What is asked: to sign, to decide between ways. */
    proposal: text({ max: 2_000 }),
  }),
  reply: Moved,
})

export const initialReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/initial',
  permit: 'report.initial',
  effect: 'write',
  summary: 'Puts initials to a submitted report, by somebody else than who submitted it',
  params,
  body: z.strictObject({ version }),
  reply: Moved,
})

export const returnReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/return',
  permit: 'report.return',
  effect: 'write',
  summary: 'Sends a report back to be written again, with the reason; what was frozen stays',
  params,
  body: z.strictObject({ version, reason: text({ max: 1_000 }) }),
  reply: Moved,
})

export const recallReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/recall',
  permit: 'report.write',
  effect: 'write',
  summary: 'Takes a report back before initials stand on it, to write it again; what was frozen stays',
  params,
  body: z.strictObject({ version }),
  reply: Moved,
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

export const fileReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/file',
  permit: 'report.number',
  effect: 'write',
  summary: 'Files the signed copy of the issued report: a scan of the paper, or the digitally signed file',
  params,
  body: z.strictObject({ version, signed_how: z.enum(['paper', 'digital']) }),
  upload: { mostBytes: 26_214_400 },
  reply: Moved,
})

export const supplementReport = contract({
  method: 'POST',
  path: '/api/reports/:report_id/supplement',
  permit: 'report.write',
  effect: 'write',
  summary:
    'Begins a supplement to an issued report: a text of its own that says which figures have changed; it is frozen, signed and numbered like the first',
  params,
  body: z.strictObject({ version }),
  reply: Moved,
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

export const downloadSlip = contract({
  method: 'GET',
  path: '/api/reports/:report_id/issues/:no/slip',
  permit: 'report.read',
  effect: 'read',
  summary: 'The submission slip of an issue as it was made; for the agency that writes the report',
  params: issueParams,
  reply: z.custom<{ name: string; bytes: Uint8Array }>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const downloadSignedCopy = contract({
  method: 'GET',
  path: '/api/reports/:report_id/issues/:no/signed-copy',
  permit: 'report.read',
  effect: 'read',
  summary: 'The signed copy of an issue as it was filed',
  params: issueParams,
  reply: z.custom<{ name: string; bytes: Uint8Array; type: string }>(),
  file: 'application/octet-stream',
})

export const downloadAnnex = contract({
  method: 'GET',
  path: '/api/reports/:report_id/issues/:no/xlsx',
  permit: 'report.read',
  effect: 'read',
  summary: 'The annexes of an issue as a workbook, a sheet for each; the same bytes each time',
  params: issueParams,
  reply: z.custom<{ name: string; bytes: Uint8Array }>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const downloadPdf = contract({
  method: 'GET',
  path: '/api/reports/:report_id/issues/:no/pdf',
  permit: 'report.read',
  effect: 'read',
  summary:
    'The document of an issue as PDF, made by LibreOffice where this house has it; refuses with report.no_converter where not',
  params: issueParams,
  reply: z.custom<{ name: string; bytes: Uint8Array }>(),
  file: 'application/pdf',
})

export const checkIssue = contract({
  method: 'GET',
  path: '/api/reports/:report_id/issues/:no/check',
  permit: 'report.read',
  effect: 'read',
  summary:
    'Whether the stored bytes of an issue still have the hash they were frozen with, and whether printing anew gives the same bytes',
  params: issueParams,
  reply: z.strictObject({
    frozen_at: instant,
    sha256: z.string(),
    /** The stored bytes have the stored hash. */
    stands: z.boolean(),
    /** Printed again from what is stored, the bytes are the same; not so when the printing itself was changed since. */
    prints_same: z.boolean(),
    /** The copy with number and date, and the signed copy, have the hashes they were stored with; null where there is none. */
    issued_stands: z.boolean().nullable(),
    signed_stands: z.boolean().nullable(),
    definitions: z.array(z.strictObject({ key: z.string(), was: z.string(), now: z.string() })),
  }),
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
        was_text: z.string(),
        now_text: z.string(),
        /** The same number may be made of other records. */
        records_changed: z.boolean(),
        definition_changed: z.boolean(),
      }),
    ),
  }),
})

/** A reported figure with the letters it was taken from. */
export const ReportedLine = ReportedFigure.extend({
  scans: z.array(z.strictObject({ id, name: z.string(), media_type: z.string(), bytes: z.int(), version })),
})
export type ReportedLine = z.infer<typeof ReportedLine>

export const listReportedFigures = contract({
  method: 'GET',
  path: '/api/reported-figures',
  permit: 'report.read',
  effect: 'read',
  summary:
    'Sums other bodies have reported to this province for spans within the one given; withdrawn ones left out',
  query: z.strictObject({ from: day, until: day, paper_id: id.optional() }),
  reply: z.strictObject({ items: z.array(ReportedLine) }),
})

export const exportReportedFigures = contract({
  method: 'GET',
  path: '/api/reported-figures/export',
  permit: 'report.read',
  effect: 'read',
  summary: 'The same as XLSX, each sum with its document',
  query: z.strictObject({ from: day, until: day }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
      paper_id: id.optional(),
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

export const addReportedScan = contract({
  method: 'POST',
  path: '/api/reported-figures/:figure_id/files',
  permit: 'figure.report',
  effect: 'write',
  summary:
    'Keeps the scan of the letter a reported figure was taken from, sealed: a PDF, or a picture without place and device',
  params: z.strictObject({ figure_id: id }),
  body: z.strictObject({ name: text({ max: 200 }) }),
  upload: { mostBytes: mostFileBytes },
  reply: z.strictObject({ id, version }),
})

export const readReportedScan = contract({
  method: 'GET',
  path: '/api/reported-figures/:figure_id/files/:file_id',
  permit: 'report.read',
  effect: 'read',
  summary: 'The scan as an attachment',
  params: z.strictObject({ figure_id: id, file_id: id }),
  reply: z.custom<FileReply>(),
  file: 'application/octet-stream',
})

export const removeReportedScan = contract({
  method: 'POST',
  path: '/api/reported-figures/:figure_id/files/:file_id/remove',
  permit: 'figure.report',
  effect: 'write',
  summary: 'Hides a scan that was put to the wrong figure; nothing is deleted',
  params: z.strictObject({ figure_id: id, file_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
