import { AskDialog, type Question, typedNow, type Values } from '#modules/protection/web/ask-dialog.part.tsx'
import { dayKey, formatNumber } from '#ui/format.ts'
import { useLanguage, useText } from '#ui/text.ts'
import * as regime from '../regime.contract.ts'
import * as codes from '../returnee.codes.ts'
import * as contracts from '../returnee.contract.ts'
import type { ReturneeMove, SupportMove } from '../returnee.life.ts'
import { communeTells } from '../returnee.rule.ts'
import type { Care, Support } from '../returnee.shapes.ts'
import type { FileProps } from './ReturneeFile.tsx'
import { asks, told } from './returnee.form.ts'

type Say = ReturnType<typeof useText>

/** What is asked about a returnee. */
export type Asked =
  | 'province'
  | 'verification'
  | 'origin'
  | 'care'
  | 'support'
  | 'visit'
  | { move: ReturneeMove }
  | { endCare: Care }
  | { prolong: Care }
  | { support: Support; move: SupportMove }

const choices = (values: readonly string[], list: string, t: Say) =>
  values.map((value) => ({ value, label: t(`returnees.${list}.${value}`) }))
const today = () => dayKey(new Date())
const words = (t: Say, label = 'words'): Question => ({
  name: label,
  kind: 'words',
  label: t(`returnees.field.${label}`),
  optional: true,
})

/** Writes somebody down; what is typed is kept. */
export function AddDialog({
  caseId,
  view,
  onClose,
}: Pick<FileProps, 'caseId' | 'view'> & { onClose: () => void }) {
  const t = useText()
  const fromCommune = (values: Values) => communeTells(values.source as codes.Source)
  const questions: Question[] = [
    {
      name: 'person_id',
      kind: 'select',
      label: t('returnees.field.person'),
      choices: view.others.map((person) => ({ value: person.id, label: personLabel(person, t) })),
      start: view.others.length === 1 ? (view.others[0]?.id ?? null) : null,
    },
    {
      name: 'status',
      kind: 'one',
      label: t('returnees.column.status'),
      choices: choices(['identifying', 'accompanying'], 'status', t),
      start: 'identifying',
    },
    {
      name: 'source',
      kind: 'one',
      label: t('returnees.field.source'),
      choices: choices(codes.sources, 'source', t),
    },
    { name: 'came_on', kind: 'day', label: t('returnees.field.came_on'), start: today() },
    {
      name: 'commune_told_at',
      kind: 'moment',
      label: t('returnees.field.commune'),
      hint: t('returnees.field.commune_hint'),
      when: fromCommune,
      start: typedNow(),
    },
    {
      name: 'from_country',
      kind: 'select',
      label: t('returnees.field.from_country'),
      choices: choices(codes.countries, 'country', t),
      start: 'unknown',
    },
    {
      name: 'birthday',
      kind: 'day',
      label: t('returnees.field.birthday'),
      hint: t('returnees.field.birthday_hint'),
      optional: true,
    },
    words(t),
  ]
  return (
    <AskDialog
      title={t('returnees.add.act')}
      actLabel={t('returnees.add.act')}
      contract={contracts.addReturneeContract}
      questions={questions}
      draft={`returnee.${caseId}`}
      args={(answers) => ({
        params: { case_id: caseId },
        body: {
          ...asks<typeof contracts.addReturneeContract>(answers, [
            'person_id',
            'status',
            'source',
            'came_on',
            'from_country',
          ]),
          ...told(answers, ['commune_told_at', 'birthday', 'words']),
        },
      })}
      onClose={onClose}
    />
  )
}

