import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { releaseInitiativeContract, takeBackInitiativeContract } from '../public.contract.ts'
import type { DialogProps } from './dialogs.tsx'
import type { PartProps } from './FilePage.tsx'

/** What everybody may read of it on the public page, and who released it. */
export function PublicSection({ file, ask }: PartProps) {
  const t = useText()
  const takeBack = useAct(takeBackInitiativeContract)
  if (file.counted_for === 'survivors') return null
  const { open } = file
  const isShown = open?.shown && file.stage !== 'closed'
  return (
    <Section
      title={t('initiatives.open.title')}
      note={t(isShown ? 'initiatives.open.shown' : 'initiatives.open.not')}
    >
      {open ? (
        <>
          <p className={layout.words}>{open.words_vi}</p>
          {open.words_en && (
            <p className={layout.words} lang="en">
              {open.words_en}
            </p>
          )}
          <p className={layout.quiet}>{t('initiatives.open.by', { name: open.said_by })}</p>
        </>
      ) : (
        <p className={layout.quiet}>{t('initiatives.open.hint')}</p>
      )}
      <ErrorNote error={takeBack.error} />
      {file.may_keep && file.stage !== 'closed' && (
        <div className={layout.acts}>
          <Button variant="default" onClick={() => ask('release')}>
            {t(open ? 'initiatives.open.change' : 'initiatives.open.act')}
          </Button>
          {open?.shown && (
            <Button
              variant="subtle"
              loading={takeBack.isPending}
              onClick={() =>
                takeBack.mutate({ params: { initiative_id: file.id }, body: { version: open.version } })
              }
            >
              {t('initiatives.open.take_back')}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

export function ReleaseDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [words, setWords] = useState(file.open?.words_vi ?? '')
  const [english, setEnglish] = useState(file.open?.words_en ?? '')
  const release = useAct(releaseInitiativeContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.open.act')}
      actLabel={t('initiatives.open.act')}
      isBusy={release.isPending}
      error={release.error}
      onClose={onClose}
      onAct={() =>
        release.mutate({
          params: { initiative_id: file.id },
          body: {
            words_vi: words,
            ...(english.trim() ? { words_en: english } : {}),
            version: file.open?.version ?? 0,
          },
        })
      }
    >
      <p>{t('initiatives.open.goes_out', { name: file.name, place: file.place_name })}</p>
      <TextArea
        label={t('initiatives.open.words_vi')}
        maxLength={600}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <TextArea
        label={t('initiatives.open.words_en')}
        optional
        maxLength={600}
        value={english}
        onChange={(event) => setEnglish(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
