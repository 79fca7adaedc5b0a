import type { FastifyRequest } from 'fastify'
import { Refusal } from '#kernel/refusal.ts'
import { findBroken, NotText } from '#kernel/well-formed.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of the part `file`. They live in memory for this request and never touch a disk. */
    uploaded?: Buffer
  }
}

const mostAtOnce = 4
const mostDataBytes = 65_536
let underWay = 0

/** A body that should have brought a file brought none. */
export class MissingFile extends Error {}

/**
 * Takes a multipart body apart before its shape is looked at: `data` becomes the body, `file` the uploaded bytes. The
 * limit holds while bytes stream in, and no more than four uploads are held at once (`server.busy`), so that memory has
 * a ceiling whatever is sent. Refuses with `file.too_large`; a body that is no such form is bad input.
 */
export function takeUpload(mostBytes: number) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!request.isMultipart()) return // JSON alone: its shape is told first, the missing file after that
    if (underWay >= mostAtOnce) throw new Refusal('server.busy')
    underWay += 1
    try {
      const limits = {
        fileSize: mostBytes,
        fieldSize: mostDataBytes,
        files: 1,
        fields: 1,
        parts: 2,
        headerPairs: 20,
      }
      for await (const part of request.parts({ limits })) {
        if (part.type === 'field' && part.fieldname === 'data') request.body = bodyOf(part.value)
        else if (part.type === 'file' && part.fieldname === 'file') {
          const chunks: Buffer[] = []
          for await (const chunk of part.file) chunks.push(chunk)
          if (part.file.truncated)
            throw new Refusal('file.too_large', { most_mb: Math.floor(mostBytes / 1_048_576) })
          request.uploaded = Buffer.concat(chunks)
        } else if (part.type === 'file') part.file.resume()
      }
    } catch (error) {
      // Cut short, with a part too many, or no form at all: the sender's mistake, told as the file that is not there.
      throw error instanceof Refusal || error instanceof NotJson ? error : new MissingFile()
    } finally {
      underWay -= 1
    }
    const broken = findBroken(request.body, 'body')
    if (broken) throw new NotText(broken)
  }
}

/** The part `data` is not readable. */
class NotJson extends Error {
  readonly statusCode = 400
}

function bodyOf(data: unknown): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    throw new NotJson()
  }
}
