import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { samplePng } from '#modules/documents/index.ts'
import { sendSealed } from '#modules/intake/intake.builders.ts'
import type { World } from '#tests/support/world.ts'
import { filesWith, tablesWith } from './planted.ts'
import { faultRig } from './rig.ts'

const words = ['chuồn chuồn kim bay', 'nhà bà Bịa cuối xóm', 'con-mua-rao-tep', 'tên tệp lá chuối']
/** What a careless log would keep of somebody: the address as a proxy names it, the kind of telephone, the address of the line itself. */
const trail = ['203.0.113.77', 'chuon-chuon-kim/9', '127.77.88.99'] as const
const trailHeaders = { 'x-forwarded-for': trail[0], 'x-real-ip': trail[0], 'user-agent': trail[1] }
const said = `${words[0]}, ${words[1]}`
const picture = Buffer.concat([samplePng(4, 'noi chup'), Buffer.from(` ${words[2]}`.repeat(20_000))])

/** The street of a server that listens: what the builders send goes over the network. */
const streetOf = (url: string) =>
  ({
    app: {
      async inject(asked: { method: string; url: string; payload?: object; headers?: object }) {
        const send = () =>
          fetch(url + asked.url, {
            method: asked.method,
            headers: { ...asked.headers, ...trailHeaders, 'content-type': 'application/json' },
            body: JSON.stringify(asked.payload),
          })
        let answer = await send()
        // A machine that does much else at once says so; whoever sends tries again, as the page does.
        while (answer.status === 503) answer = await send()
        const body = await answer.text()
        return { statusCode: answer.status, body, json: () => JSON.parse(body) } as LightMyRequestResponse
      },
    },
  }) as unknown as World

const reports = 100
const boundary = 'ranh-gioi'
const part = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const filePart = (bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="tep"; filename="${words[3]}.png"\r\ncontent-type: image/png\r\n\r\n`,
    ),
    bytes,
  ])
const formOf = (ticket: string, file: Buffer) =>
  Buffer.concat([
    Buffer.from(
      [
        ['trang', 'gui'],
        ['phieu', ticket],
        ['hieu', '1'],
        ['tin', said],
      ]
        .map(([name = '', value = '']) => part(name, value))
        .join(''),
    ),
    filePart(file),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])

async function ticketOf(url: string): Promise<string> {
  const page = await (
    await fetch(url, {
      method: 'POST',
      headers: trailHeaders,
      body: new URLSearchParams({ trang: 'nhan' }),
    })
  ).text()
  return /name="phieu" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

/** The form of a page without script, sent until the page has waited long enough; answers with the page that comes back. */
async function sendOpen(url: string, ticket: string): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...trailHeaders, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: formOf(ticket, picture),
    })
    const page = await answer.text()
    if (!page.includes('giây rồi bấm gửi lần nữa')) return page
  }
  throw new Error('the page waited for ever')
}

/** Begins to send a form and never ends it; resolves when the server has taken what there is so far. */
async function beginUpload(url: string): Promise<void> {
  const whole = formOf(await ticketOf(url), Buffer.concat(Array.from({ length: 8 }, () => picture)))
  const socket = connect({
    port: Number(new URL(url).port),
    host: '127.0.0.1',
    // Elsewhere the loopback has one address only.
    ...(process.platform === 'linux' ? { localAddress: trail[2] } : {}),
  })
  socket.on('error', () => {}) // the server is killed under it
  await once(socket, 'connect')
  socket.write(
    `POST / HTTP/1.1\r\nhost: ${new URL(url).host}\r\ncontent-type: multipart/form-data; boundary=${boundary}\r\ncontent-length: ${whole.length}\r\nuser-agent: ${trail[1]}\r\nx-forwarded-for: ${trail[0]}\r\n\r\n`,
  )
  await new Promise<void>((done) => socket.write(whole.subarray(0, whole.length - 200_000), () => done()))
}

test(`17 after ${reports} reports, and after the server is killed in the middle of uploads, no file, log, temporary folder or table holds a word of them or the way somebody came`, {
  timeout: 600_000,
}, async () => {
  const rig = await faultRig()
  const around = await mkdtemp(path.join(tmpdir(), 'nm-traces-'))
  const temp = path.join(around, 'tmp')
  await mkdir(temp)
  const log = await open(path.join(around, 'log.txt'), 'w')
  const writesTo = { log: log.fd, temp }
  const codes: string[] = []
  try {
    let server = await rig.start(writesTo)
    const tickets = await Promise.all(Array.from({ length: 5 }, () => ticketOf(server.url)))
    const street = streetOf(server.url)
    for (let n = 0; n < reports - 5; n++) {
      const files = n % 10 === 0 ? [{ name: `${words[3]}.png`, bytes: picture }] : []
      const { code } = await sendSealed(street, `${said} ${n}`, n % 7 === 0 ? { danger: 'now' } : {}, files)
      codes.push(code)
    }
    for (const ticket of tickets) {
      const page = await sendOpen(server.url, ticket)
      const code = /<b>((?:\d{4} ){6}\d{4})<\/b>/.exec(page)?.[1]
      if (!code) throw new Error(page.slice(-2_000))
      codes.push(code.replaceAll(' ', ''))
    }
    for (let round = 0; round < 3; round++) {
      await Promise.all([beginUpload(server.url), beginUpload(server.url)])
      const ended = once(server.child, 'exit')
      server.child.kill('SIGKILL')
      await ended
      expect(await filesWith(rig.dataDir, [...words, ...trail])).toEqual([])
      server = await rig.start(writesTo)
    }
    const kept = await withClient(server.superuser, async (client) => {
      // Something that does stand there in clear: whoever finds nothing must be able to find.
      await client.query("update agency set name = $1 where name = 'Trung tâm thử'", [`Trung tâm ${control}`])
      await client.query('checkpoint')
      return (await client.query('select count(*)::int as n, sum(files)::int as files from public_report'))
        .rows[0]
    })
    expect(kept).toEqual({ n: reports, files: Math.ceil((reports - 5) / 10) + 5 })
    // The secret end alone: whoever kept a whole code kept that, too.
    const planted = [...words, ...trail, ...codes.map((code) => code.slice(9))]
    expect(await tablesWith(server.superuser, [control])).toContain('public.agency')
    expect(await tablesWith(server.superuser, planted)).toEqual([])
    await rig.stop(server)
    expect((await filesWith(rig.dataDir, [control])).length).toBeGreaterThan(0)
    expect(await filesWith(rig.dataDir, planted)).toEqual([])
    expect(await filesWith(around, planted)).toEqual([])
    await log.write(control)
    expect(await filesWith(around, [control])).toEqual(['log.txt'])
  } finally {
    await log.close()
    await rig.remove()
    await rm(around, { recursive: true, force: true })
  }
})
const control = `đối chứng ${randomUUID()}`
