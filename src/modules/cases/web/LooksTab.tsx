import { Button } from '@mantine/core'
import { usePages, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { listLooksContract } from '../look.contract.ts'
import { Looks } from './Looks.tsx'

/** Who has looked at this file, for everybody who may see it. */
export function LooksTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const looks = usePages(listLooksContract, { params: { case_id: file.id }, query: { limit: 50 } })
  return (
    <Sheet>
      <Section title={t('cases.tab.looks')} note={t('cases.looks.note')}>
        <ErrorNote error={looks.error} onRetry={looks.retry} />
        {looks.isPending && <TextSkeleton />}
        {looks.items && <Looks looks={looks.items} />}
        {looks.hasMore && (
          <Button
            variant="default"
            aria-disabled={looks.isFetchingMore}
            onClick={() => !looks.isFetchingMore && looks.fetchMore()}
          >
            {t('ui.list.more')}
          </Button>
        )}
      </Section>
    </Sheet>
  )
}

/** The last few, beside the overview. */
export function LastLooks({ caseId }: { caseId: string }) {
  const { data, error } = useRead(listLooksContract, { params: { case_id: caseId }, query: {} })
  if (error) return <ErrorNote error={error} />
  return data ? <Looks looks={data.items} most={3} /> : <TextSkeleton />
}
