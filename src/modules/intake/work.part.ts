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
const at = (list: Int32Array | Uint8Array, place: number) => list[place] as number
const turn = (value: number, by: number) => (value >>> by) | (value << (32 - by))

/** First 32 bits of SHA-256 of a text of at most 55 ASCII letters: one block is all the work needs. */
export function firstBits(text: string): number {
  const length = text.length
  for (let n = 0; n < length; n++) block[n] = text.charCodeAt(n)
  block[length] = 0x80
  for (let n = length + 1; n < 62; n++) block[n] = 0
  block[62] = length >> 5
  block[63] = (length << 3) & 255
  for (let n = 0, from = 0; n < 16; n++, from += 4)
    words[n] =
      (at(block, from) << 24) | (at(block, from + 1) << 16) | (at(block, from + 2) << 8) | at(block, from + 3)
  for (let n = 16; n < 64; n++) {
    const two = at(words, n - 2)
    const fifteen = at(words, n - 15)
    const one = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10)
    const nought = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3)
    words[n] = (one + at(words, n - 7) + nought + at(words, n - 16)) | 0
  }
  let a = at(start, 0)
  let b = at(start, 1)
  let c = at(start, 2)
  let d = at(start, 3)
  let e = at(start, 4)
  let f = at(start, 5)
  let g = at(start, 6)
  let h = at(start, 7)
  for (let n = 0; n < 64; n++) {
    const sum = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + sum + ((e & f) ^ (~e & g)) + at(roundKeys, n) + at(words, n)) | 0
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
 * Parts of one piece of work. A single hard search takes by luck three times its mean once in twenty; sixteen easier ones one
 * after the other take about as long for everybody, so that nobody waits for minutes.
 */
export const workParts = 16
const partBits = Math.log2(workParts)

/** Whether a number does one part of a work of so many bits: with 4 bits less to find, sixteen parts cost as much as the whole. */
export function doesPart(challenge: string, bits: number, part: number, number: number): boolean {
  return firstBits(`${challenge}${part.toString(workParts)}${number}`) < 2 ** (32 - bits + partBits)
}

/**
 * The numbers that do the parts of a work of so many bits, in order. Rests after every portion; undefined when `goesOn` says it
 * is not wanted any more.
 */
export async function doWork(
  challenge: string,
  bits: number,
  goesOn: () => boolean,
): Promise<number[] | undefined> {
  const numbers: number[] = []
  const limit = 2 ** (32 - bits + partBits)
  let before = `${challenge}0`
  for (let number = 0; goesOn(); ) {
    const pause = Date.now() + 40
    do {
      for (let n = 0; n < 500; n++, number++) {
        if (firstBits(before + number) >= limit) continue
        if (numbers.push(number) === workParts) return numbers
        before = challenge + numbers.length.toString(workParts)
        number = 0
      }
    } while (Date.now() < pause)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return undefined
}
