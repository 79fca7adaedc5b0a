import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { type KeptText, listKeptTexts, reviewText } from '../keeping.contract.ts'
import { ChangeButton, KeptPage, thingsOf } from './kept-rows.tsx'
import { WordingDialog } from './WordingDialog.tsx'

/** What an operator reads out: every text with its wording, who wrote it, and who has signed it. */
export default function TextsPage() {
  const t = useText()
  const may = useMay()
  const [written, setWritten] = useState<KeptText>()
  const [signed, setSigned] = useState<KeptText>()
  const read = useRead(listKeptTexts, {})
  const waits = (text: KeptText) => text.review_state === 'draft' && !text.mine && may('law.review_text')
  return (
    <KeptPage
      name="texts"
      things={thingsOf(read.data?.items, (text) => `${text.key} ${text.lang}`)}
      error={read.error}
      onRetry={() => void read.refetch()}
      wordsOf={(text) => text.body}
      columns={[
        {
          key: 'state',
          label: t('law.texts.state'),
          cell: ({ newest }) => (
            <>
              <Badge tone={newest.review_state === 'draft' ? 'internal' : 'ok'}>
                {t(`law.text.${newest.review_state}`)}
              </Badge>
              {newest.reviewed_by && newest.reviewed_on && (
                <SubLine>
                  {t('law.text.reviewed_by', { who: newest.reviewed_by, day: formatDay(newest.reviewed_on) })}
                </SubLine>
              )}
            </>
          ),
        },
        {
          key: 'body',
          label: t('law.texts.body'),
          main: true,
          cell: ({ newest }) => (
            <>
              <span className={layout.words}>{newest.body}</span>
              <SubLine>
                {t(`law.texts.lang.${newest.lang}`)} · {newest.author} · {newest.key}
              </SubLine>
            </>
          ),
        },
      ]}
      act={({ id, newest }) => (
        <>
          {may('law.write_text') && (
            <ChangeButton of={id} label={t('law.texts.write')} onClick={() => setWritten(newest)} />
          )}
          {waits(newest) && (
            <ChangeButton of={id} label={t('law.texts.sign')} onClick={() => setSigned(newest)} />
          )}
        </>
      )}
    >
      {written && <WordingDialog text={written} onClose={() => setWritten(undefined)} />}
      {signed && <SignDialog text={signed} onClose={() => setSigned(undefined)} />}
    </KeptPage>
  )
}

function SignDialog({ text, onClose }: { text: KeptText; onClose: () => void }) {
  const t = useText()
  const act = useAct(reviewText, { refresh: [listKeptTexts], onDone: onClose })
  return (
    <ConfirmDialog
      opened
      title={t('law.texts.sign_title')}
      actLabel={t('law.texts.sign')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        act.mutate({ params: { code: text.key }, body: { lang: text.lang, read_from: text.valid_from } })
      }
      onClose={onClose}
    >
      <p className={layout.words}>{text.body}</p>
      <p>{t('law.texts.sign_means')}</p>
    </ConfirmDialog>
  )
}
