/** Beyond these an Office file is no paper somebody wrote. */
const most = { entries: 2_000, plainBytes: 209_715_200, ratio: 200 }

/** Where the directory of an archive ends the file, or undefined when these bytes are no archive. */
export function endOfZip(bytes: Buffer): number | undefined {
  const from = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= from; at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  }
  return undefined
}

/**
 * Names in an archive, read from its directory alone: nothing is unpacked. Undefined when it is damaged, says more
 * than a paper holds, or its entries lie over each other (the way a small bomb unrolls to terabytes).
 */
export function isSafeZip(bytes: Buffer): string[] | undefined {
  const end = endOfZip(bytes)
  if (end === undefined) return undefined
  const [count, directory] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]
  if (count === 0 || count > most.entries || directory >= end) return undefined
  const names: string[] = []
  const spans: [number, number][] = []
  let [at, packed, plain] = [directory, 0, 0]
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const [inside, outside] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const nameBytes = bytes.readUInt16LE(at + 28)
    const start = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes)
    if (name.includes('..') || name.startsWith('/') || start + inside > directory) return undefined
    names.push(name)
    spans.push([start, start + 30 + nameBytes + inside])
    packed += inside
    plain += outside
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  spans.sort((one, other) => one[0] - other[0])
  const overlap = spans.some(([start], n) => n > 0 && start < (spans[n - 1]?.[1] ?? 0))
  const isHuge = plain > most.plainBytes || plain > Math.max(1, packed) * most.ratio
  return overlap || isHuge ? undefined : names
}
