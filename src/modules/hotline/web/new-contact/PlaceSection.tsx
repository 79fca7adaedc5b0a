import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { KeySection } from './KeySection.tsx'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** Where she is now; former names are found and answered by what they became. */
export function PlaceSection({ form, set }: PartProps) {
  const t = useText()
  return (
    <KeySection title={t('hotline.new.place')} jump="Alt+2" note={t('hotline.new.place_hint')}>
      <div className={classes.bare}>
        <PlaceField
          label={t('hotline.new.place_label')}
          value={form.place}
          onChange={(place) => set({ place })}
          search={(question) => searchPlaces(question, t)}
        />
      </div>
    </KeySection>
  )
}
