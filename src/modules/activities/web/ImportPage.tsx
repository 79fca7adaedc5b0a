import { OldList } from '#modules/documents/web/old-list.part.tsx'
import { formatNumber } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import {
  activityImportTemplateContract,
  checkActivityImportContract,
  importActivitiesContract,
} from '../import.contract.ts'

/** Brings a list of activities in from Excel. */
export default function ImportPage() {
  const t = useText()
  return (
    <OldList
      contracts={{
        check: checkActivityImportContract,
        bring: importActivitiesContract,
        template: activityImportTemplateContract,
      }}
      what={t('activities.list.title')}
      counts={({ activities, attendances }) => [
        t('activities.import.counts', { n: activities, attendances: formatNumber(attendances) }),
      ]}
      faultKey="activities.fault"
    />
  )
}
