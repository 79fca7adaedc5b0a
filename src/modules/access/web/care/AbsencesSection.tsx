import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { absenceKinds } from '../../care.codes.ts'
import { addAbsenceContract, listAbsencesContract, withdrawAbsenceContract } from '../../load.contract.ts'
import classes from './Care.module.css'

/** Who is away and when; I write my own days down. */
export function AbsencesSection() {
  const t = useText()
  const [isAsking, setAsking] = useState(false)
  const absences = useRead(listAbsencesContract, {})
  const withdraw = useAct(withdrawAbsenceContract)
  return (
    <Section title={t('care.absence.title')}>
      <ErrorNote error={absences.error ?? withdraw.error} />
      {absences.data?.items.length === 0 && <p className={layout.quiet}>{t('care.absence.none')}</p>}
      <ul className={classes.rows}>
        {absences.data?.items.map((each) => (
          <li key={each.id}>
            <span>
              {each.staff_name}{' '}
              <span className={layout.quiet}>
                {t(`care.absence.${each.kind}`)} · {formatDay(each.from_on)} –{' '}
                {t('care.back_on', { day: formatDay(each.until_on) })}
              </span>
            </span>
            {each.mine && (
              <Button
                variant="subtle"
                aria-disabled={withdraw.isPending}
                onClick={() =>
                  withdraw.mutate({ params: { absence_id: each.id }, body: { version: each.version } })
                }
              >
                {t('care.absence.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={layout.acts}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('care.absence.act')}
        </Button>
      </div>
      {isAsking && <AbsenceDialog onClose={() => setAsking(false)} />}
    </Section>
  )
}

function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<(typeof absenceKinds)[number]>('leave')
  const [from, setFrom] = useState<string | null>(dayKey(new Date()))
  const [until, setUntil] = useState<string | null>(null)
  const act = useAct(addAbsenceContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('care.absence.act')}
      actLabel={t('care.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => from && until && act.mutate({ body: { kind, from_on: from, until_on: until } })}
    >
      <ChoiceKeys
        label={t('care.absence.kind')}
        columns={3}
        required
        choices={absenceKinds.map((value) => ({ value, label: t(`care.absence.${value}`) }))}
        chosen={[kind]}
        onChange={([next]) => next && setKind(next)}
      />
      <DateField label={t('care.absence.from')} value={from} onChange={setFrom} />
      <DateField label={t('care.absence.until')} value={until} onChange={setUntil} min={from ?? undefined} />
    </FormDialog>
  )
}
