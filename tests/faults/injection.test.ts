import type { LightMyRequestResponse } from 'fastify'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { modules } from '#app/modules.ts'
import type { Contract } from '#kernel/contract.ts'
import { sampleReport } from '#modules/documents/docx-sample.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { nameOf, paramsOf, type Sample, samplesOf, type TextField, withText } from '#tests/support/samples.ts'
import { sendCall } from '#tests/support/world.ts'
import { corpus, notKept, numbers, readBy, strict, unread, within } from './injection.table.ts'
import { callerOf, contracts, useScene } from './scene.ts'

const scene = useScene()

/** On every merge each route meets each string, and each field several; `test:faults` sends every string to every field. */
const everyPair = Boolean(process.env.NM_FAULTS)

const known = () => scene().known
const textual = () =>
  contracts
    .filter((contract) => samplesOf(contract, known()).some((sample) => sample.texts.length > 0))
    .map(nameOf)
const contractNamed = (name: string) => contracts.find((contract) => nameOf(contract) === name)

function send(contract: Contract, sample: Sample): Promise<LightMyRequestResponse> {
  const role = callerOf(contract)
  return sendCall(scene().app, role && scene().people[role].token, contract, sample)
}

/** JSON that a browser never shows as a page, or a file that it only keeps, and nothing that was typed among its headers. */
function isInert(response: LightMyRequestResponse, typed: readonly string[], what: string): void {
  expect(response.statusCode, `${what}: ${response.body.slice(0, 200)}`).toBeLessThan(500)
  if (contractNamed(what.split(' ', 2).join(' '))?.file && response.statusCode === 200)
    expect(response.headers['content-disposition'], what).toMatch(/^attachment/)
  else expect(response.headers['content-type'], what).toBe('application/json; charset=utf-8')
  expect(response.headers['x-content-type-options']).toBe('nosniff')
  expect(response.headers['content-security-policy']).toContain("default-src 'none'")
  const headers = JSON.stringify(response.headers)
  expect(
    typed.filter((text) => headers.includes(JSON.stringify(text).slice(1, -1)) && text !== 'constructor'),
    what,
  ).toEqual([])
  expect(response.headers['set-cookie'] === undefined || contractsOfSessions.test(what)).toBe(true)
}
const contractsOfSessions = /\/api\/session/

/** Every string of a JSON value, keys too, and every paragraph of it: what was typed in two fields may be told as two. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [...new Set([value, ...value.split('\n\n')])]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)])
}

const isNumber = (contract: Contract, field: TextField) =>
  numbers.includes(`${nameOf(contract)} ${field.part}.${field.path.join('.')}`)

/** Sends every field its own string of the corpus; fields that refuse theirs are told and keep the plain sample. */
async function sendTyped(
  contract: Contract,
  sample: Sample,
  turn: number,
): Promise<{ response: LightMyRequestResponse; typed: Map<string, string> }> {
  const typed = new Map<string, string>()
  const fields = sample.texts.filter((field) => field.part === 'body' && !isNumber(contract, field))
  for (const [at, field] of fields.entries())
    typed.set(field.path.join('.'), corpus[(turn + at) % corpus.length] ?? '')
  const apply = (from: Sample) =>
    fields.reduce(
      (made, field) =>
        typed.has(field.path.join('.')) ? withText(made, field, typed.get(field.path.join('.'))) : made,
      from,
    )
  const full = apply(sample)
  const first = await send(contract, full)
  isInert(first, [...typed.values()], `${nameOf(contract)} ${JSON.stringify(full.body)}`)
  if (first.statusCode !== 400) return { response: first, typed }
  const told = (first.json().error.fields as { path: string }[]).map((field) =>
    field.path.replace(/^body\./, ''),
  )
  expect(
    told.filter((path) => !typed.has(path)),
    `${nameOf(contract)} ${first.body}`,
  ).toEqual([])
  for (const path of told) typed.delete(path)
  return { response: await send(contract, apply(sample)), typed }
}

/** Everything a reading route tells of what was written, page by page. */
async function readBack(reader: string, sample: Sample, reply: Record<string, unknown>): Promise<string[]> {
  const contract = contractNamed(reader)
  if (!contract) throw new Error(`no route ${reader}`)
  const [base] = samplesOf(contract, known())
  if (!base) throw new Error(`no sample for ${reader}`)
  const made = Array.isArray(reply.person_ids)
    ? { case_id: String(reply.id), person_id: String(reply.person_ids[0]) }
    : Object.fromEntries(
        Object.keys(base.params).flatMap((name) => (name === 'case_id' ? [] : [[name, String(reply.id)]])),
      ) // what was made is what is read
  const params = {
    ...base.params,
    ...sample.params,
    ...Object.fromEntries(
      Object.entries(made).filter(([name]) => name in base.params && !(name in sample.params)),
    ),
  }
  const found: string[] = []
  let after: string | null = null
  do {
    const page: LightMyRequestResponse = await send(contract, {
      ...base,
      params,
      query: {
        ...base.query,
        ...('limit' in shapeOfQuery(contract) ? { limit: 100 } : {}),
        ...(after ? { after } : {}),
      },
    })
    isInert(page, corpus, reader)
    expect(page.statusCode, `${reader}: ${page.body.slice(0, 200)}`).toBe(200)
    found.push(...strings(page.json()))
    after = page.json().next ?? null
  } while (after)
  return found
}
const shapeOfQuery = (contract: Contract) => (contract.query as { shape?: object } | undefined)?.shape ?? {}

