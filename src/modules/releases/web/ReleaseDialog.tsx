import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOf } from '#kernel/contract.ts'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  changeRelease,
  draftRelease,
  listOffered,
  listReleases,
  previewRelease,
  readRelease,
} from '../release.contract.ts'

type Words = CallOf<typeof draftRelease>['body']
type Asked = Words['asked'][number]

/** A release as it is written: titles, note, time, which indicators by what. */
interface Written {
  title_vi: string
  title_en: string
  note: string
  year: string
  last_quarter: string
  asked: Asked[]
  replaces: string
}

interface Changed {
  id: string
  version: number
  words: Written
}

const anew: Written = {
  title_vi: '',
  title_en: '',
  note: '',
  year: String(new Date().getFullYear()),
  last_quarter: '1',
  asked: [],
  replaces: '',
}

/** Begins a release, kept as a draft while it is written; or changes one that is not checked yet. */
export function ReleaseDialog({ changed, onClose }: { changed?: Changed; onClose: () => void }) {
  const [content, setContent] = useState(changed?.words ?? anew)
  if (changed)
    return (
      <Dialog
        changed={changed}
        kept={{
          content,
          setContent,
          set: (part) => setContent((before) => ({ ...before, ...part })),
          done: () => undefined,
          mark: null,
        }}
        onClose={onClose}
      />
    )
  return (
    <Kept form="release" start={anew}>
      {(kept) => <Dialog kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function Dialog(props: { changed?: Changed; kept: KeptForm<Written>; onClose: () => void }) {
  const { changed, kept, onClose } = props
  const t = useText()
  const [isTried, setTried] = useState(false)
  const refresh = [listReleases, readRelease, previewRelease]
  const onDone = () => {
    kept.done()
    onClose()
  }
  const make = useAct(draftRelease, { refresh, onDone })
  const correct = useAct(changeRelease, { refresh, onDone })
  const act = changed ? correct : make
  const { content } = kept
  const set = (part: Partial<Written>) => kept.setContent({ ...content, ...part })
  const needed = (value: string, field: string) =>
    isTried && !value.trim() ? t('releases.form.needed') : fieldError(act.error, field)
  const send = () => {
    setTried(true)
    const { title_vi, title_en, note, year, last_quarter, asked, replaces } = content
    if (!title_vi.trim() || !title_en.trim() || asked.length === 0) return
    const body: Words = {
      title_vi,
      title_en,
      year: Number(year),
      last_quarter: Number(last_quarter),
      asked,
      ...(note.trim() ? { note } : {}),
      ...(replaces ? { replaces } : {}),
    }
    if (changed)
      correct.mutate({ params: { release_id: changed.id }, body: { version: changed.version, ...body } })
    else make.mutate({ body })
  }
  const thisYear = new Date().getFullYear()
  return (
    <FormDialog
      title={t(changed ? 'releases.act.change' : 'releases.list.new')}
      actLabel={t('releases.form.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <FieldPair>
        <TextField
          label={t('releases.form.title_vi')}
          value={content.title_vi}
          onChange={(event) => set({ title_vi: event.currentTarget.value })}
          error={needed(content.title_vi, 'title_vi')}
        />
        <TextField
          label={t('releases.form.title_en')}
          value={content.title_en}
          onChange={(event) => set({ title_en: event.currentTarget.value })}
          error={needed(content.title_en, 'title_en')}
        />
      </FieldPair>
      <FieldPair>
        <SelectField
          label={t('releases.form.year')}
          data={Array.from({ length: thisYear - 2015 }, (_, at) => String(thisYear - at))}
          value={content.year}
          onChange={(year) => year && set({ year })}
        />
        <SelectField
          label={t('releases.form.quarter')}
          data={['1', '2', '3', '4']}
          value={content.last_quarter}
          onChange={(last_quarter) => last_quarter && set({ last_quarter })}
        />
      </FieldPair>
      <Tables
        asked={content.asked}
        onChange={(asked) => set({ asked })}
        error={isTried && content.asked.length === 0 ? t('releases.form.needed') : undefined}
      />
      <Replaces value={content.replaces} onChange={(replaces) => set({ replaces })} />
      <TextArea
        label={t('releases.form.note')}
        optional
        maxLength={1000}
        value={content.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {kept.mark}
    </FormDialog>
  )
}

function Tables(props: { asked: Asked[]; onChange: (asked: Asked[]) => void; error: string | undefined }) {
  const { asked, onChange, error } = props
  const t = useText()
  const { language } = useLanguage()
  const offered = useRead(listOffered, {}, { staleTime: Number.POSITIVE_INFINITY })
  const items = offered.data?.items ?? []
  const titleOf = (code: string) => items.find((each) => each.indicator === code)?.title[language] ?? code
  return (
    <>
      {asked.map((each) => (
        <FieldPair key={each.indicator}>
          <SelectField
            label={t('releases.form.by', { title: `${each.indicator} ${titleOf(each.indicator)}` })}
            data={[
              { value: '', label: t('releases.form.by_none') },
              ...(items.find((one) => one.indicator === each.indicator)?.by ?? []).map((one) => ({
                value: one.code,
                label: one.name[language],
              })),
            ]}
            value={each.by ?? ''}
            onChange={(by) =>
              onChange(
                asked.map((one) =>
                  one.indicator === each.indicator ? { ...one, by: (by || null) as Asked['by'] } : one,
                ),
              )
            }
          />
          <Button
            variant="subtle"
            color="gray"
            onClick={() => onChange(asked.filter((one) => one.indicator !== each.indicator))}
          >
            {t('releases.form.remove', { code: each.indicator })}
          </Button>
        </FieldPair>
      ))}
      <SelectField
        label={t(asked.length === 0 ? 'releases.form.indicators' : 'releases.form.add')}
        searchable
        data={items
          .filter((each) => !asked.some((one) => one.indicator === each.indicator))
          .map((each) => ({ value: each.indicator, label: `${each.indicator} ${each.title[language]}` }))}
        value={null}
        onChange={(indicator) => indicator && onChange([...asked, { indicator, by: null }])}
        error={error}
      />
    </>
  )
}

function Replaces({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useText()
  const { language } = useLanguage()
  const published = useRead(listReleases, { query: { status: 'published', limit: 100 } })
  if (!published.data?.items.length) return null
  return (
    <SelectField
      label={t('releases.form.replaces')}
      data={[
        { value: '', label: t('releases.form.replaces_none') },
        ...published.data.items.map((each) => ({ value: each.id, label: each.title[language] })),
      ]}
      value={value}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}
