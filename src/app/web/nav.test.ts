import { expect, test } from 'vitest'
import type { Me } from '#ui/me.ts'
import type { NavPlace, PageSpec } from '#ui/page-spec.ts'
import { groupsOf, navOf, navPathOf } from './nav.ts'
import { initialsOf } from './shell/duty.ts'
import { inGroups } from './sign-in/groups.ts'

const page = (path: string, place: NavPlace, permit?: string): PageSpec => ({
  path,
  titleKey: path,
  ...(permit ? { permit } : {}),
  nav: { place, order: 1, icon: () => null, labelKey: path },
  load: async () => ({ default: () => null }),
})

const me: Me = {
  staff: { id: '1', display_name: 'Người Bịa Ra', username: 'bia', language: 'vi' },
  agency: { id: '2', name: 'Trung tâm bịa' },
  province: { id: '22', name: 'Quảng Ninh' },
  roles: ['operator'],
  permits: ['contact.list'],
  demo: true,
}

const pages = [
  page('/admin', 'admin', 'staff.list'),
  page('/directory', 'directory', 'signed-in'),
  page('/contacts', 'hotline', 'contact.list'),
  page('/', 'today'),
]

test('the side list shows only places of my own duty, today first', () => {
  expect(navOf(pages, me).map((entry) => entry.path)).toEqual(['/', '/contacts', '/directory'])
})

test('places stand under the headings of the house, today above them, and no heading stands over nothing', () => {
  const groups = groupsOf(navOf(pages, { ...me, permits: ['contact.list'] }))
  expect(groups.map(({ group, entries }) => [group, entries.map((entry) => entry.path)])).toEqual([
    [undefined, ['/']],
    ['response', ['/contacts']],
    ['house', ['/directory']],
  ])
})

test('an open record belongs to the place of its list, and a likeness of names does not mislead', () => {
  const entries = navOf(pages, me)
  expect(navPathOf(entries, '/contacts/0192')).toBe('/contacts')
  expect(navPathOf(entries, '/')).toBe('/')
  expect(navPathOf(entries, '/contacts-old')).toBeUndefined()
})

test('the rail shows the middle and the given name', () => {
  expect(initialsOf('Đỗ Ban Mai')).toBe('BM')
  expect(initialsOf('Mai')).toBe('M')
})

test('a secret is shown in groups of four, nothing lost', () => {
  expect(inGroups('JBSWY3DPEH')).toBe('JBSW Y3DP EH')
})
