import { expect, test } from 'vitest'
import { takeContact } from '../../contact.contract.ts'
import {
  bodyOf,
  type ContactForm,
  emptyForm,
  flagsOf,
  formOfDraft,
  missingOf,
  withFlags,
} from './contact-form.ts'
import { asLostLine } from './lost-line.ts'

const now = new Date('2026-11-21T15:00:00.000Z')
const draft = '0195e6a0-0000-7000-8000-000000000001'
const answered: ContactForm = {
  ...emptyForm(now),
  danger: ['none'],
  caller: 'survivor',
  topic: 'domestic_violence',
  outcome: 'advised',
}

test('four answers make a record that the server takes', () => {
  expect(missingOf(emptyForm(now))).toEqual(['danger', 'caller', 'topic', 'outcome'])
  expect(missingOf(answered)).toEqual([])
  expect(takeContact.body?.safeParse(bodyOf(answered, draft, now)).success).toBe(true)
})

test('a line that was cut is a record as soon as danger was answered', () => {
  const cut = asLostLine({
    ...emptyForm(now),
    danger: ['danger_now'],
    phone: '0912 000 111',
    emergency_callback: true,
  })
  expect(missingOf(cut)).toEqual([])
  const body = bodyOf(cut, draft, now)
  expect(body).toMatchObject({ outcome: 'lost_line', caller: 'other', topic: 'other', danger_now: true })
  expect(body.emergency_callback).toBe(true)
  expect(takeContact.body?.safeParse(body).success).toBe(true)
})

test('how to reach her is never written for the one who may be asking after her', () => {
  const reach = {
    call_allowed: true,
    text_allowed: null,
    hours: [],
    say: 'bạn ở chợ',
    avoid: '',
    word: 'hoa sen',
  }
  const body = bodyOf({ ...answered, caller: 'prying', reach }, draft, now)
  expect(body).not.toHaveProperty('safe_contact')
  expect(JSON.stringify(body)).not.toContain('hoa sen')
})

test('a call back that was agreed needs its hour', () => {
  const form: ContactForm = { ...answered, outcome: 'callback_agreed' }
  expect(missingOf(form)).toEqual(['callback'])
  const whole = { ...form, callback: { day: '2026-11-22', clock: '8h30' } }
  expect(bodyOf(whole, draft, now).callback_due_at).toBe('2026-11-22T01:30:00.000Z')
})

test('the flags follow the topic until somebody sets them', () => {
  expect(flagsOf(answered)).toEqual({ gender_equality: true, gbv: true })
  expect(flagsOf({ ...answered, topic: 'school' })).toEqual({ gender_equality: false, gbv: false })
  expect(flagsOf({ ...answered, flags: { gender_equality: true, gbv: false } }).gbv).toBe(false)
})

test('gender-based violence is never recorded as something that does not concern gender equality', () => {
  expect(withFlags({ ...answered, topic: 'school' }, ['gbv'])).toEqual({ gender_equality: true, gbv: true })
  expect(withFlags(answered, ['gbv'])).toEqual({ gender_equality: false, gbv: false })
})

test('a contact entered afterwards keeps its true hours, also over midnight', () => {
  const body = bodyOf({ ...answered, back: { day: '2026-11-19', from: '23:50', until: '0:20' } }, draft, now)
  expect(body).toMatchObject({
    back_entered: true,
    started_at: '2026-11-19T16:50:00.000Z',
    ended_at: '2026-11-19T17:20:00.000Z',
  })
})

test('a safe hour that cannot be read is asked for again, never dropped', () => {
  const hours = [{ days: [1], from: '8 rưỡi', until: '9:00' }]
  const reach = { call_allowed: true, text_allowed: null, hours, say: '', avoid: '', word: '' }
  expect(missingOf({ ...answered, reach })).toEqual(['hours'])
})

test('a draft comes back as it was left', () => {
  expect(formOfDraft(JSON.parse(JSON.stringify(answered)), new Date())).toEqual(answered)
})
