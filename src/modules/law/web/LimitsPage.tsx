import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { SubLine } from '#ui/DataList.tsx'
import { useMay } from '#ui/me.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { type KeptRule, listKeptRules } from '../keeping.contract.ts'
import { ChangeButton, KeptPage, type Thing, thingsOf } from './kept-rows.tsx'
import { RuleDialog } from './RuleDialog.tsx'

/** Time limits of the law, each by the row that holds; a new decree is a new row, and clocks that run keep theirs. */
export default function LimitsPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Thing<KeptRule>>()
  const read = useRead(listKeptRules, {})
  const trigger = (rule: KeptRule) => (language === 'vi' ? rule.trigger_vi : rule.trigger_en)
  const actor = (rule: KeptRule) => (language === 'vi' ? rule.actor_vi : rule.actor_en)
  return (
    <KeptPage
      name="limits"
      things={thingsOf(read.data?.items, (rule) => rule.code)}
      error={read.error}
      onRetry={() => void read.refetch()}
      wordsOf={(rule) => `${trigger(rule)} ${actor(rule)} ${rule.basis}`}
      columns={[
        {
          key: 'what',
          label: t('law.limits.trigger'),
          main: true,
          cell: ({ newest }) => (
            <>
              {trigger(newest)}
              <SubLine>
                {actor(newest)} · {newest.code}
              </SubLine>
            </>
          ),
        },
        {
          key: 'limit',
          label: t('law.limits.limit'),
          cell: ({ newest }) => (
            <>
              {t(`law.unit.${newest.limit_unit}`, { n: newest.limit_value ?? '' })}
              {newest.internal_target_minutes !== null && (
                <SubLine>{t('law.limits.internal', { n: newest.internal_target_minutes })}</SubLine>
              )}
            </>
          ),
        },
        { key: 'basis', label: t('law.basis'), cell: ({ newest }) => newest.basis },
      ]}
      act={
        may('law.keep')
          ? (thing) =>
              thing.newest.limit_unit !== 'date' && (
                <ChangeButton of={thing.id} label={t('law.kept.change')} onClick={() => setAsked(thing)} />
              )
          : undefined
      }
    >
      {asked && <RuleDialog rule={asked.newest} onClose={() => setAsked(undefined)} />}
    </KeptPage>
  )
}
