import { listPlaces } from '#modules/places/place.contract.ts'
import { call } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useMe } from '#ui/me.ts'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { schemes } from '../period.contract.ts'
import classes from './Figures.module.css'
import { lastDay } from './figure-text.rule.ts'
import type { Cut } from './use-cut.ts'

/** Which calendar, which period, which place. */
export function CutPicker({ cut }: { cut: Cut }) {
  const t = useText()
  const { language } = useLanguage()
  const me = useMe()
  const on = cut.units ?? (cut.period ? lastDay(cut.period.until) : undefined)
  const search = async (question: string) => {
    const { items } = await call(listPlaces, { query: { q: question, on, within: me.province.id, limit: 8 } })
    return items.map((place) => ({
      id: place.id,
      label: place.name,
      ...(place.parent_name ? { hint: place.parent_name } : {}),
    }))
  }
  return (
    <search className={classes.pickers}>
      <SelectField
        label={t('indicators.pick.scheme')}
        data={schemes.map((code) => ({ value: code, label: t(`indicators.scheme.${code}`) }))}
        value={cut.scheme}
        onChange={(scheme) => cut.change({ scheme: scheme ?? undefined, period: undefined })}
      />
      <SelectField
        label={t('indicators.pick.period')}
        data={(cut.periods ?? []).map((period) => ({ value: period.code, label: period.name[language] }))}
        value={cut.period?.code ?? null}
        onChange={(period) => cut.change({ period: period ?? undefined })}
        searchable={(cut.periods?.length ?? 0) > 12}
      />
      <PlaceField
        label={t('indicators.pick.place')}
        value={cut.place ? { id: cut.place.id, label: cut.place.name } : null}
        onChange={(place) => cut.change({ place: place?.id })}
        search={search}
      />
      <ErrorNote error={cut.error} onRetry={cut.retry} />
    </search>
  )
}
