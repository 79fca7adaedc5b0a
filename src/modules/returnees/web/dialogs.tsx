import { AskDialog, typedNow } from '#modules/protection/web/ask-dialog.part.tsx'
import { useText } from '#ui/text.ts'
import * as codes from '../returnee.codes.ts'
import * as contracts from '../returnee.contract.ts'
import type { ReturneeMove } from '../returnee.life.ts'
import { choices, today, words } from './questions.ts'
import type { FileProps } from './ReturneeFile.tsx'
import { type RegimeAsked, RegimeAsking } from './regime-dialogs.tsx'
import { asks, told } from './returnee.form.ts'

/** What is asked about a returnee. */
export type Asked = 'province' | 'verification' | 'origin' | 'visit' | { move: ReturneeMove } | RegimeAsked

const ofRegime = (asked: Asked): asked is RegimeAsked =>
  typeof asked === 'string'
    ? asked === 'care' || asked === 'support'
    : 'endCare' in asked || 'prolong' in asked || 'support' in asked

/** The dialog of one question about a returnee. */
export function Asking({
  caseId,
  returnee,
  view,
  asked,
  onClose,
}: FileProps & { asked: Asked; onClose: () => void }) {
  const t = useText()
  const params = { case_id: caseId, returnee_id: returnee.id }
  const { version } = returnee
  const named = (label: string) => ({ title: label, actLabel: label, onClose })
  const kept = (name: string) => ({ draft: `returnee.${name}.${returnee.id}` })
  if (ofRegime(asked)) return <RegimeAsking {...{ caseId, returnee, view, asked, onClose }} />
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
