import { OldList } from '#modules/documents/web/old-list.part.tsx'
import { useText } from '#ui/text.ts'
import { checkImportContract, importContract, importTemplateContract } from '../import.contract.ts'

/** Brings a list of models and clubs in. */
export default function ImportPage() {
  const t = useText()
  return (
    <OldList
      contracts={{ check: checkImportContract, bring: importContract, template: importTemplateContract }}
      what={t('initiatives.list.title')}
    />
  )
}
