import { Button } from '@mantine/core'
import { IconEye, IconFileText } from '@tabler/icons-react'
import type { ReplyOf } from '#kernel/contract.ts'
import { CoverBar } from '#ui/Covered.tsx'
import { formatPhone } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { openContact } from '../contact.contract.ts'
import { printContact } from '../contact-paper.contract.ts'
import type { Contact } from './ContactPage.tsx'
import classes from './hotline.module.css'
import { useOpening } from './OpenReason.tsx'

export type OpenedWords = ReplyOf<typeof openContact>

interface ContactWordsProps {
  contact: Contact
  words: OpenedWords | undefined
  onOpened: (words: OpenedWords | undefined) => void
}

/** Name, number and what was said: under a cover until somebody gives a reason, covered again on leaving the page. */
export function ContactWords({ contact, words, onOpened }: ContactWordsProps) {
  const t = useText()
  const may = useMay()
  const opening = useOpening(openContact, contact.id, onOpened)
  const printing = useOpening(printContact, contact.id)
  if (contact.erased) return <p>{t('contact.erased')}</p>
  const parts = (['name', 'phone', 'notes'] as const).filter((part) => contact[`has_${part}`])
  const shown = (part: (typeof parts)[number]) => {
    if (!words) return <CoverBar width={part === 'notes' ? 220 : 120} />
    const value = words[part]
    return <span className={classes.said}>{part === 'phone' && value ? formatPhone(value) : value}</span>
  }
  return (
    <div className={classes.stack}>
      {parts.length === 0 && <p className={classes.quiet}>{t('hotline.contact.no_words')}</p>}
      <dl className={classes.facts}>
        {parts.map((part) => (
          <div key={part} style={{ display: 'contents' }}>
            <dt>{t(`hotline.words.${part}`)}</dt>
            <dd>{shown(part)}</dd>
          </div>
        ))}
      </dl>
      <div className={layout.acts}>
        {parts.length === 0 ? undefined : words ? (
          <Button variant="subtle" onClick={() => onOpened(undefined)}>
            {t('hotline.open.cover')}
          </Button>
        ) : (
          may('contact.open') && (
            <Button
              variant="default"
              leftSection={<IconEye size={20} stroke={1.75} aria-hidden />}
              onClick={opening.ask}
            >
              {t('hotline.open.words')}
            </Button>
          )
        )}
        {may('contact.open') && (
          <Button
            variant="subtle"
            leftSection={<IconFileText size={20} stroke={1.75} aria-hidden />}
            onClick={printing.ask}
          >
            {t('hotline.contact.paper')}
          </Button>
        )}
      </div>
      {opening.dialog}
      {printing.dialog}
    </div>
  )
}
