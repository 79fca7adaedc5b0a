import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { confirmHandOverContract, readReviewNoteContract, readReviewsContract } from '../review.contract.ts'
import classes from './Cases.module.css'
import { Conferences } from './Conferences.tsx'
import { HandOverDialog, ReviewDialog } from './dialogs/ReviewDialogs.tsx'
import { Said } from './Said.tsx'
import { TabBody } from './TabBody.tsx'

/** Reviews of the worker and of the supervisor, case conferences, and what is told when the case changes hands. */
export default function ReviewsTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const [asked, ask] = useState<'review' | 'supervise' | 'hand_over'>()
  const read = useRead(readReviewsContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  const confirm = useAct(confirmHandOverContract)
  const readNote = useAct(readReviewNoteContract)
  const works = file.assigned && may('case.work')
  return (
    <>
      <TabBody read={read}>
        {(data) => (
          <>
            {(works || data.hand_over_notes.length > 0) && (
              <Section title={t('cases.hand_over.title')} note={t('cases.hand_over.note')}>
                {data.hand_over_notes.length === 0 && (
                  <p className={layout.quiet}>{t('cases.hand_over.none')}</p>
                )}
                <ul className={classes.rows}>
                  {data.hand_over_notes.map((note) => (
                    <li key={note.id}>
                      <Said words={note.words} assigned={data.assigned} />
                      <p className={layout.quiet}>
                        {t('cases.written', { who: note.written_by, day: formatDay(note.written_at) })}
                        {' · '}
                        {note.read_at && note.read_by
                          ? t('cases.read_by', { who: note.read_by, day: formatDay(note.read_at) })
                          : t('cases.not_read')}
                      </p>
                      {works && !note.mine && !note.read_at && (
                        <Button
                          size="sm"
                          aria-disabled={confirm.isPending}
                          onClick={() =>
                            !confirm.isPending &&
                            confirm.mutate({
                              params: { case_id: file.id, note_id: note.id },
                              body: { version: note.version },
                            })
                          }
                        >
                          {t('cases.confirm_read')}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
                {works && (
                  <div className={classes.act}>
                    <Button variant="default" onClick={() => ask('hand_over')}>
                      {t('cases.hand_over.write')}
                    </Button>
                  </div>
                )}
                <ErrorNote error={confirm.error} />
              </Section>
            )}
            <Section title={t('cases.reviews.title')} note={t('cases.reviews.note')}>
              {data.reviews.length === 0 && (
                <p>
                  <strong>{t('cases.reviews.none')}</strong>{' '}
                  <span className={layout.quiet}>{t('cases.reviews.none_next')}</span>
                </p>
              )}
              <ul className={classes.rows}>
                {data.reviews.map((review) => (
                  <li key={review.id}>
                    <p className={classes.between}>
                      <span className={classes.badges}>
                        <strong>{t(`cases.review_kind.${review.kind}`)}</strong>
                        {review.changed.map((code) => (
                          <Badge key={code}>{t(`cases.changed.${code}`)}</Badge>
                        ))}
                        {review.attention.map((code) => (
                          <Badge key={code} tone="warn">
                            {t(`cases.attention.${code}`)}
                          </Badge>
                        ))}
                      </span>
                      <span className={layout.quiet}>{formatDay(review.held_at)}</span>
                    </p>
                    {(data.assigned || review.words) && (
                      <Said words={review.words} assigned={data.assigned} />
                    )}
                    <p className={layout.quiet}>
                      {[
                        review.written_by,
                        review.next_on && t('cases.reviews.next', { day: formatDay(review.next_on) }),
                        review.kind === 'supervisor' &&
                          (review.read_at && review.read_by
                            ? t('cases.read_by', { who: review.read_by, day: formatDay(review.read_at) })
                            : t('cases.not_read')),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                    {works && review.kind === 'supervisor' && !review.read_at && (
                      <Button
                        size="sm"
                        aria-disabled={readNote.isPending}
                        onClick={() =>
                          !readNote.isPending &&
                          readNote.mutate({
                            params: { case_id: file.id, review_id: review.id },
                            body: { version: review.version },
                          })
                        }
                      >
                        {t('cases.confirm_read')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              <ErrorNote error={readNote.error} />
              <div className={classes.act}>
                <span className={classes.badges}>
                  {works && <Button onClick={() => ask('review')}>{t('cases.reviews.write')}</Button>}
                  {may('case.review') && !file.assigned && (
                    <Button onClick={() => ask('supervise')}>{t('cases.reviews.supervise')}</Button>
                  )}
                </span>
              </div>
            </Section>
            {asked === 'hand_over' && <HandOverDialog file={file} onClose={() => ask(undefined)} />}
            {(asked === 'review' || asked === 'supervise') && (
              <ReviewDialog file={file} kind={asked} onClose={() => ask(undefined)} />
            )}
          </>
        )}
      </TabBody>
      <Conferences file={file} />
    </>
  )
}
