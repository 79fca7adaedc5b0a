import { Button } from '@mantine/core'
import layout from '#ui/layout.module.css'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { PersonRow } from './PersonRow.tsx'
import { Relations } from './Relations.tsx'

/** Everybody in the case, covered; names open one at a time. */
export function PersonsTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const { ask, whyNot } = useCaseAct()
  return (
    <Sheet>
      <Section title={t('cases.tab.persons')} note={t('cases.person.recorded')}>
        <ul className={classes.rows}>
          {file.persons.map((person) => (
            <li key={person.id}>
              <PersonRow file={file} person={person} />
              {whyNot === undefined && (
                <div className={classes.act}>
                  <Button
                    variant="default"
                    size="sm"
                    onClick={() => ask({ kind: 'correct', personId: person.id, identity: undefined })}
                  >
                    {t('cases.act.correct_short')}
                    <span className="unseen"> {t(`cases.part.${person.part}`)}</span>
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {whyNot === undefined ? (
          <div className={classes.act}>
            <Button variant="default" onClick={() => ask({ kind: 'person' })}>
              {t('cases.act.person')}
            </Button>
          </div>
        ) : (
          <p className={layout.quiet}>{t(whyNot)}</p>
        )}
      </Section>
      <Relations file={file} />
    </Sheet>
  )
}
