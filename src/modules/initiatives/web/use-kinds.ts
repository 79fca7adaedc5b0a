import { useRead } from '#ui/api.ts'
import { useLanguage } from '#ui/text.ts'
import { listKindsContract } from '../kind.contract.ts'

/** Kinds and phases with their names in the reader's language. */
export function useKinds() {
  const { language } = useLanguage()
  const read = useRead(listKindsContract, {}, { staleTime: Number.POSITIVE_INFINITY })
  const named = <T extends { name_vi: string; name_en: string }>(each: T) =>
    language === 'vi' ? each.name_vi : each.name_en
  const kinds = read.data?.kinds ?? []
  const phases = read.data?.phases ?? []
  return {
    kinds,
    kindName: (code: string) => {
      const kind = kinds.find((each) => each.code === code)
      return kind ? named(kind) : code
    },
    phaseName: (code: string | null) => {
      const phase = phases.find((each) => each.code === code)
      return phase ? named(phase) : code
    },
    kindChoices: kinds
      .filter((kind) => kind.valid_until === null)
      .map((kind) => ({ value: kind.code as string, label: named(kind) })),
    phaseChoices: phases.map((phase) => ({ value: phase.code, label: named(phase) })),
  }
}
