import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatDay } from '#ui/format.ts'
import { PageLink, useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  exportGbvims,
  type GbvimsReport,
  gbvimsGroups,
  gbvimsParts,
  readGbvims,
} from '../gbvims/report.contract.ts'
import classes from './Figures.module.css'
import { lastDay } from './figure-text.rule.ts'
import { CoverNote, ShownFigure } from './ShownFigure.tsx'

type Part = (typeof gbvimsParts)[number]
type Group = (typeof gbvimsGroups)[number]
const oneOf = <T extends string>(list: readonly T[], value: string | undefined, otherwise: T) =>
  list.find((each) => each === value) ?? otherwise

/** The 24 standard statistics of a year or half-year, as the reader may be told them, and their spreadsheet. */
export default function GbvimsPage() {
  const t = useText()
  const { language } = useLanguage()
  const may = useMay()
  const [address, change] = useAddress()
  const thisYear = new Date().getFullYear()
  const asked = {
    year: Number(address.year) || thisYear,
    part: oneOf<Part>(gbvimsParts, address.part, 'Y'),
    group: oneOf<Group>(gbvimsGroups, address.group, 'month'),
  }
  const report = useRead(readGbvims, { query: asked }, { staleTime: 60_000 })
  const values = report.data
    ? [
        ...report.data.over_time,
        ...report.data.statistics,
        ...report.data.statistics.flatMap((each) => each.items),
      ].map(({ value }) => value)
    : []
  return (
    <Page
      title={t('indicators.gbvims.title')}
      scope={
        report.data && (
          <span className="figures">{`${formatDay(report.data.from)} – ${formatDay(lastDay(report.data.until))}`}</span>
        )
      }
      opening={t('indicators.gbvims.opening')}
      actions={<ExcelButton contract={exportGbvims} args={{ query: asked }} />}
    >
      <Sheet>
        <search className={classes.pickers}>
          <SelectField
            label={t('indicators.gbvims.year')}
            data={Array.from({ length: 8 }, (_, at) => String(thisYear - at))}
            value={String(asked.year)}
            onChange={(year) => change({ year: year ?? undefined })}
          />
          <SelectField
            label={t('indicators.gbvims.part')}
            data={gbvimsParts.map((value) => ({ value, label: t(`indicators.gbvims.part.${value}`) }))}
            value={asked.part}
            onChange={(part) => change({ part: part ?? undefined })}
          />
          <SelectField
            label={t('indicators.gbvims.group')}
            data={gbvimsGroups.map((value) => ({ value, label: t(`indicators.gbvims.group.${value}`) }))}
            value={asked.group}
            onChange={(group) => change({ group: group ?? undefined })}
          />
        </search>
        {report.error && <ErrorNote error={report.error} onRetry={() => void report.refetch()} />}
        {!report.data && !report.error && (
          <Section title={t('indicators.gbvims.title')}>
            <TextSkeleton lines={8} />
          </Section>
        )}
        {report.data && (
          <>
            <Section title={t('indicators.gbvims.over_time')}>
              <Values
                label={t('indicators.gbvims.over_time')}
                unit={report.data.statistics[0]?.unit[language] ?? ''}
                rows={report.data.over_time.map(({ key, value }) => ({ key, label: key, value }))}
              />
              <p className={classes.note}>{t('indicators.gbvims.over_time_note')}</p>
            </Section>
            {report.data.statistics.map((each) => (
              <Statistic key={each.code} told={each} />
            ))}
          </>
        )}
      </Sheet>
      {report.data && <p className={classes.note}>{report.data.leaves_out[language]}</p>}
      {may('incident.export') && (
        <p>
          <PageLink to="/incidents/recorder">{t('incidents.recorder.title')}</PageLink>
        </p>
      )}
      <CoverNote values={values} />
    </Page>
  )
}

function Statistic({ told }: { told: GbvimsReport['statistics'][number] }) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <Section
      title={told.title[language]}
      note={
        <PageLink to="/figures/$code" params={{ code: told.code }}>
          <span className="figures">{told.code}</span>
        </PageLink>
      }
    >
      <p>
        <ShownFigure value={told.value} unit={told.unit[language]} />
      </p>
      <p className={classes.note}>{told.counts[language]}</p>
      {told.items.length > 0 && (
        <Values
          label={told.title[language]}
          unit={told.unit[language]}
          rows={told.items.map(({ key, value }) => ({
            key,
            label: t(`indicators.${told.dimension}.${key}`),
            value,
          }))}
        />
      )}
    </Section>
  )
}

function Values({
  label,
  unit,
  rows,
}: {
  label: string
  unit: string
  rows: { key: string; label: string; value: GbvimsReport['over_time'][number]['value'] }[]
}) {
  return (
    <table aria-label={label} style={{ borderSpacing: '16px 4px', marginInlineStart: -16 }}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" style={{ textAlign: 'start', fontWeight: 400 }}>
              {row.label}
            </th>
            <td style={{ textAlign: 'end' }}>
              <ShownFigure value={row.value} unit={unit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
