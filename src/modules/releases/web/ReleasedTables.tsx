import { formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { ReleasedTable } from '../release.contract.ts'
import classes from './Releases.module.css'

type Shown = ReleasedTable & { why?: ('told' | 'small' | 'neighbour')[][] }

/** The tables of a release: a section each, with what is counted below; in a preview the reason stands in place of the number. */
export function ReleasedTables({ tables }: { tables: readonly Shown[] }) {
  const t = useText()
  const { language } = useLanguage()
  return tables.map((table) => (
    <Section
      key={table.indicator}
      title={`${table.title[language]} (${table.unit[language]})`}
      note={<span className="figures">{table.indicator}</span>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={table.title[language]}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('releases.rows')}</th>
              {table.spans.map((span) => (
                <th key={span} scope="col" className={classes.number}>
                  {t(`releases.span.${span}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, line) => (
              <tr key={row.category ?? 'all'}>
                <th scope="row">{row.name?.[language] ?? t('releases.all')}</th>
                {row.values.map((value, at) => {
                  const why = table.why?.[line]?.[at]
                  return (
                    <td key={table.spans[at]} className={`${classes.number} figures`}>
                      {value !== null ? (
                        formatNumber(value)
                      ) : (
                        <span className={layout.quiet}>
                          {t(why && why !== 'told' ? `releases.why.${why}` : 'releases.hidden')}
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={layout.quiet}>{t(table.exact ? 'releases.exact' : 'releases.rounded')}</p>
      <p className={layout.quiet}>
        {t('releases.definition', {
          counts: table.counts[language],
          leaves_out: table.leaves_out[language],
          source: table.source[language],
        })}
      </p>
    </Section>
  ))
}
