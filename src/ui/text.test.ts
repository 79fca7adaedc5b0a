import { expect, test } from 'vitest'
import { fillText, joinTexts, translator } from './text.ts'

const messages = { vi: { 'a.left': 'Còn {n} việc của {who}' }, en: { 'a.left': '{who} has {n} left' } }

test('a sentence is filled in each language in its own order', () => {
  expect(translator(messages.vi)('a.left', { n: 3, who: 'xã' })).toBe('Còn 3 việc của xã')
  expect(translator(messages.en)('a.left', { n: 3, who: 'Commune' })).toBe('Commune has 3 left')
})

test('a place without a filling stays visible', () => {
  expect(fillText('Còn {n} việc', {})).toBe('Còn {n} việc')
})

test('a missing text shows its key instead of nothing', () => {
  expect(translator(messages.vi)('a.unknown')).toBe('a.unknown')
})

test('two catalogues cannot claim one key', () => {
  expect(() => joinTexts([messages.vi, messages.vi])).toThrow('a.left')
})
