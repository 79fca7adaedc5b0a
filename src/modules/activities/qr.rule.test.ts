import { expect, test } from 'vitest'
import { ticketCode, ticketNo } from './door.rule.ts'
import { qrBytes, qrSquare } from './qr.rule.ts'

test('the bytes of a square are those of the standard’s worked example', () => {
  expect(qrBytes('HELLO WORLD')).toEqual([
    32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17, 196, 35, 39, 119, 235, 215, 231,
    226, 93, 23,
  ])
})

test('every ticket fits the smallest square, with its three corners and its line of steps', () => {
  const square = qrSquare(ticketCode(5000, new Uint8Array(32).fill(255)))
  expect(square).toHaveLength(21)
  for (const [row, column] of [
    [3, 3],
    [3, 17],
    [17, 3],
  ] as const)
    expect([square[row]?.[column], square[row]?.[column - 2]]).toEqual([true, false])
  expect(square[6]?.slice(8, 13)).toEqual([true, false, true, false, true])
  expect(() => qrSquare('chữ thường')).toThrow()
})

test('the number of a ticket is read from its code however it is typed, and from nothing else', () => {
  const code = ticketCode(17, new Uint8Array(32).fill(7))
  expect([ticketNo(code), ticketNo(` ${code.toLowerCase()} `)]).toEqual([17, 17])
  expect([ticketNo('17'), ticketNo('V17'), ticketNo('https://x/V17-AAAAAAAAAA')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
