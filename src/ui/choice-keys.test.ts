import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choice, choiceOfKey, neighbour, toggleChoice } from './choice-keys.ts'
import { chordOf, type Press, typesNothing } from './keys.ts'

const choices: Choice[] = [
  { value: 'near', label: 'Người đó đang ở gần', keyCap: '1', danger: true },
  { value: 'weapon', label: 'Có hung khí', keyCap: '2', danger: true },
  { value: 'self', label: 'Chính người bị bạo lực', keyCap: 'C' },
  { value: 'later', label: 'Để sau', keyCap: 'D', unavailable: 'mở lúc 14:00' },
  { value: 'none', label: 'Không có dấu hiệu', keyCap: '0', alone: true },
]

const press = (code: string, more: Partial<Press> = {}): Press => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

test('a digit marks its answer from the row above the letters and from the number pad', () => {
  expect(choiceOfKey(choices, press('Digit2'))?.value).toBe('weapon')
  expect(choiceOfKey(choices, press('Numpad2'))?.value).toBe('weapon')
})

test('a letter marks its answer by the physical key, whatever Vietnamese typing would make of it', () => {
  expect(choiceOfKey(choices, press('KeyC'))?.value).toBe('self')
})

test('a key pressed together with Ctrl, Alt, Command or Shift marks nothing', () => {
  for (const held of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey'])
    expect(choiceOfKey(choices, press('KeyC', { [held]: true }))).toBeUndefined()
})

test('an unavailable answer cannot be marked by its key', () => {
  expect(choiceOfKey(choices, press('KeyD'))).toBeUndefined()
})

test('a question with one answer keeps one, and pressing it again clears it', () => {
  expect(toggleChoice(choices, ['near'], 'weapon', false)).toEqual(['weapon'])
  expect(toggleChoice(choices, ['weapon'], 'weapon', false)).toEqual([])
})

test('"none of these" and the other answers push each other out', () => {
  expect(toggleChoice(choices, ['near', 'weapon'], 'none', true)).toEqual(['none'])
  expect(toggleChoice(choices, ['none'], 'weapon', true)).toEqual(['weapon'])
})

test('several answers are kept in the order of the question, however they were pressed', () => {
  expect(toggleChoice(choices, ['weapon'], 'near', true)).toEqual(['near', 'weapon'])
})

test('pressing one answer twice changes nothing, unless "none of these" had a part in it', () => {
  const values = ['near', 'weapon', 'self']
  fc.assert(
    fc.property(fc.subarray(values), fc.constantFrom(...values), (chosen, toggled) => {
      const twice = toggleChoice(choices, toggleChoice(choices, chosen, toggled, true), toggled, true)
      expect([...twice].sort()).toEqual([...chosen].sort())
    }),
  )
})

test('arrows go round the answers', () => {
  expect(neighbour('ArrowRight', 4, 5)).toBe(0)
  expect(neighbour('ArrowUp', 0, 5)).toBe(4)
  expect(neighbour('End', 1, 5)).toBe(4)
  expect(neighbour('KeyC', 1, 5)).toBeUndefined()
})

test('a chord is named by its caps, and only chords that type nothing are heard in a text field', () => {
  expect(chordOf(press('KeyL', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+L')
  expect(chordOf(press('KeyK', { metaKey: true }))).toBe('Ctrl+K')
  expect(chordOf(press('Slash', { shiftKey: true }))).toBe('Shift+/')
  expect(typesNothing('Alt+1')).toBe(true)
  expect(typesNothing('F8')).toBe(true)
  expect(typesNothing('N')).toBe(false)
  expect(typesNothing('Shift+/')).toBe(false)
})
