import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { samplePng } from '#modules/documents/index.ts'
import {
  listReportsContract,
  openReportContract,
  readReportFileContract,
} from '#modules/intake/inbox.contract.ts'
import { sendSealed } from '#modules/intake/intake.builders.ts'
import { useWorld } from '#tests/support/world.ts'

const world = useWorld()
const names = [
  '',
  'nhan',
  'doc',
  'noi',
  'may',
  'tre-em',
  'mua-ban',
  'dung-tay',
  'diec',
  'nuoc-ngoai',
  'hang-xom',
  'can-bo',
  'du-lieu',
  'moi-nguoi',
  'thang',
  'mo-hinh',
  'chuong-trinh',
  'kien-nghi',
]
const marked = {
  'user-agent': 'máy dò chuồn chuồn',
  'x-forwarded-for': '203.0.113.77',
  'x-real-ip': '203.0.113.77',
}
const ascii = { ...marked, 'user-agent': 'chuon-chuon-kim/9' }

const duty = async () => {
  const agencyId = await world().agency({ duties: ['hotline'] })
  const [first] = await world().owner<{ id: string }>(
    "select agency_id as id from agency_duty where duty_code = 'hotline' order by from_on, place_id limit 1",
  )
  return world().staff('operator', { agencyId: first?.id ?? agencyId })
}
const open = (name: string, language = 'vi') =>
  world().app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...ascii },
    payload: new URLSearchParams({ trang: name, tieng: language }).toString(),
  })
const withoutScripts = (page: string) => page.replace(/<script>[\s\S]*?<\/script>/g, '')
const ticketOf = (page: string) => /name="phieu" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** Sends the form as a browser without script does. */
async function sendForm(
  fields: Record<string, string>,
  files: { name: string; type: string; bytes: Uint8Array }[] = [],
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const file of files)
    form.append('tep', new Blob([Buffer.from(file.bytes)], { type: file.type }), file.name)
  const sent = new Response(form)
  return world().app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': sent.headers.get('content-type') ?? '', ...ascii, origin: 'null' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
}

test('every page in both languages is small, bears one neutral title, the exit first and the numbers', async () => {
  await duty()
  for (const language of ['vi', 'en'])
    for (const name of names) {
      const { body, statusCode } = await open(name, language)
      expect(statusCode, name).toBe(200)
      expect(Buffer.byteLength(withoutScripts(body)), `${name} ${language}`).toBeLessThanOrEqual(14 * 1024)
      for (const [, script = ''] of body.matchAll(/<script>([\s\S]*?)<\/script>/g))
        expect(Buffer.byteLength(script)).toBeLessThanOrEqual(20 * 1024)
      expect(body).toContain('<title>Thông tin</title>')
      expect(body).toContain('<body><a class="x" id="x" href="/thoat"')
      expect(body, name).toContain('tel:113')
      expect(body.match(/(?:src|href|action)="(?!tel:|\/)[^"]*"/g), name).toBeNull()
    }
})

test('no page in Vietnamese says a foreign word, but for the button to the other language', async () => {
  await duty()
  const foreign =
    /\b(cookie|wi-?fi|help|script|online|web(site)?|e?mail|link|app|click|file|server|internet|chat|video|camera|password|code|browser)s?\b/i
  for (const name of names) {
    const seen = withoutScripts((await open(name)).body)
      .replace(/<style>[\s\S]*?<\/style>/g, '')
      .replace(/<[^>]*>/g, ' ')
    expect(foreign.exec(seen)?.[0], name).toBeUndefined()
  }
})

test('from every page written for somebody, writing and a desk nearby are one press away', async () => {
  await duty()
  for (const name of ['', 'tre-em', 'mua-ban', 'dung-tay', 'diec', 'nuoc-ngoai', 'hang-xom', 'can-bo']) {
    const { body } = await open(name)
    for (const way of ['nhan', 'noi']) expect(body, name).toContain(`name="trang" value="${way}"`)
  }
})

test('headers of every page: no cookie, nothing kept, nothing sent on, nothing from elsewhere', async () => {
  const policies = new Set<string>()
  for (const name of names) {
    const { headers } = await open(name)
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-type': 'text/html; charset=utf-8',
    })
    policies.add(String(headers['content-security-policy']))
  }
  const [policy = '', ...others] = policies
  expect(others).toEqual([]) // one page takes the place of another under the policy of the first
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+' 'sha256-\S+'; connect-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  )
})

test('the exit without script is a link of our own that leads to the weather, and nowhere else', async () => {
  const { headers, statusCode } = await world().app.inject({ url: '/thoat?to=https://evil.example' })
  expect([statusCode, headers.location]).toEqual([303, 'https://nchmf.gov.vn/'])
})

