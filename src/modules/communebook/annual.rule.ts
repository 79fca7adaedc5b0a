import type { AnnualTable } from './annual.contract.ts'

export interface AnnualLine {
  key: string
  labelKey: string
  unit: 'household' | 'incident' | 'person'
  value: number
  /** A part of the line above it. */
  within: boolean
}

/**
 * The table line by line, in the order in which the circular asks. One list for the page and the spreadsheet.
 * Source: TT 07/2017/TT-BVHTTDL as far as seen (households, incidents, four forms, persons by sex, under 16, from 60,
 * handling, support); its printed columns are not confirmed.
 */
export function annualLines(table: AnnualTable): AnnualLine[] {
  const person = 'person' as const
  const people = (list: 'violent' | 'survivors') =>
    (['female', 'male', 'unknown', 'under_16', 'from_60'] as const).map((of) => ({
      key: `${list}.${of}`,
      labelKey: `book.annual.${of}`,
      unit: person,
      value: table[list][of],
      within: true,
    }))
  const parts = <K extends 'handling' | 'support'>(list: K) =>
    Object.entries(table[list]).map(([kind, value]) => ({
      key: `${list}.${kind}`,
      labelKey: `book.annual.${list}.${kind}`,
      unit: person,
      value,
      within: true,
    }))
  return [
    {
      key: 'households',
      labelKey: 'book.annual.households',
      unit: 'household',
      value: table.households,
      within: false,
    },
    {
      key: 'incidents',
      labelKey: 'book.annual.incidents',
      unit: 'incident',
      value: table.incidents,
      within: false,
    },
    ...Object.entries(table.forms).map(([form, value]) => ({
      key: form,
      labelKey: `book.form.${form}`,
      unit: 'incident' as const,
      value,
      within: true,
    })),
    {
      key: 'violent',
      labelKey: 'book.annual.violent',
      unit: person,
      value: table.violent.total,
      within: false,
    },
    ...people('violent'),
    ...parts('handling'),
    {
      key: 'survivors',
      labelKey: 'book.annual.survivors',
      unit: person,
      value: table.survivors.total,
      within: false,
    },
    ...people('survivors'),
    ...parts('support'),
  ]
}
