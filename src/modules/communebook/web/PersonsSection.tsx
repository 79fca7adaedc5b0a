import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct } from '#ui/api.ts'
import layout from '#ui/layout.module.css'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type IncidentView, openIncidentPersonsContract } from '../incident.contract.ts'
import classes from './Book.module.css'

const reasons = ['reach', 'measure', 'handover', 'correct', 'other'] as const

/** Who is in it by sex and age; names are covered until somebody says why they open them. */
export function PersonsSection({ file }: { file: IncidentView }) {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const [opened, setOpened] = useState<ReplyOf<typeof openIncidentPersonsContract>['persons']>()
  const open = useAct(openIncidentPersonsContract, {
    refresh: [],
    onDone: ({ persons }) => {
      setOpened(persons)
      setAsking(false)
    },
  })
  return (
    <Section title={t('book.persons.title')}>
      <ul className={classes.rows}>
        {file.persons.map((person) => {
          const shown = opened?.find((each) => each.id === person.id)
          return (
            <li key={person.id}>
              <span>
                {t(`book.part.${person.part}`)}
                <span className={layout.quiet}>
                  {' '}
                  {t(`book.sex.${person.sex}`)}
                  {person.age_years !== null && `, ${t('book.persons.age', { n: person.age_years })}`}
                </span>
              </span>
              <span>
                {shown
                  ? [shown.name, shown.phone].filter(Boolean).join(' · ') || t('book.persons.nothing')
                  : t(person.has_name ? 'book.persons.covered' : 'book.persons.unnamed')}
              </span>
            </li>
          )
        })}
      </ul>
      <div className={layout.acts}>
        {opened ? (
          <Button variant="default" onClick={() => setOpened(undefined)}>
            {t('book.persons.cover')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('book.persons.open')}
          </Button>
        )}
      </div>
      <ReasonDialog
        opened={isAsking}
        title={t('book.persons.open')}
        reasons={reasons.map((value) => ({ value, label: t(`book.open.${value}`) }))}
        actLabel={t('book.persons.open')}
        isBusy={open.isPending}
        error={open.error}
        onAct={({ code }) =>
          code && open.mutate({ params: { incident_id: file.id }, body: { reason: code } })
        }
        onClose={() => setAsking(false)}
      >
        {t('book.persons.recorded')}
      </ReasonDialog>
    </Section>
  )
}
