import { timingSafeEqual } from 'node:crypto'
import { entered, type House } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type * as contracts from './public-report.contract.ts'
import * as queries from './public-report.queries.ts'
import { hashReceipt, receiptFits } from './receipt.ts'
import { fromBase64, makeDutyKey } from './sealing.part.ts'
import { askWork, takeWork } from './work.ts'

const uploadLastsMs = 30 * 60_000
const buffer = (base64: string) => Buffer.from(fromBase64(base64))

/** Where the private half of a duty's key stands. */
export const privateAt = (keyId: string) => ({ table: 'intake_key', column: 'sealed_private', row: keyId })
/** Where the reporter's copy of a report's key stands. */
export const reporterAt = (reportId: string) => ({
  table: 'public_report',
  column: 'sealed_reporter',
  row: reportId,
})

/**
 * The receiving duty of a place and the key to seal to; makes a key pair where there is no fresh one. Refuses with
 * `intake.nobody_receives` while no body takes the hotline: then the page shows the numbers.
 */
export async function receiverFor(house: House, placeId: string | null) {
  let receiver = await queries.findReceiver(house.intake, placeId)
  if (receiver && !receiver.key_id) {
    await makeKey(house, receiver.agency_id)
    receiver = await queries.findReceiver(house.intake, placeId)
  }
  const { agency_id, province_id, key_id, public_key } = receiver ?? {}
  if (!agency_id || !province_id || !key_id || !public_key) throw new Refusal('intake.nobody_receives')
  return { agency_id, province_id, key_id, public_key }
}

async function makeKey(house: House, agencyId: string): Promise<void> {
  const id = newId()
  const pair = await makeDutyKey()
  const { wrapped, key } = house.vault.newRecordKey('intake_key', id)
  const sealed = key.seal(privateAt(id), pair.privateKey)
  await queries.layKey(house.intake, {
    id,
    agency_id: agencyId,
    public: pair.publicKey,
    wrapped,
    sealed,
    at: new Date(),
  })
}

/** What a sender needs before sealing. Refuses with `intake.nobody_receives`. */
export async function offerWork(house: House, { body }: RequestOf<typeof contracts.askToReport>) {
  const { key_id, public_key } = await receiverFor(house, body.place_id)
  return { ...askWork(house), key_id, public_key: public_key.toString('base64') }
}

/** Takes in a report from the page that sealed it. Refuses with `intake.work_again`, `intake.nobody_receives`, `place.unknown`. */
export async function takeReport(house: House, { body }: RequestOf<typeof contracts.sendReport>) {
  takeWork(house, body.work)
  const { upload } = await keepReport(house, body, 'browser')
  return { upload }
}

export type SealedReport = Omit<RequestOf<typeof contracts.sendReport>['body'], 'work'>

/** Keeps what is sealed already; whoever sealed it. Words reach this function only as ciphertext of a fixed shape. */
export async function keepReport(house: House, report: SealedReport, sealedIn: 'browser' | 'server') {
  const receiver = await receiverFor(house, report.place_id)
  if (receiver.key_id !== report.key_id) throw new Refusal('intake.work_again') // a newer key, or none of this duty
  const now = house.now()
  const id = newId(now.getTime())
  const { wrapped, key } = house.vault.newRecordKey('public_report', id)
  const receipt_hash = await hashReceipt(fromBase64(report.shown))
  const { locator, key_id, kind, danger, about, is_named, place_id, language, files } = report
  await entered(house.intake, null, async (trx) => {
    await queries.insertReport(trx, {
      id,
      province_id: receiver.province_id,
      agency_id: receiver.agency_id,
      key_id,
      locator,
      receipt_hash,
      kind,
      danger,
      about,
      is_named,
      place_id,
      language,
      sealed_in: sealedIn,
      files: files.length,
      ephemeral_key: buffer(report.ephemeral),
      wrapped_key: buffer(report.wrapped),
      sealed_key: wrapped,
      sealed_reporter: key.seal(reporterAt(id), fromBase64(report.reporter)),
      received_at: now,
      last_word_at: now,
    })
    await queries.insertWord(trx, {
      id: newId(now.getTime()),
      report_id: id,
      side: 'reporter',
      sealed: buffer(report.word),
      at: now,
    })
    const rows = files.map((file, at) => ({
      report_id: id,
      file_no: at + 1,
      chunks: file.chunks,
      sealed_about: buffer(file.about),
    }))
    await queries.insertFiles(trx, rows)
  })
  return { id, upload: files.length > 0 ? uploadFor(house, id, now) : null }
}

