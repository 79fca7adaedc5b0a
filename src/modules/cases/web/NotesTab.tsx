import { Button } from '@mantine/core'
import { useState } from 'react'
import { usePages } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { listEventsContract } from '../event.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { Timeline } from './Timeline.tsx'
import { storyOf } from './timeline.ts'

const nouns = [
  'note',
  'support',
  'case',
  'need',
  'plan',
  'goal',
  'service',
  'follow_up',
  'return_check',
  'review',
  'conference',
  'assignment',
] as const

/** The whole story of the case, as the file writes it itself; words stand beside what was written in words. */
export function NotesTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const { ask } = useCaseAct()
  const [noun, setNoun] = useState('')
  const story = usePages(listEventsContract, {
    params: { case_id: file.id },
    query: { limit: 50, ...(noun ? { noun } : {}) },
  })
  return (
    <Sheet>
      <Section title={t('cases.tab.notes')} note={t('cases.notes.note')}>
        <div className={classes.narrow}>
          <SelectField
            label={t('cases.story.filter')}
            data={[
              { value: '', label: t('cases.story.all') },
              ...nouns.map((value) => ({ value, label: t(`cases.story.${value}`) })),
            ]}
            value={noun}
            onChange={(next) => setNoun(next ?? '')}
          />
        </div>
        <ErrorNote error={story.error} onRetry={story.retry} />
        {story.isPending && <TextSkeleton lines={6} />}
        {story.items?.length === 0 && <p className={layout.quiet}>{t('cases.story.none')}</p>}
        {story.items && <Timeline events={storyOf(story.items, file, t)} isWhole />}
        <div className={classes.act}>
          <span className={classes.badges}>
            {story.hasMore && (
              <Button
                variant="default"
                aria-disabled={story.isFetchingMore}
                onClick={() => !story.isFetchingMore && story.fetchMore()}
              >
                {t('ui.list.more')}
              </Button>
            )}
            {file.assigned && may('case.work') && (
              <Button variant="default" onClick={() => ask({ kind: 'note' })}>
                {t('cases.act.note')}
              </Button>
            )}
          </span>
        </div>
      </Section>
    </Sheet>
  )
}
