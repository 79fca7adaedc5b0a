import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likenesses, likenessOf } from './duplicate.rule.ts'

test.each([
  [['id_number'], 0, 'likely'],
  [['phone', 'name'], 2, 'likely'],
  [['phone', 'name'], 1, 'likely'],
  [['phone'], 0, 'possible'],
  [['name'], 2, 'possible'],
  [['name'], 1, 'slight'],
  [[], 0, undefined],
] as const)('who shares %j with %i tokens of the name is %s', (purposes, names, likeness) => {
  expect(likenessOf({ purposes, names })).toBe(likeness)
})

test('sharing more never makes two entries less alike', () => {
  const rank = (purposes: readonly string[], names: number) => {
    const likeness = likenessOf({ purposes, names })
    return likeness ? likenesses.length - likenesses.indexOf(likeness) : 0
  }
  fc.assert(
    fc.property(
      fc.subarray(['phone', 'id_number', 'name']),
      fc.nat(3),
      fc.constantFrom('phone', 'id_number'),
      (purposes, names, more) => {
        expect(rank([...purposes, more], names)).toBeGreaterThanOrEqual(rank(purposes, names))
        expect(rank(purposes, names + 1)).toBeGreaterThanOrEqual(rank(purposes, names))
      },
    ),
  )
})
