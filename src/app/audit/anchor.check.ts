import type { Anchor } from './anchor.ts'
import type { AuditBreak } from './break.ts'

/** What the anchor says the chain must hold. */
export interface KnownHeads {
  /** By number of the seal. More than one where an old copy was run beside the real one. */
  heads: Map<number, Buffer[]>
  highest: number
  /** Seals that a restore has left behind, told by its signed mark. */
  lost: number[]
  broken?: AuditBreak
}

/**
 * Reads the lines in their order. Numbers rise without a gap; a mark of a restore, whose epoch must be higher than any
 * before (so that an old mark cannot be laid down again), sets the chain back to where the backup stood.
 */
export function checkAnchors(anchors: readonly Anchor[]): KnownHeads {
  const known: KnownHeads = { heads: new Map(), highest: 0, lost: [] }
  let epoch = 0
  let cut: string | undefined
  for (const anchor of anchors) {
    if (anchor.kind === 'bad') {
      cut = anchor.where
    } else if (anchor.kind === 'restored') {
      const { after, epoch: next } = anchor.mark
      if (next <= epoch) known.broken ??= { what: 'anchor.mark_again' }
      else {
        for (let no = after + 1; no <= known.highest; no += 1) {
          if (known.heads.delete(no)) known.lost.push(no)
        }
        epoch = next
        known.highest = Math.min(known.highest, after)
      }
    } else {
      const { no } = anchor.head
      const heads = known.heads.get(no) ?? []
      if (!heads.some((head) => head.equals(anchor.hash))) known.heads.set(no, [...heads, anchor.hash])
      if (no > known.highest + 1)
        known.broken ??= { what: 'anchor.line', where: cut, seal: known.highest + 1 }
      if (no === known.highest + 1) cut = undefined // a line cut by a power failure was laid down again
      known.highest = Math.max(known.highest, no)
      epoch = Math.max(epoch, anchor.head.epoch)
    }
  }
  if (cut) known.broken ??= { what: 'anchor.line', where: cut, seal: known.highest + 1 }
  return known
}
