import type { RecordKey } from '#kernel/vault.ts'
import type { Signer } from './handover.shapes.ts'

/** What was typed about a hand-over and is only shown. */
export interface HandoverWords {
  other_name?: string | undefined
  where?: string | undefined
  papers_words?: string | undefined
  belongings?: string | undefined
  note?: string | undefined
}

export interface Signers {
  giver: Signer
  receiver: Signer
}

type SealedColumn = 'sealed_content' | 'sealed_signers' | 'sealed_outcome'
const at = (column: SealedColumn, row: string) => ({ table: 'person_handover', column, row })

export const sealWords = (key: RecordKey, id: string, words: HandoverWords) =>
  key.sealJson(at('sealed_content', id), words)
export const sealSigners = (key: RecordKey, id: string, { giver, receiver }: Signers) =>
  key.sealJson(at('sealed_signers', id), { giver, receiver })
export const sealOutcome = (key: RecordKey, id: string, outcome: string | undefined) =>
  outcome === undefined ? null : key.seal(at('sealed_outcome', id), outcome)

/** Everything sealed of a hand-over, opened; what was not typed stays null. */
export function openHandover(
  key: RecordKey | undefined,
  row: {
    id: string
    sealed_content: Buffer | null
    sealed_signers: Buffer | null
    sealed_outcome: Buffer | null
  },
) {
  const words =
    key && row.sealed_content
      ? (key.openJson(at('sealed_content', row.id), row.sealed_content) as HandoverWords)
      : {}
  const signers =
    key && row.sealed_signers
      ? (key.openJson(at('sealed_signers', row.id), row.sealed_signers) as Signers)
      : undefined
  return {
    other_name: words.other_name ?? null,
    where: words.where ?? null,
    papers_words: words.papers_words ?? null,
    belongings: words.belongings ?? null,
    note: words.note ?? null,
    giver: signers?.giver ?? null,
    receiver: signers?.receiver ?? null,
    outcome: key && row.sealed_outcome ? key.open(at('sealed_outcome', row.id), row.sealed_outcome) : null,
  }
}
