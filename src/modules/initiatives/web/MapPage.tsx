import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatNumber } from '#ui/format.ts'
import { PageLink, useAddress } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type Kind, kinds } from '../initiative.codes.ts'
import { type MapPlace, readMapContract } from '../initiative.contract.ts'
import classes from './Initiatives.module.css'
import { useKinds } from './use-kinds.ts'

const all = (place: MapPlace) => place.kept + place.new + place.silent

/** Where models and clubs stand: a tile for every commune of today, and the same as a list for whoever reads it out. */
export default function MapPage() {
  const t = useText()
  const me = useMe()
  const [address, change] = useAddress()
  const { kindChoices } = useKinds()
  const kind = kinds.includes(address.kind as Kind) ? (address.kind as Kind) : undefined
  const read = useRead(readMapContract, { query: kind ? { kind } : {} })
  if (!read.data)
    return read.error ? (
      <Page title={t('initiatives.map.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const { places } = read.data
  const total = places.reduce((sum, place) => sum + all(place), 0)
  const silent = places.reduce((sum, place) => sum + place.silent, 0)
  const search = (place: MapPlace) => ({ place: place.id, ...(kind ? { kind } : {}) })
  return (
    <Page
      title={t('initiatives.map.title')}
      scope={me.province.name}
      opening={t('initiatives.map.opening', {
        total: formatNumber(total),
        places: formatNumber(places.length),
        silent: formatNumber(silent),
      })}
    >
      <Sheet>
        <Section title={t('initiatives.map.tiles')} note={t('initiatives.map.note')}>
          <div className={classes.filters}>
            <SelectField
              label={t('initiatives.column.kind')}
              data={[{ value: '', label: t('initiatives.filter.any') }, ...kindChoices]}
              value={kind ?? ''}
              onChange={(next) => change({ kind: next || undefined })}
              searchable
            />
          </div>
          <ul className={classes.tiles}>
            {places.map((place) => (
              <li key={place.id} data-silent={place.silent > 0 || undefined}>
                <PageLink to="/initiatives" search={search(place)}>
                  {place.name}
                </PageLink>
                <strong className="figures">{formatNumber(all(place))}</strong>
                {place.silent > 0 && <span>{t('initiatives.map.silent', { n: place.silent })}</span>}
                {place.asks && <span>{t('initiatives.map.asks')}</span>}
              </li>
            ))}
          </ul>
        </Section>
        <DataList
          label={t('initiatives.map.list')}
          columns={[
            {
              key: 'name',
              label: t('initiatives.column.place'),
              main: true,
              cell: (place: MapPlace) => place.name,
            },
            ...(['kept', 'new', 'silent'] as const).map((sign) => ({
              key: sign,
              label: t(`initiatives.sign.${sign}`),
              figures: true,
              cell: (place: MapPlace) => formatNumber(place[sign]),
            })),
          ]}
          rows={places}
          rowKey={(place) => place.id}
          rowGoal={(place) => ({ to: '/initiatives', search: search(place) })}
          empty={{ sentence: t('initiatives.list.none'), next: t('initiatives.list.none_next') }}
        />
      </Sheet>
    </Page>
  )
}