/** A pass for the pieces of one report, for half an hour; kept nowhere. */
export function uploadFor(house: House, reportId: string, now: Date): string {
  const text = `${reportId}.${(now.getTime() + uploadLastsMs).toString(36)}`
  return `${text}.${house.mac('intake-upload', text).toString('base64url')}`
}

/** Takes one sealed piece of a file. Refuses with `intake.upload_over` when the pass is not ours or too old, `intake.piece_there`. */
export async function takePiece(house: House, { body }: RequestOf<typeof contracts.sendPiece>) {
  const [reportId = '', until = '', mac = ''] = body.upload.split('.')
  const signed = house.mac('intake-upload', `${reportId}.${until}`)
  const given = Buffer.from(mac, 'base64url')
  const isOurs = given.length === signed.length && timingSafeEqual(given, signed)
  if (!isOurs || Number.parseInt(until, 36) < house.now().getTime()) throw new Refusal('intake.upload_over')
  const { file_no, chunk_no } = body
  await entered(house.intake, null, (trx) =>
    queries.insertChunk(trx, { report_id: reportId, file_no, chunk_no, sealed: buffer(body.sealed) }),
  )
  return { taken: true } as const
}

interface ShownReceipt {
  locator: string
  shown: string
}

/** The report behind a receipt. Refuses with `intake.receipt_wrong`, after the same work, whether the locator is unknown or the secret wrong. */
async function reportBehind(house: House, receipt: ShownReceipt): Promise<string> {
  const found = await queries.findReceipt(house.intake, receipt.locator)
  const fits = await receiptFits(found?.receipt_hash, fromBase64(receipt.shown))
  if (!found || !fits) throw new Refusal('intake.receipt_wrong')
  return found.report_id
}

/** What was written under a receipt, still sealed. Refuses with `intake.receipt_wrong`, `intake.work_again`. */
export function showThread(house: House, { body }: RequestOf<typeof contracts.showReceipt>) {
  takeWork(house, body.work)
  return threadBehind(house, body)
}

/** The same for a page that has done its waiting instead of work. */
export async function threadBehind(house: House, receipt: ShownReceipt) {
  const id = await reportBehind(house, receipt)
  const lines = await queries.readThread(house.intake, id)
  const [first] = lines
  if (!first) throw new Refusal('intake.receipt_wrong')
  const key = house.vault.openRecordKey('public_report', id, first.sealed_key)
  return {
    reporter: key.openBytes(reporterAt(id), first.sealed_reporter).toString('base64'),
    words: lines.map(({ side, at, sealed }) => ({
      side,
      at: at.toISOString(),
      sealed: sealed.toString('base64'),
    })),
  }
}

/** A further word of the reporter. Refuses with `intake.receipt_wrong`, `intake.work_again`. */
export function takeWord(house: House, { body }: RequestOf<typeof contracts.sendWord>) {
  takeWork(house, body.work)
  return keepWord(house, body)
}

export async function keepWord(house: House, body: ShownReceipt & { word: string }) {
  const report_id = await reportBehind(house, body)
  const at = house.now()
  await entered(house.intake, null, (trx) =>
    queries.insertWord(trx, {
      id: newId(at.getTime()),
      report_id,
      side: 'reporter',
      sealed: buffer(body.word),
      at,
    }),
  )
  return { at: at.toISOString() }
}
