import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  movesOf,
  returneeLife,
  returneeMoves,
  returneeStatuses,
  supportLife,
  supportMoves,
  type supportStates,
} from './returnee.life.ts'
import { birthYearOf, communeTells, impossibleBirth, isUnder18 } from './returnee.rule.ts'

test('nobody becomes a victim but from being identified, and a victim stays one', () => {
  const ways = returneeStatuses.flatMap((status) =>
    movesOf(returneeLife, status).map((move) => `${status} ${move} ${returneeLife[status][move]}`),
  )
  expect(ways).toEqual([
    'identifying confirm victim',
    'identifying deny not_victim',
    'identifying accompany accompanying',
    'accompanying reopen identifying',
    'not_victim reopen identifying',
  ])
  expect(returneeMoves).toHaveLength(4)
})

test('nothing is given that was not offered and accepted, whatever is tried in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...supportMoves), { maxLength: 40 }), (tried) => {
      let state: (typeof supportStates)[number] = 'needed'
      const told: string[] = []
      for (const move of tried) {
        const next: (typeof supportStates)[number] | undefined = supportLife[state][move]
        if (!next) continue
        told.push(move)
        state = next
      }
      if (state === 'given') expect(told.slice(-3)).toEqual(['offer', 'accept', 'give'])
    }),
  )
})

test('a child is one until the day of eighteen, and by the year alone until the year of eighteen', () => {
  const birth = { birthday: '2008-11-21', year: 2008 }
  expect([isUnder18(birth, '2026-11-20'), isUnder18(birth, '2026-11-21')]).toEqual([true, false])
  expect([isUnder18({ year: 2009 }, '2026-12-31'), isUnder18({ year: 2008 }, '2026-01-01')]).toEqual([
    true,
    false,
  ])
  expect(isUnder18({ year: null }, '2026-11-21')).toBe(false)
})

test('a year of birth comes from the day, else as typed, else by age and then says so', () => {
  expect(birthYearOf({ birthday: '2015-03-02', birthYear: 1990 }, 9, '2026-11-21')).toEqual({
    year: 2015,
    estimated: false,
  })
  expect(birthYearOf({ birthYear: 1990 }, 9, '2026-11-21')).toEqual({ year: 1990, estimated: false })
  expect(birthYearOf({}, 9, '2026-11-21')).toEqual({ year: 2017, estimated: true })
  expect(birthYearOf({}, null, '2026-11-21')).toEqual({ year: null, estimated: false })
})

test('a birth ahead of today or after the return cannot be', () => {
  const wrong = (birthday: string) => impossibleBirth({ birthday }, '2026-11-19', '2026-11-21')
  expect(wrong('2026-11-22')).toBe('returnee.birthday_in_future')
  expect(wrong('2026-11-20')).toBe('returnee.born_after')
  expect(wrong('2026-11-19')).toBeUndefined()
  expect(impossibleBirth({ birthYear: 2027 }, '2026-11-19', '2026-11-21')).toBe('returnee.birthday_in_future')
})

test('the commune tells the province where it heard of her first', () => {
  expect(
    ['self_report', 'rescued', 'received_abroad', 'returned_self'].filter((one) =>
      communeTells(one as never),
    ),
  ).toEqual(['self_report', 'returned_self'])
})
