import { useRef } from 'react'
import { formatClock } from '#ui/format.ts'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useKeys } from '#ui/keys.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { KeySection } from './KeySection.tsx'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** What is heard, written while listening; Ctrl+. begins a line with the time. */
export function NotesSection({ form, set }: PartProps) {
  const t = useText()
  const area = useRef<HTMLTextAreaElement>(null)
  useKeys({
    'Ctrl+.': () => {
      const before = form.notes
      const line = before === '' || before.endsWith('\n') ? '' : '\n'
      set({ notes: `${before}${line}${formatClock(new Date())} ` })
      area.current?.focus()
      // The caret goes behind the stamp once the new text stands in the field.
      requestAnimationFrame(() => area.current?.setSelectionRange(area.current.value.length, area.current.value.length))
    },
  })
  return (
    <KeySection
      title={t('hotline.new.notes')}
      jump="Alt+6"
      note={
        <span className={classes.stamp}>
          <KeyCap keys="Ctrl+." /> {t('hotline.new.stamp')}
        </span>
      }
    >
      <TextArea
        ref={area}
        label={t('hotline.new.notes_label')}
        value={form.notes}
        minRows={3}
        maxLength={8000}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </KeySection>
  )
}
