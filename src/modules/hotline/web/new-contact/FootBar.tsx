import { Button } from '@mantine/core'
import type { DraftState } from '#modules/access/web/draft.part.ts'
import { KeyCap } from '#ui/KeyCap.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { useText } from '#ui/text.ts'
import { type ContactForm, minimalParts, missingOf } from './contact-form.ts'
import classes from './new-contact.module.css'

interface FootBarProps {
  form: ContactForm
  draft: DraftState
  isBusy: boolean
  onLeave: () => void
  onSave: () => void
}

/** What is missing, whether it is kept, and the two ways out. */
export function FootBar({ form, draft, isBusy, onLeave, onSave }: FootBarProps) {
  const t = useText()
  const missing = missingOf(form)
  const names = missing.map((part) => t(`hotline.missing.${part}`)).join(', ')
  return (
    <footer className={classes.foot}>
      <div className={classes.footMissing}>
        <span className={classes.dots} aria-hidden>
          {minimalParts.map((part) => (
            <i key={part} data-there={!missing.includes(part) || undefined} />
          ))}
        </span>
        <span role="status">
          {missing.length === 0 ? (
            <strong>{t('hotline.missing.nothing')}</strong>
          ) : (
            <>
              <strong>{t('hotline.missing.count', { n: missing.length })}</strong>{' '}
              <span className={classes.footNames}>{names}</span>
            </>
          )}
        </span>
      </div>
      <div className={classes.footWays}>
        <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
        <Button variant="default" rightSection={<KeyCap keys="Esc" />} onClick={onLeave}>
          {t('hotline.new.keep_draft')}
        </Button>
        <Button rightSection={<KeyCap keys="Ctrl+Enter" onFill />} aria-disabled={isBusy} onClick={onSave}>
          {t(form.outcome === 'case_opened' ? 'hotline.new.save_case' : 'hotline.new.save')}
        </Button>
      </div>
    </footer>
  )
}
