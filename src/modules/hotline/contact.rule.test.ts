import { expect, test } from 'vitest'
import * as codes from './contact.codes.ts'
import { misfits } from './contact.rule.ts'
import { messages } from './hotline.messages.ts'

test.each([
  ['a hand-over names the body it came from', { kind: 'handover', received_from: null }, 'received_from'],
  [
    'a call was not handed over by a body',
    { kind: 'inbound_call', received_from: 'police' },
    'received_from',
  ],
  [
    'a contact ends after it began',
    { started_at: '2026-11-20T02:00:00Z', ended_at: '2026-11-20T08:59:59+07:00' },
    'ended_at',
  ],
  [
    'a time of assault needs an assault',
    { sexual_assault: false, assaulted_at: '2026-11-20T02:00:00Z' },
    'assaulted_at',
  ],
  [
    'an assault told of lies before the end of the call',
    { sexual_assault: true, assaulted_at: '2026-11-20T04:00:00Z', ended_at: '2026-11-20T03:00:00Z' },
    'assaulted_at',
  ],
  [
    'violence because of gender is a matter of gender equality',
    { gbv: true, gender_equality: false },
    'gender_equality',
  ],
  ['who gave a name is not anonymous', { anonymous: true, name: 'Trần Thị Thử' }, 'anonymous'],
])('%s', (_claim, contact, field) => {
  expect(misfits(contact)).toEqual([field])
})

test('gender equality without violence is no misfit: two flags, never one', () => {
  expect(misfits({ gbv: false, gender_equality: true })).toEqual([])
})

test('the flags proposed for any topic fit together', () => {
  for (const topic of codes.topics) expect(misfits(codes.flagsOfTopic(topic))).toEqual([])
})

test('every code has a label in both languages', () => {
  const lists = {
    kind: codes.contactKinds,
    caller: codes.callers,
    body: codes.bodies,
    language: codes.languages,
    interpreter: codes.interpreters,
    topic: codes.topics,
    outcome: codes.outcomes,
    sex: codes.sexes,
    age: codes.ageBands,
    danger_sign: codes.dangerSigns,
    need: codes.needs,
    advice: codes.advices,
    open_reason: codes.openReasons,
    history_reason: codes.historyReasons,
  }
  const wanted = Object.entries(lists).flatMap(([list, all]) => all.map((code) => `hotline.${list}.${code}`))
  expect(wanted.filter((key) => !(key in messages.vi) || !(key in messages.en))).toEqual([])
  expect(Object.keys(messages.vi)).toEqual(Object.keys(messages.en))
})
