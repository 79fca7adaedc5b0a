import type { CallOf } from '#kernel/contract.ts'
import type { Found } from '#ui/PlaceField.tsx'
import type { EntryKind, EntryLanguage, Help, LocationClass, OfficeOf } from '../entry.codes.ts'
import type { addEntryContract, Entry } from '../entry.contract.ts'
import type { OpenSpan } from '../hours.rule.ts'

export interface EntryForm {
  kind: EntryKind | null
  office_of: OfficeOf | null
  location: LocationClass | null
  name: string
  agency: Found | null
  place: Found | null
  address: string
  front_gate: string
  phone: string
  services: Help[]
  hours: OpenSpan[]
  languages: EntryLanguage[]
  eligibility: string
  capacity: number | null
  opened_on: string | null
}

/** An empty form, in the province itself. */
export function emptyEntry(province: Found): EntryForm {
  return {
    kind: null,
    office_of: null,
    location: null,
    name: '',
    agency: null,
    place: province,
    address: '',
    front_gate: '',
    phone: '',
    services: [],
    hours: [],
    languages: ['vi'],
    eligibility: '',
    capacity: null,
    opened_on: null,
  }
}

/** The form of an entry that is there. */
export function formOf(entry: Entry): EntryForm {
  return {
    kind: entry.kind,
    office_of: entry.office_of,
    location: entry.location,
    name: entry.name,
    agency: entry.agency_id ? { id: entry.agency_id, label: entry.agency_name ?? '' } : null,
    place: { id: entry.place_id, label: entry.place_name },
    address: entry.address ?? '',
    front_gate: entry.front_gate ?? '',
    phone: entry.phone ?? '',
    services: [...entry.services],
    hours: [...entry.hours],
    languages: [...entry.languages],
    eligibility: entry.eligibility ?? '',
    capacity: entry.capacity,
    opened_on: entry.opened_on,
  }
}

/** Fields that still have to be filled. */
export function missingOf(form: EntryForm): (keyof EntryForm)[] {
  const needed: [keyof EntryForm, boolean][] = [
    ['kind', form.kind !== null],
    ['office_of', form.kind !== 'social_work_office' || form.office_of !== null],
    ['location', form.location !== null],
    ['name', form.name.trim().length >= 2],
    ['front_gate', form.location !== 'sealed' || form.front_gate.trim() !== ''],
    ['place', form.location === 'sealed' || form.place !== null],
    ['opened_on', form.opened_on !== null],
  ]
  return needed.flatMap(([field, isThere]) => (isThere ? [] : [field]))
}

type Body = CallOf<typeof addEntryContract>['body']

/** What is sent; undefined while something is missing. A sealed place goes out with the province and no address. */
export function bodyOf(form: EntryForm, provinceId: string, dutyCode: string | null): Body | undefined {
  const { kind, location, place, opened_on } = form
  if (missingOf(form).length > 0 || !kind || !location || !opened_on) return undefined
  const isSealed = location === 'sealed'
  return {
    kind,
    location,
    office_of: kind === 'social_work_office' ? form.office_of : null,
    name: form.name,
    agency_id: form.agency?.id ?? null,
    duty_code: dutyCode,
    place_id: isSealed ? provinceId : (place?.id ?? provinceId),
    address: isSealed ? null : form.address.trim() || null,
    front_gate: form.front_gate.trim() || null,
    phone: form.phone.trim() || null,
    services: form.services,
    hours: form.hours,
    languages: form.languages,
    eligibility: form.eligibility.trim() || null,
    capacity: form.capacity,
    opened_on,
  }
}
