import { Button } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { getPlace } from '#modules/places/place.contract.ts'
import { usePages, useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type Kind, kinds, type Sign, signs } from '../initiative.codes.ts'
import { exportInitiativesContract, listInitiativesContract } from '../initiative.contract.ts'
import { type Stage, stages } from '../initiative.life.ts'
import { initiativeColumns } from './columns.tsx'
import classes from './Initiatives.module.css'
import { searchPlacesOn } from './places.ts'
import { useKinds } from './use-kinds.ts'

/** The registry of my province by name; found without tones, narrowed by kind, stage, life and place. */
export default function ListPage() {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const may = useMay()
  const [address, change] = useAddress()
  const { kindName, kindChoices, phaseChoices } = useKinds()
  const filter = filterOf(address)
  const list = usePages(listInitiativesContract, { query: filter })
  const first = useRead(listInitiativesContract, { query: filter })
  const counts = first.data?.counts
  const place = useRead(
    getPlace,
    { params: { place_id: filter.place ?? '' }, query: {} },
    { enabled: filter.place !== undefined },
  )
  const any = { value: '', label: t('initiatives.filter.any') }
  return (
    <Page
      title={t('initiatives.list.title')}
      scope={me.province.name}
      opening={
        counts &&
        t(counts.silent > 0 ? 'initiatives.list.opening_silent' : 'initiatives.list.opening', {
          kept: counts.kept,
          silent: counts.silent,
          young: counts.new,
        })
      }
      actions={
        <>
          <Button variant="default" onClick={() => go({ to: '/initiatives/map' })}>
            {t('initiatives.map.title')}
          </Button>
          {may('initiative.keep') && (
            <>
              <Button
                variant="default"
                leftSection={<IconFileImport size={20} stroke={1.75} aria-hidden />}
                onClick={() => go({ to: '/initiatives/import' })}
              >
                {t('initiatives.import.act')}
              </Button>
              <Button
                leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
                onClick={() => go({ to: '/initiatives/new' })}
              >
                {t('initiatives.new.title')}
              </Button>
            </>
          )}
        </>
      }
    >
      <Sheet>
        <DataList
          label={t('initiatives.list.title')}
          columns={initiativeColumns(t, kindName)}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/initiatives/$id', params: { id: line.id } })}
          filter={
            <search className={classes.filters}>
              <TextField
                label={t('initiatives.filter.q')}
                placeholder={t('initiatives.filter.q_hint')}
                value={address.q ?? ''}
                onChange={(event) => change({ q: event.currentTarget.value || undefined })}
              />
              <SelectField
                label={t('initiatives.column.kind')}
                data={[any, ...kindChoices]}
                value={filter.kind ?? ''}
                onChange={(kind) => change({ kind: kind || undefined })}
                searchable
              />
              <SelectField
                label={t('initiatives.column.sign')}
                data={[any, ...signs.map((sign) => ({ value: sign, label: t(`initiatives.sign.${sign}`) }))]}
                value={filter.sign ?? ''}
                onChange={(sign) => change({ sign: sign || undefined })}
              />
              <SelectField
                label={t('initiatives.column.stage')}
                data={[
                  any,
                  ...stages.map((stage) => ({ value: stage, label: t(`initiatives.stage.${stage}`) })),
                ]}
                value={filter.stage ?? ''}
                onChange={(stage) => change({ stage: stage || undefined })}
              />
              <SelectField
                label={t('initiatives.column.phase')}
                data={[any, ...phaseChoices]}
                value={filter.phase ?? ''}
                onChange={(phase) => change({ phase: phase || undefined })}
              />
              <PlaceField
                label={t('initiatives.column.place')}
                placeholder={t('initiatives.filter.place_hint')}
                value={place.data ? { id: place.data.id, label: place.data.name } : null}
                onChange={(chosen) => change({ place: chosen?.id })}
                search={(question) => searchPlacesOn(question, me.province.id, undefined)}
              />
            </search>
          }
          exportAs={<ExcelButton contract={exportInitiativesContract} args={{ query: filter }} />}
          empty={
            Object.keys(filter).length > 0
              ? {
                  sentence: t('initiatives.list.none_filtered'),
                  next: t('initiatives.list.none_filtered_next'),
                }
              : { sentence: t('initiatives.list.none'), next: t('initiatives.list.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

function filterOf(address: Readonly<Record<string, string | undefined>>) {
  const { q, kind, sign, stage, phase, place } = address
  return {
    ...(q?.trim() ? { q } : {}),
    ...(kinds.includes(kind as Kind) ? { kind: kind as Kind } : {}),
    ...(signs.includes(sign as Sign) ? { sign: sign as Sign } : {}),
    ...(stages.includes(stage as Stage) ? { stage: stage as Stage } : {}),
    ...(phase && /^\d{4}-\d{4}$/.test(phase) ? { phase } : {}),
    ...(place && /^\d{2,5}(@\d{8})?$/.test(place) ? { place } : {}),
  }
}
