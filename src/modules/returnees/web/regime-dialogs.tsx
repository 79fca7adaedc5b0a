import { AskDialog } from '#modules/protection/web/ask-dialog.part.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLanguage, useText } from '#ui/text.ts'
import * as regime from '../regime.contract.ts'
import * as codes from '../returnee.codes.ts'
import type { SupportMove } from '../returnee.life.ts'
import type { Care, Support } from '../returnee.shapes.ts'
import { choices, today, words } from './questions.ts'
import type { FileProps } from './ReturneeFile.tsx'
import { asks, told } from './returnee.form.ts'

/** What is asked about care and the support regime. */
export type RegimeAsked =
  | 'care'
  | 'support'
  | { endCare: Care }
  | { prolong: Care }
  | { support: Support; move: SupportMove }

/** Dialogs of care at a facility and of the support regime, item by item. */
export function RegimeAsking({
  caseId,
  returnee,
  view,
  asked,
  onClose,
}: FileProps & { asked: RegimeAsked; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const params = { case_id: caseId, returnee_id: returnee.id }
  const named = (label: string) => ({ title: label, actLabel: label, onClose })
  const kept = (name: string) => ({ draft: `returnee.${name}.${returnee.id}` })
  if (asked === 'care')
    return (
      <AskDialog
        {...named(t('returnees.act.care'))}
        {...kept('care')}
        contract={regime.beginCareContract}
        questions={[
          {
            name: 'kind',
            kind: 'select',
            label: t('returnees.field.care_kind'),
            choices: choices(codes.careKinds, 'care', t),
          },
          {
            name: 'facility',
            kind: 'line',
            label: t('returnees.field.facility'),
            hint: t('returnees.field.facility_hint'),
            max: 200,
          },
          { name: 'began_on', kind: 'day', label: t('returnees.field.began_on'), start: today() },
        ]}
        args={(a) => ({
          params,
          body: asks<typeof regime.beginCareContract>(a, ['kind', 'facility', 'began_on']),
        })}
      />
    )
  if (asked === 'support')
    return (
      <AskDialog
        {...named(t('returnees.act.support'))}
        {...kept('support')}
        contract={regime.addSupportItemContract}
        questions={[
          {
            name: 'item_code',
            kind: 'select',
            label: t('returnees.field.item'),
            choices: view.regime.map((item) => ({
              value: item.code,
              label: [
                language === 'vi' ? item.label_vi : item.label_en,
                item.amount_vnd !== null &&
                  `${t('returnees.amount', { n: formatNumber(item.amount_vnd) })}/${t(`returnees.per.${item.amount_per}`)}`,
              ]
                .filter(Boolean)
                .join(' · '),
            })),
          },
          { name: 'needed_on', kind: 'day', label: t('returnees.field.needed_on'), start: today() },
          words(t),
        ]}
        args={(a) => ({
          params,
          body: {
            ...asks<typeof regime.addSupportItemContract>(a, ['item_code', 'needed_on']),
            ...told(a, ['words']),
          },
        })}
      />
    )
  if ('endCare' in asked)
    return (
      <AskDialog
        {...named(t('returnees.act.end_care'))}
        contract={regime.endCareContract}
        questions={[
          { name: 'ended_on', kind: 'day', label: t('returnees.field.ended_on'), start: today() },
          {
            name: 'ended_to',
            kind: 'one',
            label: t('returnees.field.ended_to'),
            choices: choices(codes.careEnds, 'care_end', t),
          },
          words(t),
        ]}
        args={(a) => ({
          params: { ...params, care_id: asked.endCare.id },
          body: {
            ...asks<typeof regime.endCareContract>(a, ['ended_on', 'ended_to']),
            version: asked.endCare.version,
            ...told(a, ['words']),
          },
        })}
      />
    )
  if ('prolong' in asked)
    return (
      <AskDialog
        {...named(t('returnees.act.prolong'))}
        contract={regime.prolongCareContract}
        questions={[
          { name: 'until', kind: 'day', label: t('returnees.field.until') },
          {
            name: 'by',
            kind: 'one',
            label: t('returnees.field.by'),
            choices: choices(codes.longerBys, 'longer', t),
          },
        ]}
        args={(a) => ({
          params: { ...params, care_id: asked.prolong.id },
          body: {
            ...asks<typeof regime.prolongCareContract>(a, ['until', 'by']),
            version: asked.prolong.version,
          },
        })}
      />
    )
  const { support, move } = asked
  return (
    <AskDialog
      {...named(t(`returnees.support_move.${move}`))}
      contract={regime.moveSupportItemContract}
      questions={[
        { name: 'on', kind: 'day', label: t('returnees.field.on'), start: today() },
        ...(move === 'give'
          ? [
              {
                name: 'amount_vnd',
                kind: 'line',
                label: t('returnees.field.amount'),
                optional: true,
                max: 15,
              } as const,
            ]
          : []),
        words(t),
      ]}
      args={(a) => {
        const amount = Number((a.text('amount_vnd') ?? '').replace(/\D/g, ''))
        return {
          params: { ...params, support_id: support.id },
          body: {
            version: support.version,
            move,
            on: a.text('on') ?? '',
            ...(amount > 0 ? { amount_vnd: amount } : {}),
            ...told(a, ['words']),
          },
        }
      }}
    />
  )
}