test('every route that takes free text is read back here, or said to keep nothing', () => {
  expect(textual().filter((name) => !(name in readBy) && !notKept.includes(name))).toEqual([])
  expect(Object.keys(readBy).filter((name) => !textual().includes(name))).toEqual([])
})

const kept = Object.keys(readBy).sort(
  (one, two) => Number(one.endsWith('/move')) - Number(two.endsWith('/move')),
)
test.each(kept)(
  '★19 %s keeps what an attacker types as plain words, and gives them back as they were',
  async (name) => {
    const contract = contractNamed(name)
    if (!contract) throw new Error(`no route ${name}`)
    const accepted = new Set<string>()
    const fieldsAtOnce = Math.max(...samplesOf(contract, known()).map((sample) => sample.texts.length))
    for (let turn = 0; turn < corpus.length; turn += everyPair ? 1 : fieldsAtOnce) {
      for (const sample of samplesOf(contract, known())) {
        const now = await scene().fresh(contract, sample)
        const { response, typed } = await sendTyped(contract, now, turn)
        isInert(response, [...typed.values()], name)
        expect(response.statusCode, `${name} ${response.body}`).toBe(200)
        for (const path of typed.keys()) accepted.add(path)
        const told: string[] = []
        for (const reader of readBy[name] ?? []) told.push(...(await readBack(reader, now, response.json())))
        const written = [...typed]
          .filter(([path]) => !unread.includes(`${name} ${path}`))
          .map(([, text]) => text.normalize('NFC').trim())
        const isTold = (text: string) =>
          within.includes(name) ? told.some((line) => line.includes(text)) : told.includes(text)
        if (readBy[name]?.length) expect(written.filter((text) => !isTold(text))).toEqual([])
      }
    }
    const fields = samplesOf(contract, known()).flatMap((sample) =>
      sample.texts.filter((field) => !isNumber(contract, field)).map((field) => field.path.join('.')),
    )
    expect(
      fields.filter((path) => !accepted.has(path) && !strict.includes(path.split('.').at(-1) ?? '')),
    ).toEqual([])
    expect(await scene().look('select 1 from contact limit 1')).toHaveLength(1) // nothing was dropped
  },
  120_000,
)

test.each(notKept)('★19 %s takes the corpus as words to look for, and nothing more', async (name) => {
  const contract = contractNamed(name)
  if (!contract)
    return expect(
      modules.flatMap((module) => module.routes.map((route) => nameOf(route.contract))),
    ).not.toContain(name)
  for (const sample of samplesOf(contract, known())) {
    for (const field of sample.texts) {
      for (const text of corpus) {
        const response = await send(contract, withText(sample, field, text))
        if (contract.file && response.statusCode === 200)
          expect(response.headers['content-disposition']).toMatch(/^attachment/)
        else isInert(response, [text], `${name} ${text}`)
        expect([200, 400, 401, 404, 422, 429], response.body).toContain(response.statusCode)
      }
    }
  }
})

test.each(numbers)('★19 %s names no record whatever is written into it', async (name) => {
  const [method, path, at] = name.split(' ')
  const contract = contractNamed(`${method} ${path}`)
  if (!contract) throw new Error(`no route ${name}`)
  const [sample] = samplesOf(contract, known())
  const field = sample?.texts.find((each) => at === `${each.part}.${each.path.join('.')}`)
  if (!sample || !field) throw new Error(`no text ${name}`)
  for (const text of corpus) {
    const response = await send(contract, withText(sample, field, text))
    isInert(response, [text], name)
    expect([400, 404, 422], response.body).toContain(response.statusCode)
  }
})

test('★19 a path parameter is an id or bad input, whatever is written into it', async () => {
  for (const contract of contracts) {
    for (const param of Object.keys(paramsOf(contract, known()))) {
      for (const text of corpus.filter((_, at) => at % 4 === 0)) {
        const response = await send(contract, {
          params: { ...paramsOf(contract, known()), [param]: text },
          ...(contract.body ? { body: {} } : {}),
          texts: [],
        })
        isInert(response, [text], `${nameOf(contract)} ${param} = ${text}`)
        expect([400, 404], `${nameOf(contract)} ${param} = ${text}: ${response.body}`).toContain(
          response.statusCode,
        )
      }
    }
  }
})

