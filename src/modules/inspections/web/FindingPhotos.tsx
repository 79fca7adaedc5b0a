import { Photos } from '#modules/documents/web/photos.part.tsx'
import { call, useRead } from '#ui/api.ts'
import { callWithFile } from '#ui/call.ts'
import { useText } from '#ui/text.ts'
import {
  addFindingFileContract,
  type FindingLine,
  readFindingContract,
  readFindingFileContract,
} from '../finding.contract.ts'

/** What shows that a finding was put right: its owner and the team add it and look at it. */
export function FindingPhotos({ finding }: { finding: FindingLine }) {
  const t = useText()
  const params = { finding_id: finding.id }
  const read = useRead(readFindingContract, { params })
  return (
    <Photos
      files={read.data?.files ?? []}
      mayWrite={(finding.owned || finding.mine) && ['open', 'corrected'].includes(finding.status)}
      words={{
        sure: t('inspections.photo.nobody'),
        add: t('inspections.photo.add'),
        sending: t('inspections.photo.sending'),
        kept: t('inspections.photo.kept'),
      }}
      send={(file, key) =>
        callWithFile(
          addFindingFileContract,
          { params, body: { name: file.name.slice(-200) || 'anh', people_shown: 'nobody' } },
          file,
          { key },
        )
      }
      open={(id) => call(readFindingFileContract, { params: { ...params, file_id: id } })}
      error={read.error}
    />
  )
}
