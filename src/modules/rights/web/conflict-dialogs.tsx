import { useState } from 'react'
import { AgencyField } from '#modules/access/web/agency-field.part.tsx'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import type { Found } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { excludeAgencyContract, liftConflictContract } from '../conflict.contract.ts'
import { WhyDialog } from './WhyDialog.tsx'

/** A whole body is related: from now on the case exists for nobody who works there. */
export function ExcludeBodyDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText()
  const [agency, setAgency] = useState<Found | null>(null)
  const [withUnits, setWithUnits] = useState(false)
  const [isTried, setTried] = useState(false)
  const act = useAct(excludeAgencyContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('rights.conflicts.exclude')}
      actLabel={t('rights.conflicts.exclude_act')}
      danger
      isBusy={act.isPending}
      error={act.error}
      onAct={() => {
        setTried(true)
        if (agency)
          act.mutate({
            params: { case_id: caseId },
            body: { agency_id: agency.id, with_units: withUnits },
          })
      }}
      onClose={onClose}
    >
      <div className={layout.stack}>
        <p>{t('rights.conflicts.exclude_means')}</p>
        <AgencyField
          label={t('rights.conflicts.agency')}
          value={agency}
          onChange={setAgency}
          error={isTried && !agency ? t('rights.conflicts.choose_agency') : undefined}
        />
        <CheckField
          label={t('rights.conflicts.with_units')}
          checked={withUnits}
          onChange={(event) => setWithUnits(event.currentTarget.checked)}
        />
      </div>
    </FormDialog>
  )
}

/** Asks a second person to let the case exist again for somebody; until they say yes it stays hidden. */
export function LiftDialog(props: {
  caseId: string
  subject: { id: string; name: string }
  onClose: () => void
}) {
  const t = useText()
  const ask = useAct(liftConflictContract, { onDone: props.onClose })
  return (
    <WhyDialog
      title={t('rights.conflicts.lift_title', { who: props.subject.name })}
      means={t('rights.conflicts.lift_means')}
      label={t('rights.conflicts.why')}
      actLabel={t('rights.conflicts.lift')}
      isBusy={ask.isPending}
      error={ask.error}
      onAsk={(words) =>
        ask.mutate({ params: { case_id: props.caseId }, body: { subject_id: props.subject.id, words } })
      }
      onClose={props.onClose}
    />
  )
}
