import { request } from 'node:http'
import * as seal from '#modules/intake/sealing.part.ts'
import { measuredMessage } from './measured-message.ts'

export interface Sent {
  bits: number
  taken: boolean
}

/** Sends reports to `base`, every request over a connection of its own from the address that is next. */
export function senderTo(base: string, nextAddress: () => string) {
  const post = (path: string, payload: object) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const asked = request(
        `${base}/api/public/${path}`,
        {
          method: 'POST',
          agent: false,
          localAddress: nextAddress(),
          headers: { 'content-type': 'application/json' },
        },
        (answer) => {
          let body = ''
          answer.setEncoding('utf8')
          answer.on('data', (part) => {
            body += part
          })
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
        },
      )
      asked.on('error', reject)
      asked.end(JSON.stringify(payload))
    })

  /** One report: asks for work, has it done by `solve`, sends. Throws when the connection or the server gives way. */
  return async function report(solve: (challenge: string, bits: number) => Promise<number[]>): Promise<Sent> {
    const asked = await post('work', { place_id: null })
    if (asked.status !== 200) throw new Error(`no work was offered: ${asked.status}`)
    const offer = JSON.parse(asked.body)
    const numbers = await solve(offer.challenge, offer.bits)
    const locator = seal.drawDigits(seal.receiptDigits.locator)
    const message = await measuredMessage(locator, offer.key_id, seal.fromBase64(offer.public_key))
    const { status } = await post('reports', { work: { challenge: offer.challenge, numbers }, ...message })
    return { bits: offer.bits, taken: status === 200 }
  }
}
