import { OldList } from '#modules/documents/web/old-list.part.tsx'
import { useParam } from '#ui/links.tsx'
import { useText } from '#ui/text.ts'
import {
  checkTaskImportContract,
  importTasksContract,
  taskImportTemplateContract,
} from '../import.contract.ts'

/** Brings a list of tasks into a plan. */
export default function ImportPage() {
  const t = useText()
  const plan_id = useParam('id')
  return (
    <OldList
      contracts={{
        check: checkTaskImportContract,
        bring: importTasksContract,
        template: taskImportTemplateContract,
      }}
      params={{ plan_id }}
      what={t('campaigns.plan.title')}
    />
  )
}
