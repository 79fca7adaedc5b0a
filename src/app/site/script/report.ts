/** Writing a sealed message and reading what was answered. Everything lives in this page's memory; nothing is stored. */
import { isTaken } from '#modules/intake/file-kind.part.ts'
import * as seal from '#modules/intake/sealing.part.ts'
import { doWork } from '#modules/intake/work.part.ts'

interface Offer {
  challenge: string
  bits: number
  key_id: string
  public_key: string
}
type Said = Record<string, string>
interface Receipt {
  locator: string
  shown: string
}

const mostLetters = 20_000
const mostFiles = 5
const mostBytes = 10 * 1_048_576
const find = <E extends HTMLElement>(id: string) => document.getElementById(id) as E
let stays = true
window.addEventListener('leave', () => {
  stays = false
})

class Declined extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** How often a busy server is asked again, and after how long. */
const busy = { tries: 5, waitMs: 2_000 }

async function ask<T>(path: string, body: unknown, tries = busy.tries): Promise<T> {
  const answer = await fetch(`/api/public/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    credentials: 'omit',
    cache: 'no-store',
  })
  const told = await answer.json()
  if (told.error?.code === 'server.busy' && tries > 0 && stays) {
    await new Promise((resolve) => setTimeout(resolve, busy.waitMs))
    return ask(path, body, tries - 1)
  }
  if (!answer.ok) throw new Declined(told.error?.code ?? '')
  return told
}

/** Asks for work and does it; asks again where the flood has risen meanwhile. */
async function withWork<T>(
  placeId: string | null,
  send: (offer: Offer, numbers: number[]) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const offer = await ask<Offer>('work', { place_id: placeId })
    const numbers = await doWork(offer.challenge, offer.bits, () => stays)
    if (!numbers) throw new Declined('left')
    try {
      return await send(offer, numbers)
    } catch (error) {
      if (!(error instanceof Declined) || error.code !== 'intake.work_again' || tries > 4) throw error
    }
  }
}

const text64 = seal.toBase64

async function sendReport(
  form: HTMLFormElement,
  files: readonly File[],
  tell: (said: string) => void,
  said: Said,
) {
  const fields = new FormData(form)
  const value = (name: string) => String(fields.get(name) ?? '')
  const placeId = value('xa') || null
  tell(said.working ?? '')
  return withWork(placeId, async (offer, numbers) => {
    const [locator, secret] = [
      seal.drawDigits(seal.receiptDigits.locator),
      seal.drawDigits(seal.receiptDigits.secret),
    ]
    const key = seal.randomBytes(32)
    const { ephemeral, wrapped } = await seal.wrapForDuty(key, locator, seal.fromBase64(offer.public_key))
    const { shown, opens } = await seal.receiptKeys(locator, secret)
    const about = await Promise.all(
      files.map(async (file, at) => ({
        chunks: Math.ceil(file.size / seal.pieceBytes),
        about: text64(await seal.sealText(key, locator, `file ${at + 1}`, file.name.slice(0, 120))),
      })),
    )
    const { upload } = await ask<{ upload: string | null }>('reports', {
      work: { challenge: offer.challenge, numbers },
      locator,
      shown: text64(shown),
      key_id: offer.key_id,
      kind: fields.get('hoi') ? 'question' : 'report',
      danger: value('antoan') || 'unsaid',
      about: value('cuaai') || 'unsaid',
      is_named: fields.get('ten') !== null,
      place_id: placeId,
      language: document.documentElement.lang === 'en' ? 'en' : 'vi',
      ephemeral: text64(ephemeral),
      wrapped: text64(wrapped),
      reporter: text64(await seal.wrapForReporter(key, locator, opens)),
      word: text64(await seal.sealText(key, locator, 'word', value('tin').normalize('NFC').trim())),
      files: about,
    })
    let whole = true
    if (upload) {
      tell(said.sendingFiles ?? '')
      for (const [at, file] of files.entries())
        whole = (await sendFile(file, at + 1, { upload, key, locator })) && whole
    }
    return { code: locator + secret, whole }
  })
}

/** Sends a file piece by piece, each sealed alone; a piece is tried three times. */
async function sendFile(file: File, no: number, to: { upload: string; key: seal.Bytes; locator: string }) {
  for (let piece = 0; piece * seal.pieceBytes < file.size && stays; piece++) {
    const plain = new Uint8Array(
      await file.slice(piece * seal.pieceBytes, (piece + 1) * seal.pieceBytes).arrayBuffer(),
    )
    const sealed = text64(await seal.sealPart(to.key, to.locator, `piece ${no} ${piece}`, plain))
    const body = { upload: to.upload, file_no: no, chunk_no: piece, sealed }
    let come = false
    for (let tries = 0; tries < 3 && !come; tries++) {
      come = await ask('pieces', body).then(
        () => true,
        (error) => error instanceof Declined && error.code === 'intake.piece_there',
      )
    }
    if (!come) return false
  }
  return true
}

/** What is wrong with what was typed, as the name of a sentence; nothing when it may go. */
async function wrongWith(text: string, files: readonly File[]): Promise<string | undefined> {
  if (!text.trim()) return 'empty'
  if (text.length > mostLetters) return 'tooLong'
  if (files.length > mostFiles) return 'tooManyFiles'
  for (const file of files) {
    if (file.size > mostBytes) return 'fileTooBig'
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
    if (!isTaken(head)) return 'fileKind'
  }
  return undefined
}

const sentenceOf = (error: unknown): string => {
  const code = error instanceof Declined ? error.code : ''
  if (code === 'intake.receipt_wrong') return 'wrongCode'
  return code === 'intake.nobody_receives' ? 'nobody' : 'failed'
}

function startWriting(form: HTMLFormElement): void {
  const said = JSON.parse(form.dataset.w ?? '{}') as Said
  const steps = [...form.querySelectorAll<HTMLElement>('section')]
  const note = find('e')
  const where = find('st')
  const tell = (sentence: string) => {
    note.textContent = sentence
  }
  const communes = find<HTMLSelectElement>('xa')
  if (communes.dataset.far !== undefined) void fillCommunes(communes)
  let at = 0
  const show = (next: number) => {
    at = next
    steps.forEach((step, no) => {
      step.hidden = no !== at
    })
    where.textContent = `${said.write} · ${(said.step ?? '').replace('{n}', String(at + 1))}`
    steps[at]?.querySelector<HTMLElement>('h1,h2,legend')?.focus()
    scrollTo(0, 0)
  }
  for (const own of form.querySelectorAll<HTMLElement>('[data-js]')) own.hidden = false
  for (const old of form.querySelectorAll<HTMLElement>('[data-no]')) old.remove()
  where.hidden = false
  form.addEventListener('click', (event) => {
    const move = (event.target as HTMLElement).dataset.go
    if (move) show(at + Number(move))
  })
  let sends = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (sends) return
    sends = true
    const files = [...(find<HTMLInputElement>('te').files ?? [])]
    try {
      const wrong = await wrongWith(find<HTMLTextAreaElement>('ti').value, files)
      if (wrong) return tell(said[wrong] ?? '')
      const { code, whole } = await sendReport(form, files, tell, said)
      form.remove()
      where.textContent = `${said.write} · ${(said.step ?? '').replace('{n}', '4')}`
      giveReceipt(code, whole ? '' : (said.fileLost ?? ''))
    } catch (error) {
      if (stays) tell(said[sentenceOf(error)] ?? '')
    } finally {
      sends = false
    }
  })
  show(0)
}

/** The communes of a large province, out of the page that shows what is near; without them the field stays at "not said". */
async function fillCommunes(field: HTMLSelectElement): Promise<void> {
  const body = new URLSearchParams({ trang: 'noi' })
  try {
    const answer = await fetch('/', { method: 'POST', body, credentials: 'omit', cache: 'no-store' })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const { value, text } of page.querySelectorAll<HTMLOptionElement>('#xa option'))
      field.add(new Option(text, value))
  } catch {
    // Somebody who wants to say where writes it.
  }
}

/** Shows the receipt once, until its end is typed back; then it is nowhere. */
function giveReceipt(code: string, lost: string): void {
  const box = find('r')
  const shown = find('ma')
  const typed = find<HTMLInputElement>('go')
  let last = code.slice(-8)
  shown.textContent = code.replace(/(.{4})(?=.)/g, '$1 ')
  find('lo').textContent = lost
  box.hidden = false
  box.querySelector<HTMLElement>('h1')?.focus()
  scrollTo(0, 0)
  typed.addEventListener('input', () => {
    const digits = typed.value.replace(/\D/g, '')
    if (digits.length < 8) return
    const fits = digits === last
    find('kq').textContent = fits ? (box.dataset.right ?? '') : (box.dataset.wrong ?? '')
    if (!fits) return
    last = ''
    find('maa').remove()
    typed.remove()
    find('gol').remove()
    find('xo').hidden = false
  })
}

function startReading(form: HTMLFormElement): void {
  const said = JSON.parse(form.dataset.w ?? '{}') as Said
  const note = find('e')
  for (const old of form.querySelectorAll<HTMLElement>('[data-no]')) old.remove()
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const receipt = seal.readReceipt(find<HTMLInputElement>('mn').value)
    if (!receipt) {
      note.textContent = said.badCode ?? ''
      return
    }
    note.textContent = said.opening ?? ''
    try {
      const { locator } = receipt
      const { shown, opens } = await seal.receiptKeys(locator, receipt.secret)
      const own: Receipt = { locator, shown: text64(shown) }
      const thread = await withWork(null, ({ challenge }, numbers) =>
        ask<{ reporter: string; words: { side: string; sealed: string }[] }>('receipt', {
          work: { challenge, numbers },
          ...own,
        }),
      )
      const key = await seal.unwrapForReporter(seal.fromBase64(thread.reporter), locator, opens)
      note.textContent = thread.words.some((word) => word.side === 'staff') ? '' : (said.noAnswer ?? '')
      form.remove()
      const list = find('tr')
      for (const { side, sealed } of thread.words) {
        const text = await seal.openText(key, locator, 'word', seal.fromBase64(sealed)).catch(() => '…')
        addWord(list, (side === 'staff' ? said.us : said.you) ?? '', text)
      }
      startMore(own, key, said, list)
    } catch (error) {
      if (stays) note.textContent = said[sentenceOf(error)] ?? ''
    }
  })
}

function addWord(list: HTMLElement, who: string, text: string): void {
  const line = document.createElement('div')
  const name = document.createElement('b')
  line.className = 'u'
  name.textContent = `${who}: `
  line.append(name, text)
  list.append(line)
}

function startMore(own: Receipt, key: seal.Bytes, said: Said, list: HTMLElement): void {
  const form = find<HTMLFormElement>('mo')
  const field = find<HTMLTextAreaElement>('ti')
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const note = find('e')
    const text = field.value.normalize('NFC').trim()
    if (!text || text.length > mostLetters) {
      note.textContent = said[text ? 'tooLong' : 'empty'] ?? ''
      return
    }
    note.textContent = said.working ?? ''
    try {
      const word = text64(await seal.sealText(key, own.locator, 'word', text))
      await withWork(null, ({ challenge }, numbers) =>
        ask('words', { work: { challenge, numbers }, ...own, word }),
      )
      addWord(list, said.you ?? '', text)
      field.value = ''
      note.textContent = said.moreSent ?? ''
    } catch (error) {
      if (stays) note.textContent = said[sentenceOf(error)] ?? ''
    }
  })
}

// A browser without sealing keeps the form as it came, which says so.
if (globalThis.crypto?.subtle) {
  const [writing, reading] = [find<HTMLFormElement>('f'), find<HTMLFormElement>('d')]
  if (writing) startWriting(writing)
  if (reading) startReading(reading)
}
