import { Button } from '@mantine/core'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { NowMark } from '#ui/SunMark.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { LastLooks } from './LooksTab.tsx'
import { DangerBadge, isPressing } from './labels.tsx'
import { nextStepOf } from './next-step.ts'
import { PersonRow } from './PersonRow.tsx'
import { SafeContact } from './SafeContact.tsx'
import { TabLink } from './TabLink.tsx'
import { Timeline } from './Timeline.tsx'
import { eventsOf } from './timeline.ts'

/** Danger and the next step on top; below, what happened, who, how to reach her, and who has looked. */
export function Overview({ file }: { file: CaseFileView }) {
  const t = useText()
  return (
    <Sheet>
      <div className={classes.top}>
        <Danger file={file} />
        <NextStep file={file} />
      </div>
      <div className={classes.below}>
        <div>
          <Section title={t('cases.tab.notes')} note={<TabLink tab="notes">{t('cases.all')}</TabLink>}>
            <Timeline events={eventsOf(file, t).slice(0, 6)} />
          </Section>
        </div>
        <div>
          <Section title={t('cases.tab.persons')} note={t('cases.person.recorded')}>
            <ul className={classes.rows}>
              {file.persons.map((person) => (
                <li key={person.id}>
                  <PersonRow file={file} person={person} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
        <div>
          <Section title={t('cases.safe.title')}>
            <SafeContact contactId={file.contact_id} />
          </Section>
          <Section title={t('cases.tab.looks')} note={<TabLink tab="looks">{t('cases.all')}</TabLink>}>
            <LastLooks caseId={file.id} />
          </Section>
        </div>
      </div>
    </Sheet>
  )
}

function Danger({ file }: { file: CaseFileView }) {
  const t = useText()
  const { ask, whyNot } = useCaseAct()
  return (
    <Section
      title={t('cases.danger')}
      note={t('cases.field.danger_note')}
      danger={file.status === 'open' && isPressing(file.danger)}
    >
      <p>
        <DangerBadge danger={file.danger} isClosed={file.status === 'closed'} />
      </p>
      <p className={layout.words}>
        {file.summary ?? (
          <span className={layout.quiet}>
            {t(file.assigned ? 'cases.summary.none' : 'cases.words.covered')}
          </span>
        )}
      </p>
      {whyNot === undefined ? (
        <div className={classes.act}>
          <Button variant="default" onClick={() => ask({ kind: 'edit' })}>
            {t('cases.act.edit_short')}
          </Button>
        </div>
      ) : (
        <p className={layout.quiet}>{t(whyNot)}</p>
      )}
    </Section>
  )
}

function NextStep({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const { ask } = useCaseAct()
  const { sentenceKey, actKey, act } = nextStepOf(file, may)
  const fillings = { reason: file.closed_reason ? t(`cases.reason.${file.closed_reason}`).toLowerCase() : '' }
  return (
    <Section
      title={
        <>
          <NowMark /> {t('cases.next.title')}
        </>
      }
      note={t('cases.next.law')}
    >
      <p className={classes.next}>{t(sentenceKey, fillings)}</p>
      {act && actKey && (
        <div className={classes.act}>
          <Button onClick={() => ask(act)}>{t(actKey)}</Button>
        </div>
      )}
    </Section>
  )
}
