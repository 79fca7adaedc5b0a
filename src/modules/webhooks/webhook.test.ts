import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as releases from '#modules/releases/release.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { mayBeAsked, mayGoTo, netsOf } from './address.ts'
import { deliverDue } from './deliver.ts'
import { backOffMinutes, nextTry } from './webhook.codes.ts'
import * as contracts from './webhook.contract.ts'

const world = useWorld()

interface Heard {
  body: string
  event: string
  signature: string
}
/** A real receiver on this machine: how it answers is decided by each test. */
const receiver = { heard: [] as Heard[], answer: 200 as number | 'silent' }
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    receiver.heard.push({
      body,
      event: String(request.headers['nangmai-event']),
      signature: String(request.headers['nangmai-signature']),
    })
    if (receiver.answer === 'silent') return
    response.writeHead(receiver.answer, { location: 'http://127.0.0.1:9/elsewhere' })
    response.end('what the other side writes is not read')
  })
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/word`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  receiver.heard = []
  receiver.answer = 200
})

async function people() {
  world().setNow('2030-01-21T08:00:00+07:00')
  const { agency, staff } = world()
  const department = await agency()
  return {
    admin: await staff('administrator', { agencyId: department }),
    officer: await staff('provincial_officer', { agencyId: department }),
    leader: await staff('leader', { agencyId: department }),
    elsewhere: await staff('administrator', { agencyId: await agency({ province_id: '01' }) }),
  }
}
type People = Awaited<ReturnType<typeof people>>

const kinds = ['release.published' as const]
const ask = (admin: People['admin'], to = url) =>
  admin.call(contracts.addWebhook, { body: { url: to, kinds } })

/** Something happens that is told: figures are published. */
async function publish({ officer, leader }: People) {
  const { id } = await officer.call(releases.draftRelease, {
    body: {
      title_vi: 'Bí mật trong tên',
      title_en: 'Secret in the title',
      year: 2025,
      last_quarter: 1,
      asked: [{ indicator: 'TRN-1', by: null }],
    },
  })
  const params = { release_id: id }
  const { version } = await officer.call(releases.checkRelease, { params, body: { version: 1 } })
  await leader.call(releases.publishRelease, { params, body: { version } })
  return id
}
/** One turn of the job, at a moment of its own. */
const turn = (at: string, timeoutMs = 5_000) => {
  world().setNow(at)
  return deliverDue({ ...world().house, jobs: world().house.jobs.db }, { timeoutMs })
}
const end = async (admin: People['admin']) => {
  for (const { id, version } of (await admin.call(contracts.listWebhooks, {})).items)
    await admin.call(contracts.moveWebhook, { params: { webhook_id: id }, body: { version, move: 'end' } })
}

test('what is published is told once, signed with the secret that was shown once, and says nothing but what kind and which record', async () => {
  const everyone = await people()
  const { admin, elsewhere } = everyone
  const { id, secret } = await ask(admin)
  const far = await ask(elsewhere)
  const release = await publish(everyone)
  expect(await turn('2030-01-21T08:01:00+07:00')).toEqual({ sent: 1, missed: 0 })
  expect(await turn('2030-01-21T08:02:00+07:00')).toEqual({ sent: 0, missed: 0 })
  const [heard] = receiver.heard
  const body = JSON.parse(heard?.body ?? '{}')
  expect(body).toEqual({ id: heard?.event, kind: 'release.published', record_id: release, at: body.at })
  const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(heard?.signature ?? '') ?? []
  expect(digest).toBe(createHmac('sha256', secret).update(`${seconds}.${heard?.body}`).digest('hex'))
  const { items } = await admin.call(contracts.listDeliveries, { params: { webhook_id: id } })
  expect(items).toMatchObject([{ status: 'sent', tries: 1, last_answer: '200', next_at: null }])
  expect(await refusalOf(admin.call(contracts.listDeliveries, { params: { webhook_id: far.id } }))).toBe(
    'record.not_found',
  )
  await end(admin)
  await end(elsewhere)
})

test('a receiver that fails, sends elsewhere, is silent or is not there is tried again with growing pauses, and given up at last', async () => {
  const everyone = await people()
  const { admin } = everyone
  const { id } = await ask(admin)
  await publish(everyone)
  const last = async () =>
    (await admin.call(contracts.listDeliveries, { params: { webhook_id: id } })).items[0]
  receiver.answer = 500
  expect(await turn('2030-01-21T08:01:00+07:00')).toEqual({ sent: 0, missed: 1 })
  expect(await last()).toMatchObject({ status: 'waiting', tries: 1, last_answer: '500' })
  expect(await turn('2030-01-21T08:01:30+07:00')).toEqual({ sent: 0, missed: 0 }) // not before its time
  receiver.answer = 302
  await turn('2030-01-21T08:02:01+07:00')
  expect(await last()).toMatchObject({ tries: 2, last_answer: '302' })
  receiver.answer = 'silent'
  await turn('2030-01-21T09:00:00+07:00', 50)
  expect(await last()).toMatchObject({ tries: 3, last_answer: 'too_slow' })
  expect(new Set(receiver.heard.map((each) => each.event)).size).toBe(1) // the same event each time
  const { version } = (await admin.call(contracts.listWebhooks, {})).items[0] ?? { version: 0 }
  await admin.call(contracts.changeWebhook, {
    params: { webhook_id: id },
    body: { version, kinds, url: 'http://127.0.0.1:9/nobody-listens' },
  })
  for (let day = 22; day < 30; day++) await turn(`2030-01-${day}T23:00:00+07:00`)
  const given = await last()
  expect(given).toMatchObject({ status: 'failed', tries: backOffMinutes.length + 1, next_at: null })
  await admin.call(contracts.changeWebhook, {
    params: { webhook_id: id },
    body: { version: version + 1, kinds, url },
  })
  receiver.answer = 200
  await admin.call(contracts.sendAgain, { params: { delivery_id: given?.id ?? '' }, body: {} })
  expect(await turn('2030-01-30T23:00:00+07:00')).toEqual({ sent: 1, missed: 0 })
  expect(
    await refusalOf(admin.call(contracts.sendAgain, { params: { delivery_id: given?.id ?? '' }, body: {} })),
  ).toBe('webhook.wrong_state')
  await end(admin)
})

test('two processes at once tell a word once; one that died leaves it to the next', async () => {
  const everyone = await people()
  const { admin } = everyone
  await ask(admin)
  await publish(everyone)
  const both = await Promise.all([turn('2030-02-21T08:01:00+07:00'), turn('2030-02-21T08:01:00+07:00')])
  expect(both.reduce((sum, each) => sum + each.sent, 0)).toBe(1)
  expect(receiver.heard).toHaveLength(1)
  await end(admin)
})

test('what was rolled back is not told, nor what is told of to nobody; a paused address waits', async () => {
  const everyone = await people()
  const { admin } = everyone
  const { id } = await ask(admin)
  await admin.call(contracts.moveWebhook, { params: { webhook_id: id }, body: { version: 1, move: 'pause' } })
  await publish(everyone)
  expect(await turn('2030-03-21T08:01:00+07:00')).toEqual({ sent: 0, missed: 0 })
  expect((await admin.call(contracts.listDeliveries, { params: { webhook_id: id } })).items).toEqual([])
  expect(
    await refusalOf(
      admin.call(contracts.moveWebhook, { params: { webhook_id: id }, body: { version: 2, move: 'pause' } }),
    ),
  ).toBe('webhook.wrong_state')
  const renewed = await admin.call(contracts.renewSecret, {
    params: { webhook_id: id },
    body: { version: 2 },
  })
  expect(renewed.secret).not.toBe((await ask(admin)).secret)
  await end(admin)
})

test('no word goes into a private network, by number, by name or by a disguise, unless that network was opened', async () => {
  const { admin } = await people()
  const nothing = netsOf(undefined)
  for (const address of [
    '10.0.0.1',
    '172.20.1.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '::',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'not an address',
  ])
    expect(mayGoTo(address, nothing), address).toBe(false)
  for (const address of ['127.0.0.1', '::1', '8.8.8.8', '2606:4700::1111'])
    expect(mayGoTo(address, nothing), address).toBe(true)
  expect(mayGoTo('10.20.3.4', netsOf('10.20.0.0/16, fd00::/8'))).toBe(true)
  expect(mayGoTo('10.21.3.4', netsOf('10.20.0.0/16'))).toBe(false)
  for (const to of [
    'http://example.org/word',
    'https://10.0.0.1/word',
    'https://[::ffff:192.168.1.1]/word',
    'https://0x0a000001/word',
    'https://user:pass@example.org/word',
    'https://169.254.169.254/latest/meta-data',
  ])
    expect(await refusalOf(ask(admin, to)), to).toBe('webhook.address')
  expect(mayBeAsked('https://example.org/word', nothing)).toBe(true)
  expect(mayBeAsked('ftp://127.0.0.1/word', nothing)).toBe(false)
})

test('pauses grow, and come to an end', () => {
  const now = new Date('2030-01-01T00:00:00Z')
  const waits = Array.from({ length: 9 }, (_, at) => nextTry(at + 1, now)?.getTime()).filter(
    (each) => each !== undefined,
  )
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits).toHaveLength(backOffMinutes.length)
})
