import { OldList } from '#modules/documents/web/old-list.part.tsx'
import { useText } from '#ui/text.ts'
import { checkContactImport, contactImportTemplate, importContacts } from '../contact-import.contract.ts'

/** Brings in the old list of calls. */
export default function ImportPage() {
  const t = useText()
  return (
    <OldList
      contracts={{ check: checkContactImport, bring: importContacts, template: contactImportTemplate }}
      what={t('import.contacts')}
    />
  )
}
