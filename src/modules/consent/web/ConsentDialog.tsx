import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { languages } from '#modules/hotline/contact.codes.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { givers, guardianRelations, interpreters, media } from '../consent.codes.ts'
import { giveConsentContract } from '../consent.contract.ts'
import classes from './consent.module.css'
import { bodyOf, freshTold, missingIn, ToldFields, type ToldForm } from './recipient.tsx'

interface ConsentDialogProps {
  caseId: string
  isChild: boolean
  guardians: readonly { person_id: string; part: string; sex: string }[]
  onClose: () => void
}

interface YesForm {
  told: ToldForm
  medium: (typeof media)[number] | null
  language: (typeof languages)[number]
  interpreter: (typeof interpreters)[number]
  giver: (typeof givers)[number]
  guardian: string | null
  relation: (typeof guardianRelations)[number] | null
  isTold: boolean
}

/** What she agreed to, with the sentence that is said to her first: help never depends on a yes. Kept while it is written. */
export function ConsentDialog(props: ConsentDialogProps) {
  const start: YesForm = {
    told: freshTold(30),
    medium: null,
    language: 'vi',
    interpreter: 'none',
    giver: props.isChild ? 'guardian' : 'survivor',
    guardian: null,
    relation: null,
    isTold: false,
  }
  return (
    <Kept form={`consent.yes.${props.caseId}`} start={start}>
      {(kept) => <YesDialog {...props} kept={kept} />}
    </Kept>
  )
}

function YesDialog({
  caseId,
  isChild,
  guardians,
  onClose,
  kept,
}: ConsentDialogProps & { kept: KeptForm<YesForm> }) {
  const t = useText()
  const { content, setContent, done, mark } = kept
  const { told, medium, language, interpreter, giver, guardian, relation, isTold } = content
  const set = (part: Partial<YesForm>) => setContent({ ...content, ...part })
  const [isTried, setTried] = useState(false)
  const give = useAct(giveConsentContract, {
    onDone: () => {
      done()
      onClose()
    },
  })
  const send = () => {
    setTried(true)
    if (!medium || !isTold || Object.keys(missingIn(told)).length > 0) return
    if (giver === 'guardian' && (!guardian || !relation)) return
    give.mutate({
      params: { case_id: caseId },
      body: {
        ...bodyOf(told),
        medium,
        language,
        interpreter,
        given_by: giver,
        ...(giver === 'guardian' && guardian && relation
          ? { guardian: { person_id: guardian, relation } }
          : {}),
        told_help_is_free: true,
      },
    })
  }
  return (
    <FormDialog
      title={t('consent.act.give')}
      actLabel={t('consent.act.save')}
      isBusy={give.isPending}
      error={give.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p className={classes.said}>{t('consent.say_first')}</p>
      <CheckField
        label={t('consent.told_her')}
        checked={isTold}
        onChange={(event) => set({ isTold: event.currentTarget.checked })}
        error={isTried && !isTold ? t('consent.missing.told') : undefined}
      />
      <ToldFields form={told} onChange={(part) => set({ told: { ...told, ...part } })} isTried={isTried} />
      <ChoiceKeys
        label={t('consent.field_medium')}
        columns={3}
        choices={media.map((value) => ({ value, label: t(`consent.medium.${value}`) }))}
        chosen={medium ? [medium] : []}
        onChange={([next]) => set({ medium: next ?? null })}
        error={isTried && !medium ? t('consent.missing.medium') : undefined}
      />
      <ChoiceKeys
        label={t('consent.field_giver')}
        columns={3}
        choices={givers
          .filter((value) => !isChild || value !== 'survivor')
          .map((value) => ({ value, label: t(`consent.given_by.${value}`) }))}
        chosen={[giver]}
        required
        onChange={([next]) => next && set({ giver: next })}
      />
      {giver === 'guardian' && (
        <>
          <SelectField
            label={t('consent.field_guardian')}
            description={t(guardians.length > 0 ? 'consent.guardian_hint' : 'consent.guardian_none')}
            data={guardians.map((each, at) => ({
              value: each.person_id,
              label: `${t(`cases.part.${each.part}`)} ${at + 1}, ${t(`cases.sex.${each.sex}`).toLowerCase()}`,
            }))}
            value={guardian}
            onChange={(next) => set({ guardian: next })}
            error={isTried && !guardian ? t('consent.guardian_who') : undefined}
          />
          <ChoiceKeys
            label={t('consent.field_relation')}
            columns={3}
            choices={guardianRelations.map((value) => ({ value, label: t(`consent.relation.${value}`) }))}
            chosen={relation ? [relation] : []}
            onChange={([next]) => set({ relation: next ?? null })}
            error={isTried && !relation ? t('consent.guardian_who') : undefined}
          />
        </>
      )}
      <SelectField
        label={t('consent.field_language')}
        data={languages.map((value) => ({ value, label: t(`hotline.language.${value}`) }))}
        value={language}
        onChange={(value) => set({ language: languages.find((each) => each === value) ?? 'vi' })}
      />
      <ChoiceKeys
        label={t('consent.field_interpreter')}
        columns={4}
        choices={interpreters.map((value) => ({ value, label: t(`hotline.interpreter.${value}`) }))}
        chosen={[interpreter]}
        required
        onChange={([next]) => next && set({ interpreter: next })}
      />
      <p className={classes.quiet}>{t('consent.second_key_next')}</p>
      {mark}
    </FormDialog>
  )
}
