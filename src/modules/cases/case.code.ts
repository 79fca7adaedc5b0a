/** Number of a case as people write it: `NM-26-0417`, year of opening and running number, four digits or more. */
export function caseCode(year: number, number: number): string {
  return `NM-${String(year % 100).padStart(2, '0')}-${String(number).padStart(4, '0')}`
}

/** The code that was meant by `NM-26-0417`, `nm 26 417` or `26-417`; undefined when it is none. */
export function readCaseCode(typed: string): string | undefined {
  const parts = /^(?:nm[-\s./]*)?(\d{2})[-\s./]+(\d{1,7})$/i.exec(
    typed
      .normalize('NFKC')
      .trim()
      .replace(/\p{Pd}/gu, '-'),
  )
  if (!parts?.[1] || !parts[2] || Number(parts[2]) === 0) return undefined
  return caseCode(Number(parts[1]), Number(parts[2]))
}
