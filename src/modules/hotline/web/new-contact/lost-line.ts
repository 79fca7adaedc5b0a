import type { ContactForm } from './contact-form.ts'

/** Whatever was answered stays; what nobody could ask any more gets the answer that claims nothing. */
export function asLostLine(form: ContactForm): ContactForm {
  return { ...form, outcome: 'lost_line', caller: form.caller ?? 'other', topic: form.topic ?? 'other' }
}
