import { useState } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type Duty, giveDutyContract } from '../duty.contract.ts'
import { AgencyField } from './agency-field.part.tsx'
import { useDutyName } from './duty-name.ts'

/** Gives a duty that nobody holds there to an agency, by which decision. */
export function GiveDutyDialog({ duties, onClose }: { duties: readonly Duty[]; onClose: () => void }) {
  const t = useText()
  const dutyName = useDutyName()
  const [code, setCode] = useState<string | null>(null)
  const [agency, setAgency] = useState<Found | null>(null)
  const [place, setPlace] = useState<Found | null>(null)
  const [from, setFrom] = useState<string | null>(dayKey(new Date()))
  const [basis, setBasis] = useState('')
  const [isTried, setTried] = useState(false)
  const give = useAct(giveDutyContract, { onDone: onClose })
  const needed = (isThere: boolean) => (isTried && !isThere ? t('access.field.needed') : undefined)
  const send = () => {
    setTried(true)
    if (!code || !agency || !place || !from || !basis.trim()) return
    give.mutate({
      params: { duty_code: code },
      body: { agency_id: agency.id, place_id: place.id, from_on: from, basis },
    })
  }
  return (
    <FormDialog
      title={t('access.duties.give')}
      actLabel={t('access.duties.give_short')}
      isBusy={give.isPending}
      error={give.error}
      onAct={send}
      onClose={onClose}
    >
      <SelectField
        label={t('access.duties.duty')}
        data={duties.map((duty) => ({ value: duty.code, label: dutyName(duty) }))}
        value={code}
        onChange={setCode}
        error={needed(code !== null)}
      />
      <AgencyField
        label={t('access.duties.agency')}
        value={agency}
        onChange={setAgency}
        error={needed(agency !== null)}
      />
      <PlaceField
        label={t('access.duties.place')}
        value={place}
        onChange={setPlace}
        search={(question) => searchPlaces(question, t)}
        error={needed(place !== null)}
      />
      <DateField label={t('access.from_on')} value={from} onChange={setFrom} error={needed(from !== null)} />
      <TextField
        label={t('access.duties.basis')}
        description={t('access.duties.basis_how')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        error={needed(basis.trim() !== '') ?? fieldError(give.error, 'basis')}
      />
    </FormDialog>
  )
}
