import { useState } from 'react'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import type { Found } from '#ui/PlaceField.tsx'
import { StaleNote } from '#ui/StaleNote.tsx'
import { useText } from '#ui/text.ts'
import { assignCaseContract } from '../../assignment.contract.ts'
import { CarriesNote } from './CarriesNote.tsx'
import type { DialogProps } from './CaseDialogs.tsx'
import { ColleagueField } from './ColleagueField.tsx'
import { useVersioned } from './use-versioned.ts'

const fitting = { manager: ['case_manager'], team: ['case_manager', 'operator', 'duty_leader'] }

/** Gives the case to a manager, or takes a colleague into its team. Nobody gives one to themselves. */
export default function AssignDialog({ file, act, onClose }: DialogProps<'assign'>) {
  const t = useText()
  const [who, setWho] = useState<Found | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const assign = useVersioned({
    contract: assignCaseContract,
    file,
    argsOf: (version) => ({
      params: { case_id: file.id },
      body: {
        version,
        staff_id: who?.id ?? '',
        part: act.part,
        ...(act.part === 'team' && until ? { until_at: `${until}T23:59:59+07:00` } : {}),
      },
    }),
    onDone: onClose,
  })
  const isHandOver = act.part === 'manager' && file.manager_id !== null
  return (
    <FormDialog
      title={t(
        isHandOver ? 'cases.act.hand_over' : act.part === 'manager' ? 'cases.act.assign' : 'cases.act.team',
      )}
      actLabel={t(isHandOver ? 'cases.act.hand_over_short' : 'cases.act.assign_short')}
      isBusy={assign.isBusy}
      error={assign.error}
      onAct={() => {
        setTried(true)
        if (who) assign.send()
      }}
      onClose={onClose}
    >
      <p>
        {isHandOver
          ? t('cases.act.hand_over_means', { who: file.manager_name ?? '' })
          : t(act.part === 'manager' ? 'cases.act.assign_means' : 'cases.act.team_means')}
      </p>
      {assign.isStale && (
        <StaleNote
          fields={[
            {
              label: t('cases.manager'),
              mine: who?.label ?? '–',
              theirs: file.manager_name ?? t('cases.no_manager'),
              differs: who?.id !== file.manager_id,
            },
          ]}
          onKeepMine={assign.sendAnyway}
          onTakeTheirs={onClose}
        />
      )}
      <ColleagueField
        label={t('cases.colleague.label')}
        agencyId={file.agency_id}
        rolesFit={fitting[act.part]}
        value={who}
        onChange={setWho}
        error={isTried && !who ? t('cases.missing.colleague') : undefined}
      />
      {who && <CarriesNote staffId={who.id} />}
      {act.part === 'team' && (
        <DateField
          label={t('cases.field.until')}
          description={t('cases.field.until_how')}
          value={until}
          onChange={setUntil}
          min={dayKey(new Date())}
        />
      )}
    </FormDialog>
  )
}
