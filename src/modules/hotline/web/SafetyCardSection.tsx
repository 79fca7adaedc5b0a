import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/fields.tsx'
import { formatWhen } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { getContact } from '../contact.contract.ts'
import { openSafetyCard, writeSafetyCard } from '../safety-card.contract.ts'
import type { Contact } from './ContactPage.tsx'
import classes from './hotline.module.css'
import { useOpening } from './OpenReason.tsx'
import { CardFields } from './ReachFields.tsx'
import { type CardText, cardBody, emptyCard, isCardWritten } from './reach-form.ts'

type Opened = ReplyOf<typeof openSafetyCard>
const parts = ['code_word', 'danger', 'plan', 'whom_to_call'] as const

/** Thẻ an toàn: opened by whoever is on duty when she rings, with a reason; each opening is recorded. */
export function SafetyCardSection({ contact }: { contact: Contact }) {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const now = new Date(useNow())
  const [opened, setOpened] = useState<Opened | undefined>()
  const [isEditing, setEditing] = useState(false)
  const opening = useOpening(openSafetyCard, contact.id, setOpened)
  const card = contact.safety_card
  const mayEdit = may('safety_card.write') && !contact.erased && (!card || opened)
  return (
    <Section
      title={t('hotline.card.title')}
      note={
        card && (
          <span className="figures">
            {formatWhen(card.written_at, now, language)} · {card.written_by_name}
          </span>
        )
      }
    >
      {!card && <p className={classes.quiet}>{t('hotline.card.none')}</p>}
      {opened && (
        <dl className={classes.facts}>
          {parts
            .filter((part) => opened[part])
            .map((part) => (
              <div key={part} style={{ display: 'contents' }}>
                <dt>{t(`hotline.card.${part}`)}</dt>
                <dd className={classes.said}>{opened[part]}</dd>
              </div>
            ))}
        </dl>
      )}
      <div className={classes.acts}>
        {card && !opened && may('contact.open') && (
          <Button variant="default" size="sm" onClick={opening.ask}>
            {t('hotline.card.open')}
          </Button>
        )}
        {mayEdit && (
          <Button variant="default" size="sm" onClick={() => setEditing(true)}>
            {t(card ? 'hotline.card.edit' : 'hotline.card.write')}
          </Button>
        )}
      </div>
      {opening.dialog}
      {isEditing && (
        <Editor
          contact={contact}
          opened={opened}
          onClose={() => {
            setOpened(undefined)
            setEditing(false)
          }}
        />
      )}
    </Section>
  )
}

function Editor({
  contact,
  opened,
  onClose,
}: {
  contact: Contact
  opened: Opened | undefined
  onClose: () => void
}) {
  const t = useText()
  const [card, setCard] = useState<CardText>(() =>
    opened
      ? {
          code_word: opened.code_word ?? '',
          danger: opened.danger ?? '',
          plan: opened.plan ?? '',
          whom_to_call: opened.whom_to_call ?? '',
        }
      : emptyCard,
  )
  const write = useAct(writeSafetyCard, { refresh: [getContact], onDone: onClose })
  const isReady = isCardWritten(card) && !write.isPending
  const save = () => {
    if (isReady)
      write.mutate({
        params: { id: contact.id },
        body: { card: cardBody(card), version: opened?.version ?? null },
      })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('hotline.card.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form onSend={save}>
        <CardFields card={card} onChange={setCard} />
        <ErrorNote error={write.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={!isReady}>
            {t('hotline.card.save')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
