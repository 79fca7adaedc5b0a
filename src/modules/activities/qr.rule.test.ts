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

/** Reads a square back: mask and format as written, the bytes of the zigzag, the signs in them. */
function readSquare(square: readonly boolean[][]): string {
  const size = square.length
  const isFixed = (row: number, column: number) =>
    (row < 9 && column < 9) ||
    (row < 9 && column >= size - 8) ||
    (row >= size - 8 && column < 9) ||
    row === 6 ||
    column === 6 ||
    (size > 21 && Math.abs(row - size + 7) <= 2 && Math.abs(column - size + 7) <= 2)
  const bits: number[] = []
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step
      for (const column of [right, right - 1])
        if (!isFixed(row, column))
          bits.push(Number((square[row]?.[column] ?? false) !== ((row + column) % 2 === 0)))
    }
  }
  const take = (count: number) => Number.parseInt(bits.splice(0, count).join(''), 2)
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
  expect(take(4)).toBe(2)
  let left = take(9)
  let read = ''
  for (; left > 1; left -= 2) {
    const pair = take(11)
    read += `${signs[Math.floor(pair / 45)]}${signs[pair % 45]}`
  }
  return left === 1 ? read + signs[take(6)] : read
}

test('an address stands in the square that holds it, and reads back as it was written', () => {
  for (const [length, size] of [
    [16, 21],
    [40, 25],
    [70, 29],
    [101, 33],
    [154, 37],
  ] as const) {
    const text = 'HTTPS://NANG-MAI.VN/VAO/'.padEnd(length, 'A7F-').slice(0, length)
    const square = qrSquare(text)
    expect(square).toHaveLength(size)
    expect(readSquare(square)).toBe(text)
  }
  expect(() => qrSquare('A'.repeat(155))).toThrow()
})
