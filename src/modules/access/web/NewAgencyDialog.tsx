import { useState } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type Agency, agencyKinds, createAgencyContract } from '../agency.contract.ts'
import { AgencyField } from './agency-field.part.tsx'

/** Enters an agency; the duties it holds are given afterwards. */
export function NewAgencyDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [named, setNamed] = useState({ name: '', short_name: '', symbol: '' })
  const [kind, setKind] = useState<Agency['kind']>()
  const [place, setPlace] = useState<Found | null>(null)
  const [under, setUnder] = useState<Found | null>(null)
  const [from, setFrom] = useState<string | null>(dayKey(new Date()))
  const [isTried, setTried] = useState(false)
  const create = useAct(createAgencyContract, { onDone: onClose })
  const needed = (isThere: boolean) => (isTried && !isThere ? t('access.field.needed') : undefined)
  const send = () => {
    setTried(true)
    if (!named.name.trim() || !kind || !place || !from) return
    create.mutate({
      body: {
        name: named.name,
        short_name: named.short_name.trim() || null,
        symbol: named.symbol.trim() || null,
        kind,
        place_id: place.id,
        valid_from: from,
        ...(under ? { parent_id: under.id } : {}),
      },
    })
  }
  const text = (field: keyof typeof named) => ({
    value: named[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setNamed({ ...named, [field]: event.currentTarget.value }),
  })
  return (
    <FormDialog
      title={t('access.agencies.new')}
      actLabel={t('access.agencies.create')}
      isBusy={create.isPending}
      error={create.error}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        label={t('access.agencies.name')}
        description={t('access.agencies.name_how')}
        {...text('name')}
        error={needed(named.name.trim() !== '') ?? fieldError(create.error, 'name')}
        data-autofocus
      />
      <FieldPair>
        <TextField label={t('access.agencies.short_name')} optional {...text('short_name')} />
        <TextField label={t('access.agencies.symbol')} placeholder="SNV" optional {...text('symbol')} />
      </FieldPair>
      <SelectField
        label={t('access.agencies.kind')}
        data={agencyKinds.map((each) => ({ value: each, label: t(`access.agency_kind.${each}`) }))}
        value={kind ?? null}
        error={needed(kind !== undefined)}
        onChange={(next) => next && setKind(next as Agency['kind'])}
      />
      <PlaceField
        label={t('access.agencies.place')}
        value={place}
        onChange={setPlace}
        search={(question) => searchPlaces(question, t)}
        error={needed(place !== null)}
      />
      <AgencyField label={t('access.agencies.under')} value={under} onChange={setUnder} />
      <DateField
        label={t('access.agencies.valid_from')}
        value={from}
        onChange={setFrom}
        error={needed(from !== null)}
      />
    </FormDialog>
  )
}
