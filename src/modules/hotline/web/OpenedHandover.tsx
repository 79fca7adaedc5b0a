import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct } from '#ui/api.ts'
import { CoverBar } from '#ui/Covered.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMe } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type listHandovers, openHandover, signHandoverTo } from '../handover.contract.ts'
import { HandoverFactsList } from './HandoverFacts.tsx'
import classes from './handover.module.css'

export type Handover = ReplyOf<typeof listHandovers>['items'][number]

const parts = ['calls', 'on_the_road', 'threats', 'other'] as const

/** One page of the book: facts of the moment of signing, notes under a cover, and the two signatures. */
export function OpenedHandover({
  handover,
  onClose,
}: {
  handover: Handover
  onClose: (() => void) | undefined
}) {
  const t = useText()
  const me = useMe()
  const [notes, setNotes] = useState<ReplyOf<typeof openHandover> | undefined>()
  const open = useAct(openHandover, { refresh: [], onDone: setNotes })
  const sign = useAct(signHandoverTo)
  const isMine = handover.to_staff === me.staff.id && !handover.signed_to_at
  return (
    <Sheet>
      <Section
        title={t('hotline.handover.page_of', { from: handover.from_name, to: handover.to_name })}
        note={
          <span className="figures">
            {formatClock(handover.signed_from_at)} {formatDay(handover.signed_from_at)}
          </span>
        }
      >
        <HandoverFactsList facts={handover.facts} />
      </Section>
      <Section title={t('hotline.handover.notes')} note={t('hotline.handover.notes_note')}>
        <div className={layout.stack}>
          <dl className={classes.notes}>
            {parts.map((part) => (
              <div key={part}>
                <dt>
                  <strong>{t(`hotline.handover.note.${part}`)}</strong>
                </dt>
                <dd className={classes.said}>
                  {notes ? (notes[part] ?? t('hotline.contact.none')) : <CoverBar width={160} />}
                </dd>
              </div>
            ))}
          </dl>
          <Signatures
            from={handover.from_name}
            to={handover.to_name}
            fromAt={handover.signed_from_at}
            {...(handover.signed_to_at ? { toAt: handover.signed_to_at } : {})}
          />
          <ErrorNote error={open.error ?? sign.error} />
          <div className={classes.foot}>
            {notes ? (
              <span />
            ) : (
              <Button
                variant="default"
                aria-disabled={open.isPending}
                onClick={() => !open.isPending && open.mutate({ params: { id: handover.id } })}
              >
                {t('hotline.handover.open_notes')}
              </Button>
            )}
            {isMine && (
              <Button
                aria-disabled={sign.isPending || !notes}
                onClick={() => notes && !sign.isPending && sign.mutate({ params: { id: handover.id } })}
              >
                {t('hotline.handover.sign_to')}
              </Button>
            )}
            {onClose && (
              <Button variant="subtle" onClick={onClose}>
                {t('ui.close')}
              </Button>
            )}
          </div>
          {isMine && !notes && <p className={classes.quiet}>{t('hotline.handover.read_first')}</p>}
        </div>
      </Section>
    </Sheet>
  )
}

/** The two names with the moment each signed; room for a pen on paper. */
export function Signatures({
  from,
  to,
  fromAt,
  toAt,
}: {
  from: string
  to: string
  fromAt?: string
  toAt?: string
}) {
  const t = useText()
  const line = (role: string, name: string, at: string | undefined) => (
    <div className={classes.signature}>
      <strong>{t(role)}</strong>
      <span>{name}</span>
      <span className={`${classes.quiet} figures`}>
        {at
          ? t('hotline.handover.signed_at', { moment: `${formatClock(at)} ${formatDay(at)}` })
          : t('hotline.handover.not_signed')}
      </span>
    </div>
  )
  return (
    <div className={classes.signatures}>
      {line('hotline.handover.giver', from, fromAt)}
      {line('hotline.handover.taker', to, toAt)}
    </div>
  )
}