/** The dialog of one question about a returnee. */
export function Asking({
  caseId,
  returnee,
  view,
  asked,
  onClose,
}: FileProps & { asked: Asked; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const params = { case_id: caseId, returnee_id: returnee.id }
  const { version } = returnee
  const named = (label: string) => ({ title: label, actLabel: label, onClose })
  const kept = (name: string) => ({ draft: `returnee.${name}.${returnee.id}` })
  if (asked === 'province')
    return (
      <AskDialog
        {...named(t('returnees.act.province'))}
        contract={contracts.tellProvinceContract}
        questions={[
          { name: 'told_at', kind: 'moment', label: t('returnees.field.province'), start: typedNow() },
          {
            name: 'how',
            kind: 'one',
            label: t('returnees.field.how'),
            choices: choices(codes.toldHows, 'told', t),
          },
        ]}
        args={(a) => ({
          params,
          body: { ...asks<typeof contracts.tellProvinceContract>(a, ['told_at', 'how']), version },
        })}
      />
    )
  if (asked === 'verification')
    return (
      <AskDialog
        {...named(t('returnees.act.verification'))}
        contract={contracts.verifyReturneeContract}
        questions={[
          { name: 'verified_on', kind: 'day', label: t('returnees.field.verified'), start: today() },
          { name: 'with_police', kind: 'check', label: t('returnees.with_police'), optional: true },
        ]}
        args={(a) => ({
          params,
          body: { version, verified_on: a.text('verified_on') ?? '', with_police: a.yes('with_police') },
        })}
      />
    )
  if (asked === 'origin')
    return (
      <AskDialog
        {...named(t('returnees.act.origin'))}
        {...kept('origin')}
        contract={contracts.setOriginContract}
        questions={[
          { name: 'on', kind: 'day', label: t('returnees.field.on'), start: today() },
          {
            name: 'origin',
            kind: 'one',
            label: t('returnees.field.origin'),
            choices: choices(codes.origins, 'origin', t),
            start: returnee.origin,
          },
          words(t, 'origin_words'),
          {
            name: 'relatives',
            kind: 'one',
            label: t('returnees.field.relatives'),
            choices: choices(codes.relativeStates, 'relatives', t),
            start: returnee.relatives,
          },
          words(t, 'relatives_words'),
        ]}
        args={(a) => ({
          params,
          body: {
            ...asks<typeof contracts.setOriginContract>(a, ['on', 'origin', 'relatives']),
            version,
            ...told(a, ['origin_words', 'relatives_words']),
          },
        })}
      />
    )
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
  if (asked === 'visit')
    return (
      <AskDialog
        {...named(t('returnees.act.visit'))}
        {...kept('visit')}
        contract={contracts.addVisitContract}
        questions={[
          { name: 'visited_on', kind: 'day', label: t('returnees.field.visited_on'), start: today() },
          {
            name: 'how',
            kind: 'one',
            label: t('returnees.field.visit_how'),
            choices: choices(codes.visitHows, 'visit', t),
          },
          {
            name: 'finding',
            kind: 'one',
            label: t('returnees.field.finding'),
            choices: choices(codes.findings, 'finding', t),
          },
          { name: 'next_on', kind: 'day', label: t('returnees.field.next_on'), optional: true },
          words(t),
        ]}
        args={(a) => ({
          params,
          body: {
            ...asks<typeof contracts.addVisitContract>(a, ['visited_on', 'how', 'finding']),
            ...told(a, ['next_on', 'words']),
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
  if ('support' in asked) {
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
  const { move } = asked
  return (
    <AskDialog
      {...named(t(`returnees.move.${move}`))}
      contract={contracts.moveReturneeContract}
      danger={move === 'deny'}
      questions={[
        { name: 'on', kind: 'day', label: t('returnees.field.on'), start: today() },
        ...(move === 'confirm'
          ? [
              {
                name: 'proof',
                kind: 'select',
                label: t('returnees.field.proof'),
                choices: choices(codes.proofs, 'proof', t),
              } as const,
              {
                name: 'proof_number',
                kind: 'line',
                label: t('returnees.field.proof_number'),
                optional: true,
                max: 200,
              } as const,
            ]
          : [{ ...words(t, 'why'), optional: move === 'accompany' }]),
      ]}
      args={(a) => ({
        params,
        body: {
          version,
          move,
          on: a.text('on') ?? '',
          ...told(a, ['proof', 'proof_number', 'why']),
        } as never,
      })}
    />
  )
}

/** A person of a case as everybody may read them: part, sex and age. */
function personLabel(person: { part: string; sex: string; age_years: number | null }, t: Say): string {
  const who = `${t(`returnees.part.${person.part}`)}, ${t(`returnees.sex.${person.sex}`).toLocaleLowerCase()}`
  return person.age_years === null ? who : `${who}, ${t('returnees.aged', { n: person.age_years })}`
}
