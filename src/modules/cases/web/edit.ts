import type { CaseFileView } from '../case.contract.ts'

/** What can be corrected in a file, as the form keeps it. */
export function valuesOf(file: CaseFileView) {
  return {
    danger: file.danger,
    topic: file.topic,
    gender_equality: file.gender_equality,
    gbv: file.gbv,
    place: file.place_id ? { id: file.place_id, label: file.place_name ?? file.place_id } : null,
    summary: file.summary ?? '',
  }
}

export type Values = ReturnType<typeof valuesOf>

/** Only what differs from the version that was read; a summary that was emptied stays, since a file without one says less. */
export function editOf(before: Values, mine: Values) {
  return {
    ...(mine.danger === before.danger ? {} : { danger: mine.danger }),
    ...(mine.topic === before.topic ? {} : { topic: mine.topic }),
    ...(mine.gbv === before.gbv && mine.gender_equality === before.gender_equality
      ? {}
      : { gbv: mine.gbv, gender_equality: mine.gender_equality }),
    ...(mine.place?.id === before.place?.id ? {} : { place_id: mine.place?.id ?? null }),
    ...(mine.summary.trim() === '' || mine.summary === before.summary ? {} : { summary: mine.summary }),
  }
}
