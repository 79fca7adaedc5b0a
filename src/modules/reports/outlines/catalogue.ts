import type { ReportKind } from '../report.kinds.ts'
import { actionMonth, dialogues, onRequest, oversight, quick } from './occasional.ts'
import { type OutlineCode, outlineCodes } from './outline.codes.ts'
import type { Outline } from './outline.ts'
import { phaseReview, sixMonth, yearly } from './periodic.ts'

const outlines: Readonly<Record<OutlineCode, Outline>> = {
  six_month: sixMonth,
  year: yearly,
  phase: phaseReview,
  quick,
  on_request: onRequest,
  dialogues,
  action_month: actionMonth,
  oversight,
}

/** Outlines of a kind, the usual one first. */
export function outlinesOf(kind: ReportKind): Outline[] {
  return outlineCodes.map((code) => outlines[code]).filter((outline) => outline.kind === kind)
}

/** One outline. */
export function outlineOf(code: OutlineCode): Outline {
  return outlines[code]
}
