import { entered, type House } from '#kernel/context.ts'
import { insertArrivedPieces } from './public-report.queries.ts'
import { keepReport, receiverFor, type SealedReport, threadBehind } from './public-report.service.ts'
import * as seal from './sealing.part.ts'

type Said = Pick<SealedReport, 'kind' | 'danger' | 'about' | 'is_named' | 'place_id' | 'language'> & {
  text: string
}

/**
 * Seals what a page without script sends, while it comes in: the report's key is drawn first, a file is sealed piece by piece,
 * and nothing but sealed pieces is held. `send` keeps the report and answers with its receipt, which is nowhere afterwards.
 * The invented messages of a demo are told as sealed in the browser, as most will be.
 */
export async function sealOnArrival(house: House, sealedIn: 'browser' | 'server' = 'server') {
  const key = seal.randomBytes(32)
  const [locator, secret] = [
    seal.drawDigits(seal.receiptDigits.locator),
    seal.drawDigits(seal.receiptDigits.secret),
  ]
  const files: { name: string; pieces: Uint8Array[] }[] = []

  /** A file that comes in: `add` takes bytes of any length, `end` seals the rest. */
  function file(name: string) {
    const no = files.length + 1
    const pieces: Uint8Array[] = []
    const held = new Uint8Array(seal.pieceBytes)
    let filled = 0
    const flush = async () => {
      if (filled === 0) return
      pieces.push(await seal.sealPart(key, locator, `piece ${no} ${pieces.length}`, held.slice(0, filled)))
      filled = 0
    }
    return {
      async add(bytes: Uint8Array) {
        for (let at = 0; at < bytes.length; ) {
          const part = bytes.subarray(at, at + seal.pieceBytes - filled)
          held.set(part, filled)
          filled += part.length
          at += part.length
          if (filled === seal.pieceBytes) await flush()
        }
      },
      async end() {
        await flush()
        held.fill(0)
        files.push({ name: name.slice(0, 120), pieces })
      },
    }
  }

  async function send({ text, ...said }: Said): Promise<string> {
    const receiver = await receiverFor(house, said.place_id)
    const { ephemeral, wrapped } = await seal.wrapForDuty(key, locator, new Uint8Array(receiver.public_key))
    const { shown, opens } = await seal.receiptKeys(locator, secret)
    const sealed = async (place: string, plain: string) =>
      seal.toBase64(await seal.sealText(key, locator, place, plain))
    const { id } = await keepReport(
      house,
      {
        ...said,
        locator,
        shown: seal.toBase64(shown),
        key_id: receiver.key_id,
        ephemeral: seal.toBase64(ephemeral),
        wrapped: seal.toBase64(wrapped),
        reporter: seal.toBase64(await seal.wrapForReporter(key, locator, opens)),
        word: await sealed('word', text),
        files: await Promise.all(
          files.map(async ({ name, pieces }, at) => ({
            chunks: pieces.length,
            about: await sealed(`file ${at + 1}`, name),
          })),
        ),
      },
      sealedIn,
    )
    const pieces = files.flatMap((each, at) =>
      each.pieces.map((piece, no) => ({
        report_id: id,
        file_no: at + 1,
        chunk_no: no,
        sealed: Buffer.from(piece),
      })),
    )
    await entered(house.intake, null, (trx) => insertArrivedPieces(trx, pieces))
    return locator + secret
  }
  return { file, send }
}

/** What was written under a receipt, opened here because the page that asks has no script. Refuses with `intake.receipt_wrong`. */
export async function readOpenly(house: House, receipt: { locator: string; secret: string }) {
  const { locator } = receipt
  const { shown, opens } = await seal.receiptKeys(locator, receipt.secret)
  const thread = await threadBehind(house, { locator, shown: seal.toBase64(shown) })
  const key = await seal.unwrapForReporter(seal.fromBase64(thread.reporter), locator, opens)
  return Promise.all(
    thread.words.map(async ({ side, sealed }) => ({
      side,
      text: await seal.openText(key, locator, 'word', seal.fromBase64(sealed)).catch(() => '…'),
    })),
  )
}
