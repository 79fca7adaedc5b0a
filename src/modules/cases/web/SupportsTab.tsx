import { Button } from '@mantine/core'
import { useNow } from '#ui/clock.ts'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { numberedRoles } from './numbered.ts'

/** Emergency support that was given: kinds, when, to whom, by whom. */
export function SupportsTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const { ask, whyNot } = useCaseAct()
  const roles = numberedRoles(
    file.persons.map((person) => ({ ...person, age: person.age_years })),
    t,
  )
  const roleOf = (id: string) => roles[file.persons.findIndex((person) => person.id === id)]
  return (
    <Sheet>
      <Section title={t('cases.tab.support')} note={t('cases.new.support_note')}>
        {file.supports.length === 0 && (
          <p>
            <strong>{t('cases.support.none')}</strong>{' '}
            <span className={layout.quiet}>{t(whyNot ?? 'cases.support.none_next')}</span>
          </p>
        )}
        <ul className={classes.rows}>
          {file.supports.map((support) => (
            <li key={support.id}>
              <p className={classes.between}>
                <strong>{support.kinds.map((kind) => t(`cases.support.${kind}`)).join(', ')}</strong>
                <time dateTime={support.given_at} className={layout.quiet}>
                  {formatWhen(support.given_at, new Date(now), language)}
                </time>
              </p>
              <p>{support.person_ids.map(roleOf).filter(Boolean).join('; ')}</p>
              {support.note && <p className={layout.words}>{support.note}</p>}
              <p className={layout.quiet}>{support.given_by}</p>
            </li>
          ))}
        </ul>
        {whyNot === undefined && (
          <div className={classes.act}>
            <Button variant="default" onClick={() => ask({ kind: 'support' })}>
              {t('cases.act.support')}
            </Button>
          </div>
        )}
      </Section>
    </Sheet>
  )
}
