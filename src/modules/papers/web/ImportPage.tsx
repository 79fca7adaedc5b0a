import { OldList } from '#modules/documents/web/old-list.part.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import {
  checkPaperImportContract,
  importPapersContract,
  paperImportTemplateContract,
} from '../import.contract.ts'

/** Brings a register of papers in from Excel. */
export default function ImportPage() {
  const t = useText()
  return (
    <OldList
      contracts={{
        check: checkPaperImportContract,
        bring: importPapersContract,
        template: paperImportTemplateContract,
      }}
      what={t('papers.list.title')}
      counts={({ papers, tasks }) => [
        t('papers.import.counts', { n: formatNumber(papers), tasks: formatNumber(tasks) }),
      ]}
      faultKey="papers.fault"
    />
  )
}
