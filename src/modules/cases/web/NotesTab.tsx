import { Button } from '@mantine/core'
import { useMay } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { Timeline } from './Timeline.tsx'
import { eventsOf } from './timeline.ts'

/** The whole story of the case. */
export function NotesTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const { ask } = useCaseAct()
  return (
    <Sheet>
      <Section title={t('cases.tab.notes')} note={t('cases.notes.note')}>
        <Timeline events={eventsOf(file, t)} isWhole />
        {file.assigned && may('case.work') && (
          <div className={classes.act}>
            <Button variant="default" onClick={() => ask({ kind: 'note' })}>
              {t('cases.act.note')}
            </Button>
          </div>
        )}
      </Section>
    </Sheet>
  )
}
