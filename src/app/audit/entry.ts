import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#kernel/merkle.ts'

/** One audit entry as it is sealed: every column as text, so that no server or driver can render it otherwise. */
export interface EntryText {
  id: string
  epoch: string
  xid: string
  at: string
  actor_kind: string
  staff_id: string | null
  session_id: string | null
  act: string
  kind: string
  record_id: string | null
  detail: string | null
}

/** The columns of `audit.entry` that are sealed. A column added later starts a new form; this one stays for old seals. */
export const entryText = sql.raw(`id::text, epoch::text, xid::text,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  actor_kind, staff_id::text, session_id::text, act, kind, record_id, detail::text`)

/** 32 bytes that stand for one entry in the Merkle tree of its seal. */
export function leafOf(entry: EntryText): Buffer {
  const { id, epoch, xid, at, actor_kind, staff_id, session_id, act, kind, record_id, detail } = entry
  const text = canonicalJson({
    id,
    epoch,
    xid,
    at,
    actor_kind,
    staff_id,
    session_id,
    act,
    kind,
    record_id,
    detail,
  })
  return createHash('sha256').update(text).digest()
}
