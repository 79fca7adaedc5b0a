import type { FileReply } from '#kernel/module.ts'
import type { Vault } from '#kernel/vault.ts'
import { isPicture, type MediaType } from './file.codes.ts'
import { safeName } from './file.name.ts'
import { typeOf } from './file.type.ts'
import { strippedPicture } from './picture.ts'

/** Columns in which a module keeps a file of its own beside its record; the table has the name of `kind`. */
export interface KeptFile {
  name: string
  media_type: MediaType
  bytes: number
  stripped: boolean
  sealed_key: Buffer
  sealed_bytes: Buffer
}

const bytesAt = (kind: string, id: string) => ({ table: kind, column: 'sealed_bytes', row: id })

/**
 * A file of administrative work as it is kept: type told by its bytes, name made safe, bytes sealed under a key of their own. Of
 * a picture only the copy without place and device is kept, and one that cannot be freed of them is not taken: undefined.
 */
export function sealForKeeping(
  vault: Vault,
  file: { kind: string; id: string; name: string; bytes: Buffer },
): KeptFile | undefined {
  const type = file.bytes.length > 0 ? typeOf(file.bytes) : undefined
  if (!type) return undefined
  const kept = isPicture(type) ? strippedPicture(file.bytes, type) : file.bytes
  if (!kept) return undefined
  const { wrapped, key } = vault.newRecordKey(file.kind, file.id)
  return {
    name: safeName(file.name, type),
    media_type: type,
    bytes: kept.length,
    stripped: isPicture(type),
    sealed_key: wrapped,
    sealed_bytes: key.seal(bytesAt(file.kind, file.id), kept),
  }
}

/** The file as an attachment. */
export function openKept(
  vault: Vault,
  kind: string,
  file: { id: string; name: string; media_type: string; sealed_key: Buffer; sealed_bytes: Buffer },
): FileReply {
  return {
    name: file.name,
    type: file.media_type,
    bytes: vault
      .openRecordKey(kind, file.id, file.sealed_key)
      .openBytes(bytesAt(kind, file.id), file.sealed_bytes),
  }
}
