import type { DutyService } from '#modules/directory/duty-number.codes.ts'
import { listDutyNumbers } from '#modules/directory/duty-number.contract.ts'
import { useRead } from '#ui/api.ts'
import { useText } from '#ui/text.ts'
import type { ContactForm } from './contact-form.ts'

/** A number to dial: whose, and the digits. */
export interface Dial {
  key: string
  service: string
  name: string
  phone: string
  hours: string | null
}

const national: readonly { phone: string; services: readonly DutyService[] }[] = [
  { phone: '113', services: ['police'] },
  { phone: '115', services: ['health', 'psychiatric'] },
  { phone: '111', services: ['child_protection'] },
]

/** Whom a danger calls for, in order. */
export function servicesFor(form: Pick<ContactForm, 'danger' | 'caller' | 'caller_age'>): DutyService[] {
  const asked: DutyService[] = []
  if (form.danger.includes('danger_now')) asked.push('police', 'health')
  if (form.danger.includes('sexual_assault')) asked.push('health', 'police')
  if (form.danger.includes('suicide_risk')) asked.push('psychiatric', 'health')
  if (form.caller === 'child' || ['0-11', '12-15'].includes(form.caller_age ?? ''))
    asked.push('child_protection')
  return [...new Set(asked)]
}

/**
 * The duty numbers of the place, those asked for first; the national ones follow, and stand alone while the place is
 * unknown or the directory cannot be reached.
 */
export function useDials(placeId: string | undefined, services: readonly DutyService[]) {
  const t = useText()
  const numbers = useRead(
    listDutyNumbers,
    { query: { place_id: placeId ?? '' } },
    { enabled: placeId !== undefined, staleTime: 300_000 },
  )
  const rank = (service: DutyService) => {
    const place = services.indexOf(service)
    return place === -1 ? services.length : place
  }
  const near: Dial[] = [...(numbers.data?.items ?? [])]
    .sort((one, other) => rank(one.service) - rank(other.service))
    .map((each) => ({
      key: each.id,
      service: each.service,
      name: each.name,
      phone: each.phone,
      hours: each.hours,
    }))
  const everywhere: Dial[] = national.map(({ phone, services: [service = 'police'] }) => ({
    key: phone,
    service,
    name: t(`hotline.national.${phone}`),
    phone,
    hours: null,
  }))
  const wanted = everywhere.filter((dial) =>
    national.some(
      (each) => each.phone === dial.phone && each.services.some((service) => services.includes(service)),
    ),
  )
  return {
    /** Those a danger asks for: of the place, then national. */
    pressing: [...near.filter((dial) => services.includes(dial.service as DutyService)), ...wanted],
    all: [...near, ...everywhere],
    needsChoice: numbers.data?.needs_choice ?? false,
    isPending: placeId !== undefined && numbers.isPending,
    error: numbers.error,
  }
}
