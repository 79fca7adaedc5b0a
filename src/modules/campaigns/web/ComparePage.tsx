import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { taskThemes } from '../campaign.codes.ts'
import { comparePlansContract } from '../plan.contract.ts'
import classes from './Campaigns.module.css'
import { MissingTheme } from './MissingTheme.tsx'
import { useThemes } from './use-themes.ts'

/** Plans of several provinces side by side, theme by theme. */
export default function ComparePage() {
  const t = useText()
  const themes = useThemes()
  const [address, change] = useAddress()
  const thisYear = Number(dayKey(new Date(useNow())).slice(0, 4))
  const campaign = address.campaign ?? 'gender-equality'
  const year = address.year && /^20\d\d$/.test(address.year) ? Number(address.year) : thisYear
  const read = useRead(comparePlansContract, { query: { campaign, year } })
  const plans = read.data?.plans
  const shown = taskThemes.filter((theme) =>
    plans?.some((plan) => plan.themes.some((each) => each.theme === theme)),
  )
  const years = Array.from({ length: thisYear - 2015 }, (_, at) => thisYear - at)
  return (
    <Page title={t('campaigns.compare.title')} opening={t('campaigns.compare.opening')}>
      <MissingTheme campaign={campaign} year={year} />
      <Sheet>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
        <Section title={t('campaigns.compare.beside')}>
          <search className={classes.filters}>
            <SelectField
              label={t('campaigns.column.campaign')}
              data={themes.choices}
              value={campaign}
              onChange={(next) => change({ campaign: next ?? undefined })}
            />
            <SelectField
              label={t('campaigns.column.year')}
              data={years.map((each) => ({ value: String(each), label: String(each) }))}
              value={String(year)}
              onChange={(next) => change({ year: next ?? undefined })}
            />
          </search>
          {!plans && !read.error && <TextSkeleton lines={6} />}
          {plans?.length === 0 && (
            <p>
              <strong>{t('campaigns.compare.none', { year })}</strong> {t('campaigns.compare.none_next')}
            </p>
          )}
          {plans && plans.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
            <section className={classes.wide} aria-label={t('campaigns.compare.beside')} tabIndex={0}>
              <table className={classes.compare}>
                <thead>
                  <tr>
                    <th scope="col">{t('campaigns.field.theme')}</th>
                    {plans.map((plan) => (
                      <th key={plan.id} scope="col">
                        <PageLink to="/campaigns/$id/plan" params={{ id: plan.id }}>
                          {plan.province.name}
                        </PageLink>
                        <br />
                        <span className={layout.quiet}>
                          {plan.document_no
                            ? `${plan.document_no}, ${formatDay(plan.document_on ?? '')}`
                            : plan.planned_by}
                        </span>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {shown.map((theme) => (
                    <tr key={theme}>
                      <th scope="row">{t(`campaigns.theme.${theme}`)}</th>
                      {plans.map((plan) => {
                        const tasks = plan.themes.find((each) => each.theme === theme)?.tasks ?? []
                        return (
                          <td key={plan.id}>
                            {tasks.length === 0 ? (
                              <span className={layout.quiet}>{t('campaigns.compare.not_named')}</span>
                            ) : (
                              <ul>
                                {tasks.map((task) => (
                                  <li key={task.title}>
                                    {task.title}
                                    {task.condition && (
                                      <span className={layout.quiet}>
                                        {' '}
                                        ({t(`campaigns.condition.${task.condition}`)}: {task.instead})
                                      </span>
                                    )}
                                  </li>
                                ))}
                              </ul>
                            )}
                          </td>
                        )
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </Section>
      </Sheet>
    </Page>
  )
}
