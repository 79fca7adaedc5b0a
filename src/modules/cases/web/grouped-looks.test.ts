import { expect, test } from 'vitest'
import { groupedLooks } from './grouped-looks.ts'

const look = (name: string, act: 'read' | 'identity_opened', at: string) => ({ name, act, at })

test('reading a file over and over is one line; opening a name always stands on its own line', () => {
  const looks = [
    look('Mai', 'read', '3'),
    look('Mai', 'read', '2'),
    look('Mai', 'identity_opened', '1'),
    look('Lan', 'read', '0'),
  ]
  expect(groupedLooks(looks)).toEqual([
    { name: 'Mai', act: 'read', at: '3', times: 2 },
    { name: 'Mai', act: 'identity_opened', at: '1', times: 1 },
    { name: 'Lan', act: 'read', at: '0', times: 1 },
  ])
})
