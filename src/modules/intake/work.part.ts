/** The work a sender does before a report is taken, in the page: nothing but SHA-256, in small portions, so that the page answers meanwhile. */

const roundKeys = new Int32Array(64)
const start = new Int32Array(8)
{
  // The first 32 bits of the fractions of cube and square roots of the first primes (FIPS 180-4), drawn instead of written out.
  const fraction = (root: number) => ((root - Math.floor(root)) * 4_294_967_296) | 0
  let count = 0
  for (let number = 2; count < 64; number++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) isPrime = false
    if (!isPrime) continue
    if (count < 8) start[count] = fraction(Math.sqrt(number))
    roundKeys[count++] = fraction(Math.cbrt(number))
  }
}

const block = new Uint8Array(64)
const words = new Int32Array(64)

/** First 32 bits of SHA-256 of a text of at most 55 ASCII letters: one block is all the work needs. */
export function firstBits(text: string): number {
  block.fill(0)
  for (let at = 0; at < text.length; at++) block[at] = text.charCodeAt(at)
  block[text.length] = 0x80
  const bits = text.length * 8
  block[62] = bits >> 8
  block[63] = bits & 255
  const at = (list: Int32Array | Uint8Array, place: number) => list[place] as number
  for (let n = 0; n < 16; n++)
    words[n] =
      (at(block, n * 4) << 24) |
      (at(block, n * 4 + 1) << 16) |
      (at(block, n * 4 + 2) << 8) |
      at(block, n * 4 + 3)
  const turn = (value: number, by: number) => (value >>> by) | (value << (32 - by))
  for (let n = 16; n < 64; n++) {
    const [two, fifteen] = [at(words, n - 2), at(words, n - 15)]
    const one = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10)
    const nought = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3)
    words[n] = (one + at(words, n - 7) + nought + at(words, n - 16)) | 0
  }
  let [a, b, c, d, e, f, g, h] = [...start] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let n = 0; n < 64; n++) {
    const first =
      (h +
        (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
        ((e & f) ^ (~e & g)) +
        at(roundKeys, n) +
        at(words, n)) |
      0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  return (at(start, 0) + a) >>> 0
}

/**
 * A number that, behind the challenge, gives a digest beginning with so many zero bits (at most 32). Rests after every portion;
 * undefined when `goesOn` says it is not wanted any more.
 */
export async function doWork(
  challenge: string,
  bits: number,
  goesOn: () => boolean,
): Promise<number | undefined> {
  const limit = 2 ** (32 - bits)
  for (let number = 0; goesOn(); ) {
    const pause = Date.now() + 40
    do {
      for (let n = 0; n < 500; n++, number++) if (firstBits(`${challenge}:${number}`) < limit) return number
    } while (Date.now() < pause)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return undefined
}
