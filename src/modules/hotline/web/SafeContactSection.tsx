import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { CoverBar } from '#ui/Covered.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/fields.tsx'
import { formatWhen } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { getContact } from '../contact.contract.ts'
import { openSafeContact, setSafeContact } from '../safe-contact.contract.ts'
import type { Contact } from './ContactPage.tsx'
import classes from './hotline.module.css'
import { hoursInWords } from './hours-words.ts'
import { useOpening } from './OpenReason.tsx'
import { ReachFields } from './ReachFields.tsx'
import { emptyReach, type Reach, reachBody } from './reach-form.ts'

type Words = ReplyOf<typeof openSafeContact>

/** How she may be reached: allowed or not and when in clear, the words under a cover. */
export function SafeContactSection({ contact }: { contact: Contact }) {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const now = new Date(useNow())
  const [words, setWords] = useState<Words | undefined>()
  const [isEditing, setEditing] = useState(false)
  const opening = useOpening(openSafeContact, contact.id, setWords)
  const safe = contact.safe_contact
  const covered = (has: boolean, value: string | null | undefined) =>
    !has ? t('hotline.contact.none') : words ? <span className={classes.said}>{value}</span> : <CoverBar />
  return (
    <Section
      title={t('hotline.new.reach')}
      note={
        safe && (
          <Badge tone={safe.may_call_now ? 'ok' : 'neutral'}>
            {safe.may_call_now
              ? t('hotline.reach.may_now')
              : safe.next_call_at
                ? t('hotline.calls.opens', { moment: formatWhen(safe.next_call_at, now, language) })
                : t(`hotline.not_because.${safe.not_because ?? 'no_record'}`)}
          </Badge>
        )
      }
    >
      {safe ? (
        <dl className={classes.facts}>
          <dt>{t('hotline.reach.call')}</dt>
          <dd>{t(safe.call_allowed ? 'hotline.reach.yes' : 'hotline.reach.no')}</dd>
          <dt>{t('hotline.reach.text')}</dt>
          <dd>{t(safe.text_allowed ? 'hotline.reach.yes' : 'hotline.reach.no')}</dd>
          <dt>{t('hotline.reach.hours')}</dt>
          <dd className="figures">
            {safe.hours.map((span) => hoursInWords(span, t)).join('; ') || t('hotline.contact.none')}
          </dd>
          <dt>{t('hotline.reach.say')}</dt>
          <dd>{covered(safe.has_say, words?.say)}</dd>
          <dt>{t('hotline.reach.avoid')}</dt>
          <dd>{covered(safe.has_avoid, words?.avoid)}</dd>
          <dt>{t('hotline.reach.word')}</dt>
          <dd>{covered(safe.has_word, words?.word)}</dd>
          <dt>{t('hotline.reach.verified')}</dt>
          <dd className="figures">
            {formatWhen(safe.verified_at, now, language)} · {safe.verified_by_name}
          </dd>
        </dl>
      ) : (
        <p className={classes.quiet}>{t('hotline.reach.none')}</p>
      )}
      <div className={classes.acts}>
        {safe && (safe.has_say || safe.has_avoid || safe.has_word) && !words && may('contact.open') && (
          <Button variant="default" size="sm" onClick={opening.ask}>
            {t('hotline.open.reach')}
          </Button>
        )}
        {may('safe_contact.set') && !contact.erased && (
          <Button variant="default" size="sm" onClick={() => setEditing(true)}>
            {t(safe ? 'hotline.reach.verify' : 'hotline.reach.write')}
          </Button>
        )}
      </div>
      {opening.dialog}
      {isEditing && <Editor contact={contact} words={words} onClose={() => setEditing(false)} />}
    </Section>
  )
}

function Editor({
  contact,
  words,
  onClose,
}: {
  contact: Contact
  words: Words | undefined
  onClose: () => void
}) {
  const t = useText()
  const safe = contact.safe_contact
  const [reach, setReach] = useState<Reach>(() => ({
    ...emptyReach,
    ...(safe && {
      call_allowed: safe.call_allowed,
      text_allowed: safe.text_allowed,
      hours: safe.hours.map((span) => ({ ...span, days: [...span.days] })),
      say: words?.say ?? '',
      avoid: words?.avoid ?? '',
      word: words?.word ?? '',
    }),
  }))
  const write = useAct(setSafeContact, { refresh: [getContact], onDone: onClose })
  const body = reachBody(reach)
  // Words that were never opened here stay as they are when their field is empty.
  const kept = (value: string | null | undefined) => value ?? (safe && !words ? undefined : null)
  const save = () => {
    if (!body || write.isPending) return
    write.mutate({
      params: { id: contact.id },
      body: {
        ...body,
        say: kept(body.say),
        avoid: kept(body.avoid),
        word: kept(body.word),
        version: safe?.version ?? null,
      },
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('hotline.reach.verify_title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={save}>
        {safe && !words && <p className={classes.quiet}>{t('hotline.reach.empty_keeps')}</p>}
        <ReachFields reach={reach} onChange={setReach} />
        <ErrorNote error={write.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={!body || write.isPending}>
            {t('hotline.reach.verify_save')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
