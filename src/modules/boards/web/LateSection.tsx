import { listBoundaries } from '#modules/places/boundary.contract.ts'
import { CommuneMap } from '#modules/places/web/commune-map.part.tsx'
import { useRead } from '#ui/api.ts'
import { SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { Board } from '../board.contract.ts'
import { Beyond, mostPrinted } from './Beyond.tsx'
import classes from './Boards.module.css'
import { Question } from './Question.tsx'

/** Which communes are late: a table, and a tile for each that was asked. */
export function LateSection({ late }: { late: NonNullable<Board['late']> }) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <Question
      asked={t('boards.late.asked')}
      answer={late.total === 0 ? t('boards.late.none') : t('boards.late.some', { n: late.total })}
    >
      {late.items.length > 0 && (
        <table className={classes.table} aria-label={t('boards.late.asked')}>
          <tbody>
            {late.items.map((item, at) => (
              <tr key={item.id} data-beyond={at >= mostPrinted.late || undefined}>
                <th scope="row">
                  <PageLink to="/submissions/$id" params={{ id: item.id }}>
                    {item.agency}
                  </PageLink>
                  <SubLine>{`${item.regime} · ${item.period[language]}`}</SubLine>
                </th>
                <td className={`${classes.end} ${classes.late} figures`}>
                  {t('boards.late.due', { day: formatDay(item.due_at) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {late.total > late.items.length && (
        <p className={classes.noPrint}>
          <PageLink to="/submissions" search={{ standing: 'late' }}>
            {t('boards.late.all')}
          </PageLink>
        </p>
      )}
      <Beyond rest={late.total - mostPrinted.late} words="boards.late.beyond_lines" />
      {late.tiles.length > 0 && <Communes tiles={late.tiles} />}
    </Question>
  )
}

/** A commune by its name; what kind it is stands on the screen alone, paper has no room for it. */
function TileName({ name }: { name: string }) {
  const [, kind = '', own = name] = /^(Phường |Xã |Đặc khu |Thị trấn )(.+)$/.exec(name) ?? []
  return (
    <>
      {kind && <span className={classes.noPrint}>{kind}</span>}
      {own}
    </>
  )
}

/** The tiles that are printed: all where there is room, else those that are late. */
function printedOf(tiles: NonNullable<Board['late']>['tiles']): Set<(typeof tiles)[number]> {
  if (tiles.length <= mostPrinted.tiles) return new Set(tiles)
  return new Set(tiles.filter((tile) => tile.late > 0).slice(0, mostPrinted.tiles))
}

/** Where they lie: on the map where official lines were brought in, else a tile for each; with a map the tiles are its table. */
function Communes({ tiles }: { tiles: NonNullable<Board['late']>['tiles'] }) {
  const t = useText()
  const lines = useRead(listBoundaries, { query: {} })
  const printed = printedOf(tiles)
  const grid = (
    <>
      <ul className={classes.tiles}>
        {tiles.map((tile) => (
          <li
            key={tile.id}
            data-late={tile.late > 0 || undefined}
            data-beyond={!printed.has(tile) || undefined}
          >
            <TileName name={tile.name} /> {tile.late > 0 && <span className="figures">{tile.late}</span>}
          </li>
        ))}
      </ul>
      <Beyond rest={tiles.length - printed.size} words="boards.late.beyond" />
    </>
  )
  const items = lines.data?.items ?? []
  if (items.length === 0)
    return (
      <>
        {grid}
        <p className={classes.quiet}>{t('boards.late.tiles')}</p>
      </>
    )
  const asked = new Map(tiles.map((tile) => [tile.id, tile]))
  return (
    <>
      <CommuneMap
        label={t('boards.late.map')}
        items={items}
        markOf={(id) => {
          const late = asked.get(id)?.late ?? 0
          const name = items.find((item) => item.id === id)?.name ?? ''
          return late > 0
            ? { mark: String(late), words: t('boards.late.on_map', { name, n: late }) }
            : { mark: undefined, words: name }
        }}
      />
      <p className={classes.quiet}>{t('boards.late.map_note', { source: lines.data?.set?.source ?? '' })}</p>
      <details className={classes.noPrint}>
        <summary>{t('boards.late.table')}</summary>
        {grid}
      </details>
    </>
  )
}
