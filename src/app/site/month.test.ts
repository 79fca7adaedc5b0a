import { expect, test } from 'vitest'
import { calendarOf } from './month.ts'

test('an event that begins at an hour stands in a calendar at that hour of Vietnam, with its hall and its programme', () => {
  const event = {
    id: 'a2',
    title: 'Lễ phát động',
    place: 'Hạ Long',
    venue: 'Quảng trường',
    startsOn: '2026-11-15',
    endsOn: '2026-11-15',
    clock: '07:30',
    lines: [{ clock: '07:30', what: 'Đón đại biểu' }],
  }
  const calendar = calendarOf([event], new Date('2026-11-22T01:02:03Z')).replaceAll('\r\n ', '')
  expect(calendar).toContain('DTSTART:20261115T003000Z\r\n')
  expect(calendar).not.toContain('VALUE=DATE')
  expect(calendar).toContain('LOCATION:Quảng trường\\, Hạ Long\r\nDESCRIPTION:07:30 Đón đại biểu\r\n')
})

test('a public activity stands in a calendar from its first day to its last, its words unbroken by commas or length', () => {
  const title = 'Diễu hành, mít tinh; hưởng ứng Tháng hành động vì bình đẳng giới và phòng ngừa bạo lực'
  const event = { id: 'a1', title, place: 'Hạ Long', startsOn: '2026-11-30', endsOn: '2026-12-01' }
  const calendar = calendarOf([event], new Date('2026-11-22T01:02:03Z'))
  expect(calendar).toContain('DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261202\r\n')
  expect(calendar).toContain('DTSTAMP:20261122T010203Z')
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(calendar.replaceAll('\r\n ', '')).toContain('SUMMARY:Diễu hành\\, mít tinh\\; hưởng ứng')
})
