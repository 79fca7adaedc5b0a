import { expect, test } from 'vitest'
import { useWorld } from '#tests/support/world.ts'
import { preventionHouse } from './activity.builders.ts'
import { openDoorContract, readDoorContract, readDoorPassContract } from './door.contract.ts'

const world = useWorld()

async function openedDoor() {
  const { record, officer } = await preventionHouse(world())
  const { id } = await record({ status: 'planned', starts_on: '2026-11-21', groups: [] })
  const params = { activity_id: id }
  await officer.call(openDoorContract, { params, body: { version: 1, open: true } })
  const { address } = await officer.call(readDoorPassContract, { params })
  const url = new URL(address).pathname
  const get = (at = url) => world().app.inject({ method: 'GET', url: at })
  const post = (fields: Record<string, string>, at = url) =>
    world().app.inject({
      method: 'POST',
      url: at,
      // A form of a page that sends no referrer says no origin, as a browser does.
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
      payload: new URLSearchParams(fields).toString(),
    })
  const visit = async () => /name="trang" value="([^"]+)"/.exec((await get()).body)?.[1] ?? ''
  const come = async (page?: string) =>
    post({ viec: 'dem', nhom: 'officials', gioi: 'female', trang: page ?? (await visit()) })
  const counted = () => officer.call(readDoorContract, { params })
  return { params, officer, url, get, post, visit, come, counted }
}

test('a visitor counts themselves without an account, by group and sex alone; the same page twice is once', async () => {
  const { come, visit, counted } = await openedDoor()
  const page = await visit()
  expect((await come(page)).body).toContain('Đã điểm danh.')
  expect((await come(page)).body).toContain('chỉ tính một lần')
  const { total, self, groups, last } = await counted()
  expect({ total, self, groups }).toEqual({
    total: 1,
    self: 1,
    groups: [{ audience: 'officials', attendances: 1, female: 1, male: 0 }],
  })
  expect(last[0]?.how).toBe('self')
})

test('five hundred visitors at once lose none, and one who presses fifty times counts once', async () => {
  const { come, visit, counted } = await openedDoor()
  const page = await visit()
  for (let from = 0; from < 500; from += 100)
    await Promise.all(
      Array.from({ length: 100 }, () => come().then(({ statusCode }) => expect(statusCode).toBe(200))),
    )
  await Promise.all(Array.from({ length: 50 }, () => come(page)))
  expect((await counted()).total).toBe(501)
}, 60_000)

test('a visitor takes it back, comes again, and lets somebody else use the same telephone', async () => {
  const { come, visit, post, counted } = await openedDoor()
  const page = await visit()
  await come(page)
  expect((await post({ viec: 'rut', trang: page })).body).toContain('Đã rút lại')
  expect((await counted()).total).toBe(0)
  await come(page)
  const next = await post({ viec: 'khac', trang: page })
  const other = /name="trang" value="([^"]+)"/.exec(next.body)?.[1] ?? ''
  expect(other).not.toBe(page)
  await come(other)
  expect((await counted()).total).toBe(2)
})

test('the telephone keeps its page until the day is over, and keeps nothing else', async () => {
  const { get, come } = await openedDoor()
  const page = await get()
  expect(page.headers['cache-control']).toMatch(/^private, max-age=\d+$/)
  expect(page.headers['set-cookie']).toBeUndefined()
  expect(page.headers['content-security-policy']).not.toContain('script')
  expect(page.body).not.toContain('<script')
  expect((await come()).headers['cache-control']).toBe('no-store')
})

test('what a visitor sends goes to another address than their page, since a browser forgets a page whose address is sent to', async () => {
  const { get, url } = await openedDoor()
  expect((await get()).body).toContain('<form method="post" action="?gui=1">')
  expect((await get(`${url}?tieng=en`)).body).toContain('<form method="post" action="?tieng=en&#38;gui=1">')
  const again = await get(`${url}?gui=1`)
  expect([again.statusCode, again.headers.location]).toEqual([303, url])
})

test('a link of another making, one whose day is over, and a shut door count nobody', async () => {
  const { url, get, come, visit, post, counted, officer, params } = await openedDoor()
  const page = await visit()
  const forged = `${url.slice(0, -1)}${url.endsWith('0') ? '1' : '0'}`
  expect((await get(forged)).statusCode).toBe(404)
  expect((await post({ viec: 'dem', nhom: 'officials', trang: page }, forged)).statusCode).toBe(404)
  expect((await post({ viec: 'dem', nhom: 'officials', trang: 'A'.repeat(48) })).statusCode).toBe(400)
  expect((await post({ viec: 'dem', nhom: 'không có', trang: page })).statusCode).toBe(400)
  world().setNow('2026-11-22T01:00:00Z')
  expect((await come(page)).statusCode).toBe(404)
  world().setNow('2026-11-21T01:00:00Z')
  expect((await counted()).total).toBe(0)
  await officer.call(openDoorContract, { params, body: { version: 2, open: false } })
  expect((await come(page)).statusCode).toBe(409)
  expect((await get()).body).toContain('đang đóng')
})

test('what visitors counted becomes the attendances when the door closes', async () => {
  const { come, officer, params } = await openedDoor()
  for (let at = 0; at < 3; at++) await come()
  const { attendances } = await officer.call(openDoorContract, { params, body: { version: 2, open: false } })
  expect(attendances).toBe(3)
})

test('whoever comes in while the door is closed is either counted in its sum or told that it is shut', async () => {
  const { come, visit, officer, params } = await openedDoor()
  const pages = await Promise.all(Array.from({ length: 30 }, () => visit()))
  const [closed, ...came] = await Promise.all([
    officer.call(openDoorContract, { params, body: { version: 2, open: false } }),
    ...pages.map((page) => come(page)),
  ])
  expect(came.filter(({ statusCode }) => ![200, 409].includes(statusCode))).toEqual([])
  expect(came.filter(({ statusCode }) => statusCode === 200)).toHaveLength(closed.attendances)
})
