import { Button } from '@mantine/core'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type CampaignTheme, enterCampaignThemeContract } from '../theme.contract.ts'
import classes from './Campaigns.module.css'
import { useThemes } from './use-themes.ts'

/** Theme and messages of every year, with the document that decides them. */
export default function ThemesPage() {
  const t = useText()
  const may = useMay()
  const themes = useThemes()
  const [address, change] = useAddress()
  const thisYear = Number(dayKey(new Date(useNow())).slice(0, 4))
  const campaign = address.campaign ?? 'gender-equality'
  const asked = address.year && /^20\d\d$/.test(address.year) ? Number(address.year) : undefined
  const rows = themes.isThere ? themes.years.filter((each) => each.campaign === campaign) : undefined
  return (
    <Page
      title={t('campaigns.themes.title')}
      scope={themes.nameOf(campaign)}
      opening={t('campaigns.themes.opening')}
      actions={
        may('campaign.themes') && (
          <Button onClick={() => change({ year: String(thisYear) })}>{t('campaigns.themes.enter')}</Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('campaigns.themes.title')}
          columns={[
            { key: 'year', label: t('campaigns.column.year'), figures: true, cell: (theme) => theme.year },
            {
              key: 'theme',
              label: t('campaigns.themes.theme'),
              main: true,
              cell: (theme) => (
                <>
                  {themes.wordsOf(theme) ?? t('campaigns.themes.not_entered')}
                  {theme.messages.map((message) => (
                    <SubLine key={message}>{message}</SubLine>
                  ))}
                </>
              ),
            },
            {
              key: 'document',
              label: t('campaigns.column.document'),
              cell: (theme) => (
                <>
                  {[theme.document_no, theme.document_on && formatDay(theme.document_on), theme.document_body]
                    .filter(Boolean)
                    .join(', ') || '–'}
                  <SubLine>{theme.source}</SubLine>
                </>
              ),
            },
            {
              key: 'act',
              label: t('campaigns.themes.enter'),
              quiet: true,
              cell: (theme) =>
                may('campaign.themes') && (
                  <Button variant="subtle" size="sm" onClick={() => change({ year: String(theme.year) })}>
                    {t('campaigns.themes.correct')}
                    <span className="unseen"> {theme.year}</span>
                  </Button>
                ),
            },
          ]}
          rows={rows}
          rowKey={(theme) => `${theme.campaign} ${theme.year}`}
          error={themes.error}
          onRetry={themes.retry}
          filter={
            <div className={classes.filters}>
              <SelectField
                label={t('campaigns.column.campaign')}
                data={themes.choices}
                value={campaign}
                onChange={(next) => change({ campaign: next ?? undefined, year: undefined })}
              />
            </div>
          }
          empty={{ sentence: t('campaigns.themes.none'), next: t('campaigns.themes.none_next') }}
        />
      </Sheet>
      {asked && themes.isThere && may('campaign.themes') && (
        <ThemeDialog
          key={`${campaign} ${asked}`}
          campaign={campaign}
          year={asked}
          onClose={() => change({ year: undefined })}
        />
      )}
    </Page>
  )
}

interface DialogProps {
  campaign: string
  year: number
  onClose: () => void
}

const startOf = (
  known: CampaignTheme | undefined,
  last: CampaignTheme | undefined,
  kind: { name_vi: string; name_en: string } | undefined,
) => ({
  title_vi: known?.title_vi ?? last?.title_vi ?? kind?.name_vi ?? '',
  title_en: known?.title_en ?? last?.title_en ?? kind?.name_en ?? '',
  theme_vi: known?.theme_vi ?? '',
  theme_en: known?.theme_en ?? '',
  messages: (known?.messages ?? []).join('\n'),
  document_no: known?.document_no ?? '',
  document_on: known?.document_on ?? null,
  document_body: known?.document_body ?? '',
})
type ThemeForm = ReturnType<typeof startOf>

/** Theme and messages of a year, with the document that decides them; what is typed is kept. */
function ThemeDialog(props: DialogProps) {
  const { campaign, year } = props
  const themes = useThemes()
  const known = themes.themeOf(campaign, year)
  const last = themes.years.find((each) => each.campaign === campaign)
  const kind = themes.kinds.find((each) => each.code === campaign)
  return (
    <Kept<ThemeForm>
      form={`campaign.theme.${campaign}.${year}.${known?.version ?? 0}`}
      start={startOf(known, last, kind)}
    >
      {(kept) => <Asked {...props} known={known} kept={kept} />}
    </Kept>
  )
}

function Asked({
  campaign,
  year,
  onClose,
  known,
  kept,
}: DialogProps & { known: CampaignTheme | undefined; kept: KeptForm<ThemeForm> }) {
  const t = useText()
  const { content: form, set } = kept
  const onDone = () => {
    kept.done()
    onClose()
  }
  const act = useAct(enterCampaignThemeContract, { onDone })
  const field = (
    name: 'title_vi' | 'title_en' | 'theme_vi' | 'theme_en' | 'document_no' | 'document_body',
  ) => ({
    label: t(`campaigns.themes.${name}`),
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    error: fieldError(act.error, name),
  })
  return (
    <FormDialog
      title={t('campaigns.themes.of_year', { year })}
      actLabel={t('campaigns.themes.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          body: {
            campaign,
            year,
            ...(known ? { version: known.version } : {}),
            title_vi: form.title_vi,
            title_en: form.title_en,
            theme_vi: form.theme_vi,
            theme_en: form.theme_en,
            messages: form.messages
              .split('\n')
              .map((each) => each.trim())
              .filter(Boolean),
            document_no: form.document_no,
            document_on: form.document_on ?? '',
            document_body: form.document_body,
          },
        })
      }
    >
      {kept.mark}
      <TextArea {...field('theme_vi')} maxLength={500} />
      <TextArea {...field('theme_en')} maxLength={500} />
      <TextArea
        label={t('campaigns.themes.messages')}
        description={t('campaigns.themes.messages_hint')}
        optional
        value={form.messages}
        onChange={(event) => set({ messages: event.currentTarget.value })}
      />
      <TextField {...field('document_no')} maxLength={80} />
      <DateField
        label={t('campaigns.themes.document_on')}
        value={form.document_on}
        onChange={(document_on) => set({ document_on })}
        error={fieldError(act.error, 'document_on')}
      />
      <TextField {...field('document_body')} maxLength={200} />
      <TextField {...field('title_vi')} maxLength={300} />
      <TextField {...field('title_en')} maxLength={300} />
    </FormDialog>
  )
}
