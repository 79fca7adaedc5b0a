/** Fields of a contact that have to fit each other; absent ones are not judged. */
export interface Together {
  kind?: string
  received_from?: string | null
  started_at?: string
  ended_at?: string
  sexual_assault?: boolean
  assaulted_at?: string | null
  gender_equality?: boolean
  gbv?: boolean
  anonymous?: boolean
  name?: string | null
}

/**
 * Fields that do not fit the others, by name; none when all is well. The same rule answers in the form, on a new
 * record and on a correction. Pure.
 */
export function misfits(contact: Together): string[] {
  const wrong: string[] = []
  const { kind, started_at, ended_at, assaulted_at } = contact
  if (kind !== undefined && (kind === 'handover') !== Boolean(contact.received_from))
    wrong.push('received_from')
  if (started_at && ended_at && Date.parse(ended_at) < Date.parse(started_at)) wrong.push('ended_at')
  if (assaulted_at && !contact.sexual_assault) wrong.push('assaulted_at')
  else if (assaulted_at && ended_at && Date.parse(assaulted_at) > Date.parse(ended_at))
    wrong.push('assaulted_at')
  if (contact.gbv && contact.gender_equality === false) wrong.push('gender_equality')
  if (contact.anonymous && contact.name) wrong.push('anonymous')
  return wrong
}
