import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { ApiRefusal, addressOf, call, fileName, onSignedOut } from './call.ts'

const saveNote = contract({
  method: 'PUT',
  path: '/api/notes/:note_id',
  permit: 'signed-in',
  effect: 'write',
  summary: 'Saves a note.',
  params: z.strictObject({ note_id: z.uuid() }),
  body: z.strictObject({ words: z.string() }),
  reply: z.strictObject({ version: z.int() }),
})

const args = { params: { note_id: 'n 1' }, body: { words: 'xin chào' } }

function answering(...answers: Response[]) {
  const seen: Request[] = []
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    seen.push(new Request(`http://localhost${address}`, init))
    const next = answers.shift()
    if (!next) throw new TypeError('offline')
    return next
  })
  return seen
}

afterEach(() => {
  onSignedOut(undefined)
  vi.unstubAllGlobals()
})

test('an address carries its params safely and leaves out what was not asked', () => {
  expect(addressOf('/api/a/:id/b', { params: { id: 'x/y' }, query: { q: 'hạ long', page: undefined } })).toBe(
    '/api/a/x%2Fy/b?q=h%E1%BA%A1+long',
  )
})

test('a write carries a key, a language and its body', async () => {
  const seen = answering(Response.json({ version: 2 }))
  await expect(call(saveNote, args, { key: 'k-1' })).resolves.toEqual({ version: 2 })
  expect(seen[0]?.headers.get('idempotency-key')).toBe('k-1')
  expect(seen[0]?.headers.get('accept-language')).toBe('vi')
  await expect(seen[0]?.json()).resolves.toEqual({ words: 'xin chào' })
})

test('what the server declines reaches the form with its sentence and its fields', async () => {
  const fields = [{ path: 'words', message: 'Câu này trống.' }]
  answering(
    Response.json({ error: { code: 'input.invalid', message: 'Chưa gửi được.', fields } }, { status: 422 }),
  )
  await expect(call(saveNote, args)).rejects.toMatchObject({ status: 422, code: 'input.invalid', fields })
})

test('a server out of reach is told apart from a server that declines', async () => {
  answering()
  const failure = await call(saveNote, args).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ApiRefusal)
  expect(failure).toMatchObject({ status: 0, code: 'network.unreachable' })
})

test('a session that ends while saving is renewed and the same act is sent once more under the same key', async () => {
  const seen = answering(
    Response.json({ error: { code: 'session.missing', message: '' } }, { status: 401 }),
    Response.json({ version: 2 }),
  )
  const ask = vi.fn(async () => undefined)
  onSignedOut(ask)
  await expect(call(saveNote, args)).resolves.toEqual({ version: 2 })
  expect(ask).toHaveBeenCalledOnce()
  expect(seen[1]?.headers.get('idempotency-key')).toBe(seen[0]?.headers.get('idempotency-key'))
  await expect(seen[1]?.json()).resolves.toEqual({ words: 'xin chào' })
})

test('a file keeps the Vietnamese name the server gave it', () => {
  expect(fileName(`attachment; filename="bao-cao.docx"; filename*=UTF-8''b%C3%A1o%20c%C3%A1o.docx`)).toBe(
    'báo cáo.docx',
  )
  expect(fileName('attachment; filename="bao-cao.docx"')).toBe('bao-cao.docx')
  expect(fileName(null)).toBe('tep')
})
