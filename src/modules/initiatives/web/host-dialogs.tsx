import { useState } from 'react'
import { AgencyField } from '#modules/access/web/agency-field.part.tsx'
import { useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { changeHostContract } from '../initiative.contract.ts'
import { endPlaceContract } from '../place.contract.ts'
import { type DialogProps, today } from './dialogs.tsx'

/** Another agency hosts it from a day on. */
export function HostDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [agency, setAgency] = useState<Found | null>(null)
  const [on, setOn] = useState<string | null>(today())
  const act = useAct(changeHostContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.host.title')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!agency && t('initiatives.host.next'), !on && t('initiatives.host.on')]}
      onAct={() => {
        if (agency && on)
          act.mutate({
            params: { initiative_id: file.id },
            body: { version: file.version, agency_id: agency.id, duty: null, on },
          })
      }}
    >
      <p>{t('initiatives.host.now', { name: file.agency_name })}</p>
      <AgencyField label={t('initiatives.host.next')} value={agency} onChange={setAgency} />
      <DateField label={t('initiatives.host.on')} value={on} onChange={setOn} max={today()} />
    </FormDialog>
  )
}

/** It no longer works in one of its places; its home ends with it. */
export function EndPlaceDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const places = file.working_in.filter((place) => !place.home && place.until_on === null)
  const [working, setWorking] = useState(places[0]?.id ?? '')
  const [on, setOn] = useState<string | null>(today())
  const act = useAct(endPlaceContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.place.end')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!working && t('initiatives.column.place'), !on && t('initiatives.place.end_on')]}
      onAct={() => {
        if (working && on)
          act.mutate({ params: { initiative_id: file.id, working_id: working }, body: { on } })
      }}
    >
      <SelectField
        label={t('initiatives.column.place')}
        data={places.map((place) => ({ value: place.id, label: place.place_name }))}
        value={working}
        onChange={(next) => setWorking(next ?? '')}
      />
      <DateField label={t('initiatives.place.end_on')} value={on} onChange={setOn} max={today()} />
    </FormDialog>
  )
}
