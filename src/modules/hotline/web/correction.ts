import type { CallOf } from '#kernel/contract.ts'
import type { Found } from '#ui/PlaceField.tsx'
import type { Translate } from '#ui/text.ts'
import type { Outcome, Topic } from '../contact.codes.ts'
import type { correctContact } from '../contact.contract.ts'
import type { Contact } from './ContactPage.tsx'
import type { OpenedWords } from './ContactWords.tsx'
import type { CodeList } from './labels.ts'

/** What can be corrected, as it stands in the form. */
export interface Correction {
  danger: string[]
  place: Found | null
  caller: Contact['caller']
  topic: Topic
  outcome: Outcome
  flags: string[]
  name: string
  phone: string
  notes: string
}

const branches = ['danger_now', 'sexual_assault', 'suicide_risk'] as const
const flagNames = ['gender_equality', 'gbv'] as const

export function correctionOf(contact: Contact, words: OpenedWords | undefined): Correction {
  return {
    danger: branches.filter((branch) => contact[branch]),
    place: contact.place_id ? { id: contact.place_id, label: contact.place_name ?? '' } : null,
    caller: contact.caller,
    topic: contact.topic,
    outcome: contact.outcome,
    flags: flagNames.filter((flag) => contact[flag]),
    name: words?.name ?? '',
    phone: words?.phone ?? '',
    notes: words?.notes ?? '',
  }
}

type Changes = Omit<CallOf<typeof correctContact>['body'], 'version'>

/** Only what differs from the contact as it was read; sealed words only when they were opened. */
export function changesOf(contact: Contact, fields: Correction, words: OpenedWords | undefined): Changes {
  const changes: Changes = {}
  for (const branch of branches) {
    const value = fields.danger.includes(branch)
    if (value !== contact[branch]) changes[branch] = value
  }
  if (contact.assaulted_at && !fields.danger.includes('sexual_assault')) changes.assaulted_at = null
  for (const flag of flagNames) {
    // What is gender-based violence concerns gender equality too.
    const value = fields.flags.includes(flag) || (flag === 'gender_equality' && fields.flags.includes('gbv'))
    if (value !== contact[flag]) changes[flag] = value
  }
  if ((fields.place?.id ?? null) !== contact.place_id) changes.place_id = fields.place?.id ?? null
  if (fields.caller !== contact.caller) changes.caller = fields.caller
  if (fields.topic !== contact.topic) changes.topic = fields.topic
  if (fields.outcome !== contact.outcome) changes.outcome = fields.outcome
  if (words)
    for (const part of ['name', 'phone', 'notes'] as const) {
      const value = fields[part].trim() || null
      if (value !== words[part]) changes[part] = value
    }
  if (changes.name !== undefined) changes.anonymous = changes.name === null
  return changes
}

type Label = (list: CodeList, code: string) => string

interface Difference {
  name: string
  differs: boolean
  mine: readonly string[]
  theirs: readonly string[]
  show: (t: Translate, label: Label, value: readonly string[]) => string
}

/** My form beside what stands on the server now, field by field; sealed words are never put side by side. */
export function differences(mine: Correction, theirs: Contact): Difference[] {
  const other = correctionOf(theirs, undefined)
  const coded = (name: 'caller' | 'topic' | 'outcome'): Difference => ({
    name,
    mine: [mine[name]],
    theirs: [other[name]],
    differs: mine[name] !== other[name],
    show: (_, label, value) => value.map((code) => label(name, code)).join(''),
  })
  const named = (name: 'danger' | 'flags', prefix: string): Difference => ({
    name,
    mine: mine[name],
    theirs: other[name],
    differs: [...mine[name]].sort().join() !== [...other[name]].sort().join(),
    show: (t, _, value) =>
      value.map((code) => t(`${prefix}.${code}`)).join(' · ') || t('hotline.contact.none'),
  })
  return [
    named('danger', 'hotline.danger'),
    {
      name: 'place',
      mine: [mine.place?.label ?? ''],
      theirs: [other.place?.label ?? ''],
      differs: mine.place?.id !== other.place?.id,
      show: (t, _, [value]) => value || t('hotline.place.unknown'),
    },
    coded('caller'),
    coded('topic'),
    coded('outcome'),
    named('flags', 'hotline.flag'),
  ]
}
