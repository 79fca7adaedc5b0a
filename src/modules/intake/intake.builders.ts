import { sendCall, type World } from '#tests/support/world.ts'
import * as contracts from './public-report.contract.ts'
import * as seal from './sealing.part.ts'
import { doWork } from './work.part.ts'

type Choice = { kind?: string; danger?: string; about?: string; place_id?: string | null; is_named?: boolean }

/** Asks for work and does it, as the page does. */
export async function workFor(world: World) {
  const asked = await sendCall(world.app, undefined, contracts.askToReport, { body: { place_id: null } })
  const offer = asked.json() as { challenge: string; bits: number; key_id: string; public_key: string }
  if (!offer.challenge) throw new Error(asked.body)
  const numbers = (await doWork(offer.challenge, offer.bits, () => true)) ?? []
  return { ...offer, work: { challenge: offer.challenge, numbers } }
}

/** Everything a page sends for one report, sealed as the page seals it. */
export async function sealedBody(
  world: World,
  text: string,
  choice: Choice = {},
  files: { name: string; bytes: Uint8Array }[] = [],
  digits: number = seal.receiptDigits.locator,
) {
  const { key_id, public_key, work } = await workFor(world)
  const [locator, secret] = [seal.drawDigits(digits), seal.drawDigits(seal.receiptDigits.secret)]
  const key = seal.randomBytes(32)
  const { ephemeral, wrapped } = await seal.wrapForDuty(key, locator, seal.fromBase64(public_key))
  const { shown, opens } = await seal.receiptKeys(locator, secret)
  const body = {
    work,
    locator,
    shown: seal.toBase64(shown),
    key_id,
    kind: 'report',
    danger: 'safe',
    about: 'self',
    is_named: false,
    place_id: null,
    language: 'vi',
    ...choice,
    ephemeral: seal.toBase64(ephemeral),
    wrapped: seal.toBase64(wrapped),
    reporter: seal.toBase64(await seal.wrapForReporter(key, locator, opens)),
    word: seal.toBase64(await seal.sealText(key, locator, 'word', text)),
    files: await Promise.all(
      files.map(async (file, at) => ({
        chunks: Math.ceil(file.bytes.length / seal.pieceBytes),
        about: seal.toBase64(await seal.sealText(key, locator, `file ${at + 1}`, file.name)),
      })),
    ),
  }
  return { body, locator, secret, key }
}

/** Sends a report as the public page does; answers with its receipt. */
export async function sendSealed(
  world: World,
  text: string,
  choice: Choice = {},
  files: { name: string; bytes: Uint8Array }[] = [],
) {
  const { body, locator, secret, key } = await sealedBody(world, text, choice, files)
  const sent = await sendCall(world.app, undefined, contracts.sendReport, { body })
  if (sent.statusCode !== 200) throw new Error(sent.body)
  const { upload } = sent.json() as { upload: string | null }
  for (const [at, file] of files.entries()) {
    for (let piece = 0; piece * seal.pieceBytes < file.bytes.length; piece++) {
      const plain = file.bytes.slice(piece * seal.pieceBytes, (piece + 1) * seal.pieceBytes) as seal.Bytes
      const sealed = await seal.sealPart(key, locator, `piece ${at + 1} ${piece}`, plain)
      await sendCall(world.app, undefined, contracts.sendPiece, {
        body: { upload, file_no: at + 1, chunk_no: piece, sealed: seal.toBase64(sealed) },
      })
    }
  }
  return { locator, secret, code: locator + secret }
}

/** What stands under a receipt, opened as the page opens it. */
export async function readWithReceipt(world: World, receipt: { locator: string; secret: string }) {
  const { work } = await workFor(world)
  const { shown, opens } = await seal.receiptKeys(receipt.locator, receipt.secret)
  const body = { work, locator: receipt.locator, shown: seal.toBase64(shown) }
  const answer = await sendCall(world.app, undefined, contracts.showReceipt, { body })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const { reporter, words } = answer.json() as {
    reporter: string
    words: { side: string; sealed: string }[]
  }
  const key = await seal.unwrapForReporter(seal.fromBase64(reporter), receipt.locator, opens)
  return Promise.all(
    words.map(async ({ side, sealed }) => ({
      side,
      text: await seal.openText(key, receipt.locator, 'word', seal.fromBase64(sealed)),
    })),
  )
}
