/**
 * The door of a training: five hundred people in a minute, every other one with a ticket at the officer's telephone, the others
 * with the square at the door, each followed by a bare INSERT that is the floor of this run; then five hundred at once; then every
 * ticket a second time. `node scripts/run.mjs bench/door.ts`, about two minutes. The door itself is asked how many it counted.
 */
import { newId } from '#kernel/id.ts'
import { inBenchHouse } from './house.ts'

const people = 500
const [answerMs, minuteMs, atOnce] = [300, 60_000, 16]
const agency = newId()

const between = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
const nextTick = (ms: number) => new Promise((go) => setTimeout(go, Math.max(0, ms)))

function told(what: string, took: readonly number[]) {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  const [p50, p95, worst] = [at(0.5), at(0.95), at(1)]
  console.log(`${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`)
  return { p50, p95, worst }
}
const asked = (what: string, holds: boolean) => console.log(`${what}: ${holds ? 'yes' : 'NO'}`)

await inBenchHouse('door', {}, async ({ ask, app, floor, signIn }) => {
  await ask(
    "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'union', 'Hội đo', '2020-01-01')",
    [agency],
  )
  const officer = await signIn('union_officer', agency)
  const send = async <Reply = { id: string }>(address: string, body: object): Promise<Reply> => {
    const headers = { cookie: officer.cookie, 'idempotency-key': newId() }
    const answer = await app.inject({ method: 'POST', url: address, headers, payload: body })
    if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.body}`)
    return answer.json()
  }
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const { id } = await send('/api/activities', {
    status: 'planned',
    kind: 'training',
    title: 'Tập huấn đo',
    starts_on: today,
    place_id: '22',
    topics: ['gbv'],
    groups: [],
  })
  const activity = `/api/activities/${id}`
  await send(`${activity}/tickets`, { audience: 'officials', count: 2 * people })
  await send(`${activity}/door`, { version: 1, open: true })
  const { tickets } = JSON.parse(await officer.get(`${activity}/tickets`)) as { tickets: { code: string }[] }
  const square = new URL(JSON.parse(await officer.get(`${activity}/door/pass`)).address).pathname
  const counted = async () => JSON.parse(await officer.get(`${activity}/door`)).total as number

  const scanTicket = (n: number) =>
    send<{ again: boolean }>(`${activity}/scans`, { how: 'ticket', key: tickets[n]?.code ?? '' })
  const scanSquare = async () => {
    const page = await app.inject({ method: 'GET', url: square })
    const payload = new URLSearchParams({
      viec: 'dem',
      nhom: 'people',
      gioi: 'female',
      trang: between(page.body, /name="trang" value="([^"]+)"/),
    }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' }
    const answer = await app.inject({ method: 'POST', url: square, headers, payload })
    if (answer.statusCode !== 200) throw new Error(`${square}: ${answer.statusCode}`)
  }
  const timed = async (act: () => Promise<unknown>, into: number[]) => {
    const from = performance.now()
    await act()
    into.push(performance.now() - from)
  }

  for (let n = 0; n < 20; n++) await floor()
  const [byTicket, bySquare, bare]: [number[], number[], number[]] = [[], [], []]
  const began = performance.now()
  const coming: Promise<void>[] = []
  for (let n = 0; n < people; n++) {
    await nextTick(began + (n * minuteMs) / people - performance.now())
    coming.push(n % 2 === 0 ? timed(() => scanTicket(n / 2), byTicket) : timed(scanSquare, bySquare))
    await nextTick(began + ((n + 0.5) * minuteMs) / people - performance.now())
    coming.push(timed(floor, bare))
  }
  await Promise.all(coming)
  const ground = told('floor: bare INSERT with audit trigger, between two people', bare)
  for (const [what, took] of [
    ['a ticket at the officer’s telephone', byTicket],
    ['the square at the door, page and answer', bySquare],
  ] as const) {
    const { p50, worst } = told(what, took)
    console.log(`  ${(p50 / ground.p50).toFixed(1)} × the floor`)
    asked(`  answered in ${answerMs} ms, every one`, worst <= answerMs)
  }
  asked(`${people} in a minute, none lost`, (await counted()) === people)

  const queue = Array.from({ length: people }, (_, n) => people / 2 + n)
  const rushed: number[] = []
  const from = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let n = queue.pop(); n !== undefined; n = queue.pop())
        await timed(() => scanTicket(n as number), rushed)
    }),
  )
  const seconds = (performance.now() - from) / 1000
  const rush = told(`${people} in ${seconds.toFixed(1)} s, ${atOnce} at a time`, rushed)
  console.log(`  ${(rush.p50 / ground.p50).toFixed(1)} × the floor of one at a time`)
  asked(`  answered in ${answerMs} ms, nineteen of twenty`, rush.p95 <= answerMs)
  asked(`${2 * people} after it, none lost`, (await counted()) === 2 * people)

  let again = 0
  for (let n = 0; n < people; n++) if ((await scanTicket(n)).again) again += 1
  asked('every ticket a second time, and twice is once', again === people && (await counted()) === 2 * people)
})
