import { OldList } from '#modules/documents/web/old-list.part.tsx'
import { useText } from '#ui/text.ts'
import {
  checkEntriesContract,
  entriesTemplateContract,
  importEntriesContract,
} from '../entry-import.contract.ts'

/** Brings a list of services in: choose, dry run with every fault by row and column, then all or nothing. */
export default function ImportEntriesPage() {
  const t = useText()
  return (
    <OldList
      contracts={{
        check: checkEntriesContract,
        bring: importEntriesContract,
        template: entriesTemplateContract,
      }}
      what={t('directory.import.title')}
      counts={(told) => told.by_kind.map(({ kind, rows }) => `${t(`directory.kind.${kind}`)}: ${rows}`)}
      faultKey="directory.fault"
    />
  )
}
