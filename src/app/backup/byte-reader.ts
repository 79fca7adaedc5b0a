/** Takes exact numbers of bytes out of a stream of chunks. */
export interface ByteReader {
  /** So many bytes; fewer, or none, when the stream ends before. */
  read(bytes: number): Promise<Buffer>
}

export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  return {
    async read(bytes) {
      while (size < bytes) {
        const next = await chunks.next()
        if (next.done) break
        held.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength))
        size += next.value.byteLength
      }
      const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
      const taken = all.subarray(0, bytes)
      held = [all.subarray(taken.length)]
      size -= taken.length
      return taken
    },
  }
}
