import type { ReplyOf } from '#kernel/contract.ts'
import type { getContact } from '#modules/hotline/contact.contract.ts'
import { newForm, type OpenCaseForm } from './open-case.form.ts'

/** What a contact already tells, so that nobody is asked twice. Danger is proposed; the worker's judgement stays theirs. */
export function formOfContact(contact: ReplyOf<typeof getContact>): OpenCaseForm {
  const form = newForm(contact.id)
  const inDanger = contact.danger_now || contact.suicide_risk
  const [survivor] = form.persons
  if (survivor && (contact.caller === 'survivor' || contact.caller === 'child'))
    survivor.sex = contact.caller_sex
  return {
    ...form,
    danger: inDanger ? 'immediate' : contact.sexual_assault ? 'high' : '',
    topic: contact.topic,
    gender_equality: contact.gender_equality,
    gbv: contact.gbv,
    place:
      contact.place_id && contact.place_name ? { id: contact.place_id, label: contact.place_name } : null,
  }
}
