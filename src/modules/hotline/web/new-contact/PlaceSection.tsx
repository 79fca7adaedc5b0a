import { PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { searchPlaces } from '../place-search.ts'
import { KeySection } from './KeySection.tsx'
import type { PartProps } from './parts.ts'

/** Where she is now; former names are found and answered by what they became. */
export function PlaceSection({ form, set }: PartProps) {
  const t = useText()
  return (
    <KeySection title={t('hotline.new.place')} jump="Alt+2">
      <PlaceField
        label={t('hotline.new.place_label')}
        description={t('hotline.new.place_hint')}
        value={form.place}
        onChange={(place) => set({ place })}
        search={(question) => searchPlaces(question, t)}
      />
    </KeySection>
  )
}
