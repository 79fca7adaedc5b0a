import type { RefObject } from 'react'
import { KeyCap } from '#ui/KeyCap.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { KeySection } from './KeySection.tsx'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** What is heard, written while listening; Ctrl+. begins a line with the time. */
export function NotesSection({
  form,
  set,
  area,
}: PartProps & { area: RefObject<HTMLTextAreaElement | null> }) {
  const t = useText()
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
      <div className={classes.bare}>
        <TextArea
          ref={area}
          label={t('hotline.new.notes_label')}
          value={form.notes}
          minRows={3}
          maxLength={8000}
          onChange={(event) => set({ notes: event.currentTarget.value })}
        />
      </div>
    </KeySection>
  )
}
