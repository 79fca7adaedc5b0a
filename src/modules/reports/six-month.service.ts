import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listRecommended } from '#modules/dialogue/index.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { dayBefore, getPeriod } from '#modules/indicators/index.ts'
import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { bodyOf, spoken } from './outlines/outline.ts'
import { sixMonth } from './outlines/periodic.ts'
import { figuresOf } from './report.body.codes.ts'
import { tellFigures, toldExactly } from './report.figures.ts'
import { fileStem, type KeptFigure, printed } from './report.print.ts'
import { findAgencyOfDuty, issuerOf } from './report.queries.ts'
import { listReported } from './reported.queries.ts'

/**
 * The six-month report of a province from its outline, with nobody signed in: for the command line. Figures are
 * told as they are, for the agency that held the duty `gender_equality` at the end of the period, else today.
 * `facts`: connections as `nangmai_reporter` (figures, periods, agencies); `jobs`: as `nangmai_jobs` (figures of
 * other bodies, what was recommended upward). Writes nothing. Refuses with `figure.no_period`, `report.no_agency`.
 */
export async function buildSixMonthReport(asked: {
  facts: Reader
  jobs: Reader
  provinceId: string
  /** `2022-H1` */
  period: string
  scheme?: 'half_year' | 'reporting_half_year'
  now: Date
}): Promise<{ name: string; bytes: Uint8Array; figures: KeptFigure[] }> {
  const { facts, jobs, provinceId, now } = asked
  const period = await getPeriod(facts, asked.scheme ?? 'half_year', asked.period)
  const holder = (on: string) => findAgencyOfDuty(facts, provinceId, 'gender_equality', on)
  const agency = (await holder(dayBefore(period.until))) ?? (await holder(dayInVietNam(now)))
  if (!agency) throw new Refusal('report.no_agency', { province: provinceId })
  const { issuer, province, layout } = await issuerOf(facts, agency.id)
  const body = bodyOf(
    sixMonth,
    {
      province,
      period: spoken(period),
      agency: issuer.name,
      reportsTo: issuer.parent,
      layout,
      recommended: await listRecommended(jobs, { provinceId, from: period.from, until: period.until }),
    },
    indicatorCodes,
  )
  const figures = await tellFigures(toldExactly(facts), facts, figuresOf(body), { provinceId, period })
  const reported = await listReported(jobs, provinceId, period)
  const kind = 'six_month'
  const bytes = await renderOfficialDocument(
    printed(body, { kind, layout, cut_off: now.toISOString(), period, issuer, figures, reported }),
  )
  return { name: `${fileStem(kind, period, 1)}.docx`, bytes, figures }
}
