import type { ContactForm } from './contact-form.ts'

/** What every section of the call is given: what stands in the form, and how to change part of it. */
export interface PartProps {
  form: ContactForm
  set: (part: Partial<ContactForm>) => void
}

/** Whether the answers of a child are asked: by who calls, or by age. */
export function isYoung(form: Pick<ContactForm, 'caller' | 'caller_age'>): boolean {
  return form.caller === 'child' || ['0-11', '12-15', '16-17'].includes(form.caller_age ?? '')
}

/** Whether nothing about reaching her may stand on the screen: the caller may be the one she fears. */
export function isGuarded(form: Pick<ContactForm, 'caller'>): boolean {
  return form.caller === 'prying' || form.caller === 'hoax'
}
