import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { call, useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton, TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  checkRelease,
  downloadRelease,
  listReleases,
  previewRelease,
  publishRelease,
  readRelease,
  reopenRelease,
  withdrawRelease,
} from '../release.contract.ts'
import { nextStatus } from '../release.life.ts'
import { ReleaseDialog } from './ReleaseDialog.tsx'
import { ReleasedTables } from './ReleasedTables.tsx'
import classes from './Releases.module.css'
import { toneOf } from './ReleasesPage.tsx'

type Release = ReplyOf<typeof readRelease>

/** One release: what it says, what is kept back and why, and the way to the public. */
export default function ReleasePage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const id = useParam('id')
  const read = useRead(readRelease, { params: { release_id: id } })
  if (read.error)
    return (
      <Page title={t('releases.one.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    )
  if (!read.data) return <PageSkeleton />
  const { data } = read
  return (
    <Page
      title={data.title[language]}
      scope={t('releases.until', { year: String(data.year), quarter: data.last_quarter })}
      opening={<Badge tone={toneOf[data.status]}>{t(`releases.status.${data.status}`)}</Badge>}
    >
      <Sheet>
        <Section title={t('releases.about.title')}>
          <About data={data} />
          <Acts data={data} />
        </Section>
        {data.tables && <ReleasedTables tables={data.tables} />}
        {data.status === 'draft' && may('release.keep') && <Preview id={id} />}
      </Sheet>
    </Page>
  )
}

function About({ data }: { data: Release }) {
  const t = useText()
  const { language } = useLanguage()
  const when = (at: string | null) => (at ? formatWhen(at, new Date(), language) : null)
  const facts = [
    ['agency', data.agency_name],
    ['note', data.note],
    ['checked', when(data.checked_at)],
    ['published', when(data.published_at)],
    ['ended', when(data.ended_at)],
    ['ended_why', data.ended_why],
    ['seal', data.sha256?.match(/.{8}/g)?.join(' ') ?? null],
  ] as const
  const isOpen = data.status === 'draft' || data.status === 'checked' || data.status === 'published'
  return (
    <>
      {isOpen && <p>{t(`releases.about.next.${data.status}`)}</p>}
      <dl className={classes.facts}>
        {facts.map(([key, words]) =>
          words === null ? null : (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{t(`releases.about.${key}`)}</dt>
              <dd>{words}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  )
}

function Acts({ data }: { data: Release }) {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const [open, setOpen] = useState<'change' | 'publish' | 'withdraw'>()
  const close = () => setOpen(undefined)
  const options = { refresh: [listReleases, readRelease, previewRelease], onDone: close }
  const check = useAct(checkRelease, options)
  const reopen = useAct(reopenRelease, options)
  const publish = useAct(publishRelease, options)
  const withdraw = useAct(withdrawRelease, options)
  const params = { release_id: data.id }
  const body = { version: data.version }
  const can = (move: 'check' | 'reopen' | 'publish' | 'withdraw', permit: string) =>
    may(permit) && nextStatus(data.status, move) !== undefined
  return (
    <>
      <ErrorNote error={check.error ?? reopen.error} />
      <div className={layout.acts}>
        {can('check', 'release.keep') && (
          <Button
            aria-disabled={check.isPending}
            onClick={() => !check.isPending && check.mutate({ params, body })}
          >
            {t('releases.act.check')}
          </Button>
        )}
        {can('publish', 'release.publish') && !data.checked_by_me && (
          <Button onClick={() => setOpen('publish')}>{t('releases.act.publish')}</Button>
        )}
        {can('check', 'release.keep') && (
          <Button variant="default" onClick={() => setOpen('change')}>
            {t('releases.act.change')}
          </Button>
        )}
        {can('reopen', 'release.keep') && (
          <Button
            variant="default"
            aria-disabled={reopen.isPending}
            onClick={() => !reopen.isPending && reopen.mutate({ params, body })}
          >
            {t('releases.act.reopen')}
          </Button>
        )}
        {data.tables && (
          <FileButton
            paper
            label={t('releases.act.csv')}
            fetchFile={() => call(downloadRelease, { params })}
          />
        )}
        {data.status === 'published' && (
          <Button
            component="a"
            variant="default"
            href={`/so-lieu/${data.id}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('releases.act.page')}
          </Button>
        )}
        {can('withdraw', 'release.withdraw') && (
          <Button variant="subtle" color="gray" onClick={() => setOpen('withdraw')}>
            {t('releases.act.withdraw')}
          </Button>
        )}
      </div>
      {data.checked_by_me && data.status === 'checked' && <p>{t('releases.about.other_person')}</p>}
      {open === 'change' && (
        <ReleaseDialog
          changed={{ id: data.id, version: data.version, words: wordsOf(data) }}
          onClose={close}
        />
      )}
      <ConfirmDialog
        opened={open === 'publish'}
        title={t('releases.act.publish')}
        actLabel={t('releases.act.publish')}
        isBusy={publish.isPending}
        error={publish.error}
        onAct={() => publish.mutate({ params, body })}
        onClose={close}
      >
        <p>
          <strong>{data.title[language]}</strong>
        </p>
        <p>{t('releases.publish.what')}</p>
      </ConfirmDialog>
      <ReasonDialog
        opened={open === 'withdraw'}
        title={t('releases.act.withdraw')}
        actLabel={t('releases.act.withdraw')}
        isBusy={withdraw.isPending}
        error={withdraw.error}
        onAct={({ note }) => withdraw.mutate({ params, body: { ...body, reason: note } })}
        onClose={close}
      >
        {t('releases.withdraw.what')}
      </ReasonDialog>
    </>
  )
}

const wordsOf = (data: Release) => ({
  title_vi: data.title.vi,
  title_en: data.title.en,
  note: data.note ?? '',
  year: String(data.year),
  last_quarter: String(data.last_quarter),
  asked: data.asked,
  replaces: data.replaces ?? '',
})

function Preview({ id }: { id: string }) {
  const t = useText()
  const preview = useRead(previewRelease, { params: { release_id: id } })
  return (
    <>
      <Section title={t('releases.preview.title')}>
        {preview.data ? (
          <p>
            {t('releases.preview.opening', {
              told: preview.data.told,
              small: preview.data.small,
              neighbour: preview.data.neighbour,
            })}
          </p>
        ) : preview.error ? (
          <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <TextSkeleton lines={4} />
        )}
      </Section>
      {preview.data && <ReleasedTables tables={preview.data.tables} />}
    </>
  )
}
