/**
 * The machines of a flood: `fork(flood-machines.ts, [base, a minute])`. Reports go out evenly for a minute, each from another
 * address of the loopback network; beside them one machine does the work that is asked for, as fast as it can. Then tells
 * what came of it.
 */
import { hash } from 'node:crypto'
import { workParts } from '#modules/intake/work.part.ts'
import { type Sent, senderTo } from './flood-sender.ts'

const [base = '', aMinute = '1000'] = process.argv.slice(2)
const until = Date.now() + 60_000

/** Addresses in turn: 127.1.0.1 … 127.1.255.254. */
let turn = 0
const nextAddress = () => {
  turn += 1
  return `127.1.${Math.floor(turn / 254) % 256}.${(turn % 254) + 1}`
}

/** The work with the machine's own SHA-256: quicker than any page. Rests, so that answers are read. */
async function solved(challenge: string, bits: number): Promise<number[]> {
  const limit = 2 ** (32 - bits) * workParts
  const numbers: number[] = []
  for (let number = 0; Date.now() < until && numbers.length < workParts; ) {
    const before = challenge + numbers.length.toString(workParts)
    for (let n = 0; n < 20_000; n++, number++) {
      if (hash('sha256', before + number, 'buffer').readUInt32BE(0) >= limit) continue
      numbers.push(number)
      number = 0
      break
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return numbers
}

const idle = Array.from({ length: workParts }, () => 0)
const came = { sent: 0, solved: 0, taken: 0, most: 0, lost: 0, addresses: 0 }
const count = (made: Sent, isSolved: boolean) => {
  came.sent += 1
  came.solved += Number(isSolved)
  came.taken += Number(made.taken)
  came.most = Math.max(came.most, made.bits)
}
const lost = () => {
  came.sent += 1
  came.lost += 1
}
const report = senderTo(base, nextAddress)
const idling: Promise<void>[] = []
const began = Date.now()
const tick = setInterval(() => {
  // Evenly by the clock: a busy machine that wakes late sends what is due.
  const due = Math.min(Number(aMinute), Math.ceil(((Date.now() - began) / 60_000) * Number(aMinute)))
  while (idling.length < due) idling.push(report(async () => idle).then((made) => count(made, false), lost))
}, 20)
while (Date.now() < until) await report(solved).then((made) => count(made, true), lost)
clearInterval(tick)
await Promise.all(idling)
process.send?.({ ...came, addresses: turn })
