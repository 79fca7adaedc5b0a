import { OldList } from '#modules/documents/web/old-list.part.tsx'
import { useText } from '#ui/text.ts'
import { caseImportTemplate, checkCaseImport, importCases } from '../case-import.contract.ts'

/** Brings in the old list of cases. */
export default function ImportPage() {
  const t = useText()
  return (
    <OldList
      contracts={{ check: checkCaseImport, bring: importCases, template: caseImportTemplate }}
      what={t('import.cases')}
      note={t('import.case_origin')}
    />
  )
}
