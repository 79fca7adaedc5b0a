import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callAnswer, type Hours, mayCallNow, type SafeContactRecord } from './safe-contact.rule.ts'

const verified_at = new Date('2026-11-01T00:00:00Z')
const record = (hours: Hours[], differs: Partial<SafeContactRecord> = {}): SafeContactRecord => ({
  call_allowed: true,
  hours,
  verified_at,
  ...differs,
})
const weekday = { days: [1, 2, 3, 4, 5], from: '09:00', until: '11:00' }

/** A moment of the province. 20/11/2026 is a Friday. */
const at = (local: string) => new Date(`${local}:00+07:00`)

test.each([
  ['2026-11-20T08:59', false],
  ['2026-11-20T09:00', true],
  ['2026-11-20T10:59', true],
  ['2026-11-20T11:00', false],
  ['2026-11-21T10:00', false],
])('with hours 9 to 11 on weekdays, %s: %s', (when, may) => {
  expect(mayCallNow(record([weekday]), at(when))).toBe(may)
})

test.each([
  ['2026-11-20T22:00', true],
  ['2026-11-21T00:30', true],
  ['2026-11-21T01:00', false],
  ['2026-11-20T00:30', false],
  ['2026-11-21T22:30', false],
])('hours from 22 to 1 that begin on Friday reach into Saturday: %s is %s', (when, may) => {
  expect(mayCallNow(record([{ days: [5], from: '22:00', until: '01:00' }]), at(when))).toBe(may)
})

test('hours from Sunday night reach into Monday', () => {
  expect(mayCallNow(record([{ days: [7], from: '23:00', until: '02:00' }]), at('2026-11-16T01:00'))).toBe(
    true,
  )
})

test('without a record, without her word, or 30 days after it was verified, nobody is called', () => {
  const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }]
  expect(callAnswer(undefined, at('2026-11-20T10:00')).because).toBe('no_record')
  expect(callAnswer(record(always, { call_allowed: false }), at('2026-11-20T10:00')).because).toBe(
    'not_allowed',
  )
  expect(mayCallNow(record(always), new Date('2026-12-01T00:00:00Z'))).toBe(true)
  expect(callAnswer(record(always), new Date('2026-12-01T00:00:00.001Z')).because).toBe('not_verified')
  expect(mayCallNow(record([]), at('2026-11-20T10:00'))).toBe(false)
})

test('a record verified in the future opens nothing', () => {
  const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }]
  expect(mayCallNow(record(always), new Date('2026-10-31T23:59:59Z'))).toBe(false)
})

test('outside her hours the next moment is told, and none when it must be verified before', () => {
  expect(callAnswer(record([weekday]), at('2026-11-20T12:00')).next_at).toEqual(at('2026-11-23T09:00'))
  expect(callAnswer(record([weekday]), at('2026-11-20T08:00')).next_at).toEqual(at('2026-11-20T09:00'))
  expect(callAnswer(record([weekday]), at('2026-11-28T12:00')).next_at).toEqual(at('2026-11-30T09:00'))
  expect(callAnswer(record([{ ...weekday, days: [3] }]), at('2026-11-28T12:00')).next_at).toBeNull()
})

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const hours = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: clock,
    until: fc.oneof(clock, fc.constant('24:00')),
  })
  .filter(({ from, until }) => from !== until)
const anyRecord = fc.record({
  call_allowed: fc.boolean(),
  hours: fc.array(hours, { maxLength: 4 }),
  verified_at: fc.date({ min: new Date('2026-10-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
})
const moment = fc.date({ min: new Date('2026-10-15'), max: new Date('2026-12-15'), noInvalidDate: true })

/** The same rule told another way: the formatter of the platform says the local day and time, and every span is laid out from each of the last days. */
function oracle(given: SafeContactRecord, now: Date): boolean {
  const age = now.getTime() - given.verified_at.getTime()
  if (!given.call_allowed || age < 0 || age > 30 * 86_400_000) return false
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })
  const name = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Ho_Chi_Minh', weekday: 'short' })
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  return [0, 1].some((back) => {
    const begun = new Date(now.getTime() - back * 86_400_000)
    const midnight = Date.parse(`${day.format(begun)}T00:00:00+07:00`)
    return given.hours.some(({ days, from, until }) => {
      if (!days.includes(names.indexOf(name.format(begun)) + 1)) return false
      const minutes = (said: string) => Number(said.slice(0, 2)) * 60 + Number(said.slice(3))
      const length =
        minutes(until) > minutes(from)
          ? minutes(until) - minutes(from)
          : minutes(until) + 1440 - minutes(from)
      const begins = midnight + minutes(from) * 60_000
      return now.getTime() >= begins && now.getTime() < begins + length * 60_000
    })
  })
}

test('over all moments and all records, a call is allowed exactly when the record allows it now', () => {
  fc.assert(
    fc.property(anyRecord, moment, (given, now) => mayCallNow(given, now) === oracle(given, now)),
    { numRuns: 2_000 },
  )
})

test('over all moments and all records, the next moment told is one at which she may be called, and none comes before it', () => {
  fc.assert(
    fc.property(anyRecord, moment, fc.nat({ max: 10_080 }), (given, now, minutesLater) => {
      const answer = callAnswer(given, now)
      if (answer.may !== mayCallNow(given, now)) return false
      if (!answer.next_at) return true
      const between = new Date(now.getTime() + minutesLater * 60_000)
      return mayCallNow(given, answer.next_at) && (between >= answer.next_at || !mayCallNow(given, between))
    }),
    { numRuns: 2_000 },
  )
})