test('★19 a draft keeps whatever stands in a form, also under keys that are names of the language itself', async () => {
  const contract = contractNamed('PUT /api/drafts/:client_ref')
  const reader = contractNamed('GET /api/drafts/:client_ref')
  if (!contract || !reader) throw new Error('drafts have lost their routes')
  for (const [at, text] of corpus.entries()) {
    const { params } = samplesOf(contract, known())[0] as Sample
    const content = { [text.slice(0, 70)]: text, trong: { [text.slice(0, 70)]: [text] } }
    const saved = await send(contract, { params, body: { form: 'mau', seq: at + 10, content }, texts: [] })
    isInert(saved, [text], 'draft')
    if (text === '__proto__') continue // JSON.parse refuses it at the edge or it is dropped: asked below
    expect(saved.statusCode, `${text}: ${saved.body}`).toBe(200)
    const read = await send(reader, { params, texts: [] })
    isInert(read, [text], 'draft')
    expect(strings(read.json())).toContain(text)
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('★19 a key that would reach into the language is refused, and changes nothing', async () => {
  for (const contract of contracts.filter((each) => each.body)) {
    const role = callerOf(contract)
    const response = await scene().app.inject({
      method: contract.method,
      url: contract.path.replace(/:(\w+)/g, (_, name: string) => paramsOf(contract, known())[name] ?? ''),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        cookie: role ? `nangmai=${scene().people[role].token}` : '',
      },
      payload: '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    })
    expect(response.statusCode, nameOf(contract)).toBe(400)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  }
})

test('★19 a header is data too: language, key and cookie change nothing but themselves', async () => {
  const contract = contractNamed('GET /api/session') as Contract
  for (const text of corpus.filter((each) => !/[\r\n]/.test(each))) {
    for (const headers of [
      { 'accept-language': text },
      { 'idempotency-key': text },
      { cookie: `nangmai=${encodeURIComponent(text)}` },
      { 'x-forwarded-for': text },
      { 'user-agent': text },
    ]) {
      const response = await sendCall(
        scene().app,
        'cookie' in headers ? undefined : scene().people.operator.token,
        contract,
        {},
        { headers: headers as unknown as Record<string, string> },
      )
      isInert(response, [text], JSON.stringify(headers))
      expect([200, 401]).toContain(response.statusCode)
    }
  }
})

test('★19 an official document holds the corpus as words: its XML stays well-formed and nothing in it is active', async () => {
  const [first = '', ...rest] = corpus
  const bytes = await renderOfficialDocument(
    sampleReport({
      issuingBody: first,
      subject: rest.slice(0, 6),
      body: rest.map((text) => ({ kind: 'paragraph' as const, runs: [{ text }] })),
      recipients: { list: rest },
    }),
  )
  const parts = unzipSync(bytes)
  const document = new TextDecoder().decode(parts['word/document.xml'])
  expect(Object.keys(parts).filter((part) => /vba|embeddings|activeX/i.test(part))).toEqual([])
  for (const [part, content] of Object.entries(parts)) {
    const xml = new TextDecoder().decode(content)
    if (/\.(xml|rels)$/.test(part)) expect(brokenXml(xml), part).toBeUndefined()
  }
  expect(document).not.toMatch(/<(script|img|svg|html|b)[\s/>]/i)
  expect(document.match(/<!DOCTYPE|<!ENTITY|instrText/i)).toBeNull()
  const shown =
    document
      .match(/<w:t[^>]*>[^<]*<\/w:t>/g)
      ?.map((run) => unescaped(run.replace(/<[^>]*>/g, '')))
      .join('') ?? ''
  for (const text of rest.filter((each) => !/[\r\n]/.test(each))) expect(shown).toContain(text)
})

const unescaped = (text: string) =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
  )

/** The first place where tags do not close in the order they opened, or a sign stands raw; `undefined` when all is well. */
function brokenXml(xml: string): string | undefined {
  const open: string[] = []
  for (const [piece, tag] of xml.matchAll(/<([^>]*)>|[^<]+/g)) {
    if (tag === undefined) {
      if (/&(?!(?:lt|gt|quot|apos|amp|#\d+|#x[\da-f]+);)/i.test(piece)) return piece.slice(0, 60)
    } else if (tag.startsWith('/')) {
      if (open.pop() !== tag.slice(1).trim()) return piece
    } else if (!/^[?!]/.test(tag) && !tag.endsWith('/')) open.push(tag.split(/\s/)[0] ?? '')
  }
  return open.at(-1)
}
