import { openPool, type Server } from '#kernel/database.ts'
import { signingKeys } from '#kernel/merkle.ts'
import type { RootKey, RootKeys } from '#kernel/root-key.ts'
import { checkAnchors } from './anchor.check.ts'
import { anchorRestore, anchorSeals, type RestoreMark, readAnchors } from './anchor.ts'
import { listSealsAfter } from './seal.row.ts'

/** The epoch in which a restored audit goes on: above that of the backup and of any restore before. */
export async function nextEpoch(
  { anchorDir, keys }: { anchorDir: string; keys: RootKeys },
  ofBackup: number,
): Promise<number> {
  const epochs = (await readAnchors(anchorDir, publicKeysOf(keys))).map((anchor) =>
    anchor.kind === 'seal' ? anchor.head.epoch : anchor.kind === 'restored' ? anchor.mark.epoch : 0,
  )
  return epochs.reduce((most, epoch) => Math.max(most, epoch), ofBackup) + 1
}

/**
 * Lays the mark of a restore down in the anchor, after the heads of the restored seals where the anchor is new. From
 * there on the anchor expects the chain to go on after the backup's last seal.
 */
export async function layDownRestore(
  { server, base, keys, anchorDir }: { server: Server; base: RootKey; keys: RootKeys; anchorDir: string },
  mark: RestoreMark,
): Promise<void> {
  const known = checkAnchors(await readAnchors(anchorDir, publicKeysOf(keys)))
  const { db } = openPool(server, 'nangmai_jobs', base, 1)
  try {
    let no = known.highest
    while (no < mark.after) {
      const seals = await listSealsAfter(db, no, 200)
      if (seals.length === 0) break
      await anchorSeals(anchorDir, seals)
      no = seals.at(-1)?.no ?? no
    }
  } finally {
    await db.destroy()
  }
  await anchorRestore(anchorDir, signingKeys(base).privateKey, mark)
}

function publicKeysOf(keys: RootKeys) {
  return keys.all.map((key) => signingKeys(key).publicKey)
}
