import { createHash } from 'node:crypto'

/**
 * A checksum of the rows of a table that does not depend on their order, which a server is free to change: the sum of
 * the SHA-256 of each row in COPY's binary format, modulo 2^256. Against accidents; forgery is kept out by the seal.
 */
export function createRowDigest() {
  let sum = 0n
  let rows = 0
  return {
    add(row: Buffer): void {
      sum += BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)
      rows += 1
    },
    totals: () => ({ rows, digest: BigInt.asUintN(256, sum).toString(16).padStart(64, '0') }),
  }
}
