import { Button } from '@mantine/core'
import { IconLink, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatDay, formatWhen } from '#ui/format.ts'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { PurposeSearch } from '#ui/PurposeSearch.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  listRespondentsContract,
  type RespondentLine,
  searchRespondentsContract,
} from '../respondent.contract.ts'
import { respondentStates } from '../respondent.life.ts'
import { LinkDialog } from './LinkDialog.tsx'
import classes from './Respondents.module.css'

/** Files of persons who used violence, by number; nobody's name, and nothing of whom it was done to. */
export default function RespondentsPage() {
  const t = useText()
  const may = useMay()
  const go = useGo()
  const now = new Date(useNow())
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [q, setQ] = useState('')
  const [isLinking, setLinking] = useState(false)
  const status = respondentStates.find((state) => state === address.show)
  const files = usePages(listRespondentsContract, {
    query: { ...(status ? { status } : {}), ...(q.trim() ? { q: q.trim() } : {}) },
  })
  const [found, setFound] = useState<readonly RespondentLine[]>()
  const find = useAct(searchRespondentsContract, { refresh: [], onDone: ({ items }) => setFound(items) })
  const isFiltered = status !== undefined || q.trim() !== ''
  return (
    <Page
      title={t('respondents.list.title')}
      opening={t('respondents.list.opening')}
      actions={
        <>
          {may('respondent.assign') && (
            <Button
              variant="default"
              leftSection={<IconLink size={20} stroke={1.75} aria-hidden />}
              onClick={() => setLinking(true)}
            >
              {t('respondents.link')}
            </Button>
          )}
          {may('respondent.work') && (
            <Button
              variant="default"
              leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/respondents/new' })}
            >
              {t('respondents.new')}
            </Button>
          )}
        </>
      }
    >
      <Sheet>
        {may('respondent.work') && (
          <search className={classes.filters}>
            <PurposeSearch
              label={t('respondents.find')}
              example={t('respondents.find.example')}
              isBusy={find.isPending}
              error={find.error}
              found={found && t('respondents.find.found', { n: found.length })}
              onSearch={(question) => find.mutate({ body: { q: question } })}
              onClear={() => setFound(undefined)}
            />
          </search>
        )}
        {!found && (
          <search className={classes.filters}>
            <div className={classes.narrow}>
              <TextField
                label={t('respondents.search')}
                placeholder="HV-26-0001"
                maxLength={20}
                value={q}
                onChange={(event) => setQ(event.currentTarget.value)}
              />
            </div>
            <div className={classes.narrow}>
              <SelectField
                label={t('respondents.status')}
                data={[
                  { value: '', label: t('respondents.status.any') },
                  ...respondentStates.map((value) => ({ value, label: t(`respondents.status.${value}`) })),
                ]}
                value={status ?? ''}
                onChange={(next) => change({ show: next || undefined })}
              />
            </div>
          </search>
        )}
        <DataList<RespondentLine>
          label={t('respondents.list.title')}
          columns={[
            {
              key: 'status',
              label: t('respondents.status'),
              cell: (file) =>
                file.warnings.length > 0 ? (
                  <Badge tone="danger">{t('respondents.warning.running', { n: file.warnings.length })}</Badge>
                ) : (
                  <Badge tone={file.status === 'open' ? 'act' : 'neutral'}>
                    {t(`respondents.status.${file.status}`)}
                  </Badge>
                ),
            },
            {
              key: 'code',
              label: t('respondents.code'),
              main: true,
              cell: (file) => (
                <>
                  <span className="figures">{file.code}</span>
                  <SubLine>{t(`respondents.basis.${file.basis}`)}</SubLine>
                </>
              ),
            },
            { key: 'place', label: t('respondents.place'), cell: (file) => file.place_name ?? '–' },
            {
              key: 'worker',
              label: t('respondents.worker'),
              cell: (file) => file.worker_names.join(', ') || t('respondents.worker.none'),
            },
            {
              key: 'sessions',
              label: t('respondents.attended'),
              figures: true,
              cell: (file) => (
                <>
                  {file.attended}
                  <SubLine>{file.last_held_at ? formatWhen(file.last_held_at, now, language) : '–'}</SubLine>
                </>
              ),
            },
            {
              key: 'detected',
              label: t('respondents.detected_on'),
              figures: true,
              cell: (file) => formatDay(file.detected_on),
            },
          ]}
          {...(found ? { rows: found } : { pages: files })}
          rowKey={(file) => file.id}
          rowGoal={(file) => ({ to: '/respondents/$id', params: { id: file.id } })}
          empty={
            isFiltered || found
              ? { sentence: t('respondents.none_found'), next: t('respondents.none_found_next') }
              : {
                  sentence: t('respondents.none'),
                  next: t(may('respondent.work') ? 'respondents.none_next' : 'respondents.none_seen'),
                }
          }
        />
      </Sheet>
      {isLinking && <LinkDialog onClose={() => setLinking(false)} />}
    </Page>
  )
}