test('without script a message is sent after a tick and a wait, sealed on arrival, its code shown once and typed back', async () => {
  const operator = await duty()
  const page = (await open('nhan')).body
  expect(page).toContain('Máy này không khóa được tin trước khi gửi')
  const fields = {
    trang: 'gui',
    phieu: ticketOf(page),
    tin: 'ông hàng xóm đánh vợ & con <b>',
    antoan: 'soon',
    cuaai: 'other',
  }
  const hasty = await sendForm({ ...fields, hieu: '1' })
  expect(hasty.body).toContain('giây rồi bấm gửi lần nữa')
  expect(hasty.body).toContain('ông hàng xóm đánh vợ &#38; con &#60;b&#62;</textarea>')
  world().setNow(new Date(Date.now() + 60_000).toISOString())
  expect((await sendForm(fields)).body).toContain('Đánh dấu “Tôi hiểu và vẫn muốn gửi”')
  const png = samplePng(4, 'noi chup')
  const sent = (
    await sendForm({ ...fields, hieu: '1' }, [{ name: 'ảnh.png', type: 'image/png', bytes: png }])
  ).body
  const code = /<b>((?:\d{4} ){6}\d{4})<\/b>/.exec(sent)?.[1]?.replaceAll(' ', '') ?? ''
  expect(code).toHaveLength(28)
  const digest = /name="dau" value="([^"]+)"/.exec(sent)?.[1] ?? ''
  const back = (go: string) =>
    world().app.inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ trang: 'go-lai', dau: digest, go }).toString(),
    })
  expect((await back('12345678')).body).toContain('Chưa giống tám số cuối')
  const right = (await back(code.slice(-8))).body
  expect(right).toContain('Đúng rồi')
  expect(right.replaceAll(' ', '')).not.toContain(code)

  const [item] = (await operator.call(listReportsContract, { query: {} })).items
  expect(item).toMatchObject({ sealed_in: 'server', danger: 'soon', about: 'other', files: 1 })
  const params = { report_id: item?.id ?? '' }
  const opened = await operator.call(openReportContract, { params, body: {} })
  expect(opened.words[0]?.text).toBe('ông hàng xóm đánh vợ & con <b>')
  expect(opened.attachments).toEqual([{ file_no: 1, name: 'ảnh.png', whole: true }])
  const file = (await operator.call(readReportFileContract, { params: { ...params, no: 1 } })) as {
    bytes: Buffer
  }
  expect(file.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(file.bytes.toString('latin1')).not.toContain('noi chup')

  const reading = ticketOf((await open('doc')).body)
  world().setNow(new Date(Date.now() + 120_000).toISOString())
  const read = await sendForm({ trang: 'xem', phieu: reading, ma: code })
  expect(read.body).toContain('ông hàng xóm đánh vợ')
  expect(read.body).toContain('Chưa có trả lời')
  world().setNow(null)
})

test.each([
  ['a text of a megabyte', { tin: 'a'.repeat(1_000_000) }, [], 'Tin dài quá'],
  [
    'six files',
    { tin: 'chữ đã gõ' },
    Array.from({ length: 6 }, () => ({ name: 'a.png', type: 'image/png', bytes: samplePng(4, 'noi chup') })),
    'Nhiều tệp quá',
  ],
  [
    'a file that is too large',
    { tin: 'chữ đã gõ' },
    [
      {
        name: 'a.pdf',
        type: 'application/pdf',
        bytes: Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(11_000_000)]),
      },
    ],
    'lớn hơn 10 MB',
  ],
  [
    'a drawing with script',
    { tin: 'chữ đã gõ' },
    [{ name: 'a.png', type: 'image/png', bytes: Buffer.from('<svg onload="alert(1)"/>') }],
    'Có tệp không nhận được',
  ],
  [
    'an archive',
    { tin: 'chữ đã gõ' },
    [{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('PK\x03\x04 and so on') }],
    'Có tệp không nhận được',
  ],
  ['nothing at all', { tin: '  ' }, [], 'Tin còn trống'],
] as const)(
  '%s gets a clear sentence, and what was typed is still there',
  async (_name, typed, files, sentence) => {
    await duty()
    const { body, statusCode } = await sendForm(
      { trang: 'gui', phieu: ticketOf((await open('nhan')).body), hieu: '1', ...typed },
      [...files],
    )
    expect(statusCode).toBe(200)
    expect(body).toContain(sentence)
    expect(body).toContain(`${typed.tin}</textarea>`)
    expect(body).toContain('tel:113')
  },
)

test('signs that show nothing or turn the words around are left out; the rest arrives', async () => {
  const operator = await duty()
  const phieu = ticketOf((await open('nhan')).body)
  world().setNow(new Date(Date.now() + 60_000).toISOString())
  await sendForm({ trang: 'gui', phieu, hieu: '1', tin: 'một\u0000 hai\u202e ba' })
  const [item] = (await operator.call(listReportsContract, { query: {} })).items
  const opened = await operator.call(openReportContract, { params: { report_id: item?.id ?? '' }, body: {} })
  expect(opened.words[0]?.text).toBe('một hai ba')
  world().setNow(null)
})

test('18 neither the network address nor the kind of telephone stands anywhere in the database', async () => {
  await duty()
  await sendSealed(world(), 'một chuyện bịa')
  for (const name of names) await open(name)
  await withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) => {
      const tables = await client.query(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit')",
      )
      for (const { name } of tables.rows) {
        const { rows } = await client.query(
          `select count(*)::int as n from ${name} t where t::text ~ 'chuon-chuon|203\\.0\\.113\\.77'`,
        )
        expect([name, rows[0].n]).toEqual([name, 0])
      }
    },
  )
})

test('the role of the public page reads public doors alone, writes reports and can read none', async () => {
  await duty()
  await sendSealed(world(), 'một chuyện bịa')
  const { sql } = await import('kysely')
  const { intake } = world().house
  for (const table of [
    'public_report',
    'public_report_word',
    'public_report_chunk',
    'contact',
    'person',
    'case_file',
    'staff',
    'sealed_address',
  ])
    await expect(sql`select * from ${sql.table(table)}`.execute(intake)).rejects.toThrow(/permission denied/)
  const doors = await sql<{ location: string }>`select location from directory_entry`.execute(intake)
  expect(doors.rows.every((door) => door.location === 'public')).toBe(true)
  await expect(sql`update public_report set state = 'spam'`.execute(intake)).rejects.toThrow(
    /permission denied/,
  )
})

test('20 with the database away every page still shows whom to call', async () => {
  await world().house.visitors.db.destroy()
  for (const name of names) {
    const { body } = await open(name)
    expect(body, name).toContain('tel:113')
    expect(body).toContain('id="x"')
  }
})
