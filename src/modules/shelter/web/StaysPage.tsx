import { useState } from 'react'
import { usePages, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listHousesContract } from '../house.contract.ts'
import { stayStates } from '../shelter.life.ts'
import { exportStaysContract, listStaysContract } from '../stay.contract.ts'
import type { StayLine } from '../stay.shapes.ts'
import classes from './Shelter.module.css'
import { choicesOf } from './words.ts'

/** The register of stays: numbers, days and counts; nobody's name. */
export default function StaysPage() {
  const t = useText()
  const [address, change] = useAddress()
  const [q, setQ] = useState('')
  const houses = useRead(listHousesContract, {}, { staleTime: 5 * 60_000 }).data?.items ?? []
  const state = stayStates.find((each) => each === address.show)
  const house = houses.find((each) => each.id === address.house)
  const filter = {
    ...(state ? { state } : {}),
    ...(house ? { house_id: house.id } : {}),
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(address.from ? { from_on: address.from } : {}),
    ...(address.until ? { until_on: address.until } : {}),
  }
  const stays = usePages(listStaysContract, { query: filter })
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Page title={t('shelter.stays.title')} opening={t('shelter.stays.opening')}>
      <Sheet>
        <DataList<StayLine>
          label={t('shelter.stays.title')}
          columns={[
            {
              key: 'state',
              label: t('shelter.state'),
              cell: (stay) => (
                <Badge tone={stay.state === 'here' ? 'act' : 'neutral'}>
                  {t(`shelter.state.${stay.state}`)}
                </Badge>
              ),
            },
            {
              key: 'code',
              label: t('shelter.case_code'),
              main: true,
              cell: (stay) => (
                <>
                  <span className="figures">{stay.case_code}</span>
                  <SubLine>{stay.house_name}</SubLine>
                </>
              ),
            },
            {
              key: 'arrived',
              label: t('shelter.arrived_at'),
              figures: true,
              cell: (stay) => (
                <>
                  {formatDay(stay.arrived_at)}
                  <SubLine>{t(`shelter.arrived_by.${stay.arrived_by}`)}</SubLine>
                </>
              ),
            },
            {
              key: 'left',
              label: t('shelter.left_at'),
              figures: true,
              cell: (stay) => (
                <>
                  {stay.left_at ? formatDay(stay.left_at) : '–'}
                  <SubLine>{stay.left_to ? t(`shelter.left_to.${stay.left_to}`) : ''}</SubLine>
                </>
              ),
            },
            {
              key: 'persons',
              label: t('shelter.persons.column'),
              figures: true,
              cell: (stay) => (
                <>
                  {stay.persons}
                  <SubLine>{stay.children > 0 ? t('shelter.children', { n: stay.children }) : ''}</SubLine>
                </>
              ),
            },
            {
              key: 'nights',
              label: t('shelter.nights.column'),
              figures: true,
              cell: (stay) => (
                <>
                  {stay.nights}
                  <SubLine>{t('shelter.person_nights', { n: stay.person_nights })}</SubLine>
                </>
              ),
            },
          ]}
          pages={stays}
          rowKey={(stay) => stay.id}
          rowGoal={(stay) => ({ to: '/shelter/stays/$id', params: { id: stay.id } })}
          exportAs={<ExcelButton contract={exportStaysContract} args={{ query: filter }} />}
          filter={
            <div className={classes.filters}>
              <div className={classes.narrow}>
                <TextField
                  label={t('shelter.find_code')}
                  placeholder="NM-26-0417"
                  maxLength={20}
                  value={q}
                  onChange={(event) => setQ(event.currentTarget.value)}
                />
              </div>
              <div className={classes.narrow}>
                <SelectField
                  label={t('shelter.state')}
                  data={[
                    { value: '', label: t('shelter.any') },
                    ...choicesOf(stayStates, 'shelter.state', t),
                  ]}
                  value={state ?? ''}
                  onChange={(next) => change({ show: next || undefined })}
                />
              </div>
              {houses.length > 1 && (
                <div className={classes.narrow}>
                  <SelectField
                    label={t('shelter.house')}
                    data={[
                      { value: '', label: t('shelter.any') },
                      ...houses.map((each) => ({ value: each.id, label: each.name })),
                    ]}
                    value={house?.id ?? ''}
                    onChange={(next) => change({ house: next || undefined })}
                  />
                </div>
              )}
              <div className={classes.narrow}>
                <DateField
                  label={t('shelter.arrived_from')}
                  value={address.from ?? null}
                  onChange={(day) => change({ from: day ?? undefined })}
                />
              </div>
              <div className={classes.narrow}>
                <DateField
                  label={t('shelter.arrived_until')}
                  value={address.until ?? null}
                  onChange={(day) => change({ until: day ?? undefined })}
                />
              </div>
            </div>
          }
          empty={
            isFiltered
              ? { sentence: t('shelter.none_found'), next: t('shelter.none_found_next') }
              : { sentence: t('shelter.stays.none'), next: t('shelter.stays.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}
