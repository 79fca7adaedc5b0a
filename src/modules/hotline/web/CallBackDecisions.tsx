import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { allowCallBack, type CallBackItem, refuseCallBack, reviewCallBack } from '../call-back.contract.ts'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'

/** Cut-off calls for which somebody asks one call back; the on-duty leader allows or refuses, never their own. */
export function AskedList({ items }: { items: readonly CallBackItem[] }) {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const [allowing, setAllowing] = useState<CallBackItem | undefined>()
  const allow = useAct(allowCallBack, { onDone: () => setAllowing(undefined) })
  const refuse = useAct(refuseCallBack)
  return (
    <>
      <ErrorNote error={refuse.error} />
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.line}>
            <CallWords item={item} />
            {may('call_back.decide') &&
              (item.asked_by === me.staff.id ? (
                <span className={classes.quiet}>{t('call_back.own')}</span>
              ) : (
                <span className={classes.row}>
                  <Button
                    variant="default"
                    onClick={() => !refuse.isPending && refuse.mutate({ params: { id: item.id } })}
                  >
                    {t('hotline.calls.refuse')}
                  </Button>
                  <Button onClick={() => setAllowing(item)}>{t('hotline.calls.allow')}</Button>
                </span>
              ))}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={allowing !== undefined}
        title={t('hotline.calls.allow_title')}
        actLabel={t('hotline.calls.allow')}
        isBusy={allow.isPending}
        error={allow.error}
        onAct={() => allowing && allow.mutate({ params: { id: allowing.id } })}
        onClose={() => setAllowing(undefined)}
      >
        {t('hotline.calls.allow_note')}
      </ConfirmDialog>
    </>
  )
}

/** Emergency calls that were made: another person looks back at each. */
export function ReviewList({ items }: { items: readonly CallBackItem[] }) {
  const t = useText()
  const may = useMay()
  const [reviewing, setReviewing] = useState<CallBackItem | undefined>()
  const review = useAct(reviewCallBack, { onDone: () => setReviewing(undefined) })
  return (
    <>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.line}>
            <CallWords item={item} />
            {may('call_back.review') && (
              <Button variant="default" onClick={() => setReviewing(item)}>
                {t('hotline.calls.review')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        opened={reviewing !== undefined}
        title={t('hotline.calls.review_title')}
        actLabel={t('hotline.calls.review_save')}
        isBusy={review.isPending}
        error={review.error}
        onAct={({ note }) => reviewing && review.mutate({ params: { id: reviewing.id }, body: { note } })}
        onClose={() => setReviewing(undefined)}
      >
        {t('hotline.calls.review_note')}
      </ReasonDialog>
    </>
  )
}

/** A call back in words: what about, whose question, when the line was cut. */
function CallWords({ item }: { item: CallBackItem }) {
  const t = useText()
  const label = useLabel()
  const { language } = useLanguage()
  const now = new Date(useNow())
  return (
    <div>
      <PageLink to="/contacts/$id" params={{ id: item.contact_id }}>
        {label('topic', item.topic)}
      </PageLink>
      <span className={`${classes.sub} figures`}>
        {[
          item.place_name ?? t('hotline.place.unknown'),
          t('hotline.calls.contact_of', { moment: formatWhen(item.contact_started_at, now, language) }),
          t('hotline.calls.asked_by', { who: item.asked_by_name }),
        ].join(' · ')}
      </span>
    </div>
  )
}
