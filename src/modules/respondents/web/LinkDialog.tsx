import { useState } from 'react'
import { searchCasesContract } from '#modules/cases/case.contract.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { call } from '#ui/call.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import { linkRespondentContract, unlinkRespondentContract } from '../respondent-link.contract.ts'

/** Two numbers, said once. Nobody reads the link back; only warnings cross it. */
export function LinkDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [act, setAct] = useState<'link' | 'unlink'>('link')
  const [his, setHis] = useState('')
  const [hers, setHers] = useState('')
  const [problem, setProblem] = useState<string>()
  const link = useAct(linkRespondentContract, { onDone: onClose })
  const unlink = useAct(unlinkRespondentContract, { onDone: onClose })
  const chosen = act === 'link' ? link : unlink
  const send = async () => {
    setProblem(undefined)
    if (his.trim().length < 2 || hers.trim().length < 2) return setProblem(t('respondents.link.both'))
    const found = await call(searchCasesContract, { body: { q: hers.trim() } }).catch(() => undefined)
    const [one, ...others] = found?.items.filter((item) => item.matched === 'code') ?? []
    if (!one || others.length > 0) return setProblem(t('respondents.link.no_case'))
    chosen.mutate({ body: { respondent_code: his.trim(), case_id: one.id } })
  }
  return (
    <FormDialog
      title={t('respondents.link')}
      actLabel={t(`respondents.link.${act}`)}
      isBusy={chosen.isPending}
      error={chosen.error}
      onAct={() => void send()}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('respondents.link.note')}</p>
      <ChoiceKeys
        label={t('respondents.link.what')}
        choices={(['link', 'unlink'] as const).map((value) => ({
          value,
          label: t(`respondents.link.${value}`),
        }))}
        chosen={[act]}
        required
        columns={2}
        onChange={([next]) => next && setAct(next)}
      />
      <TextField
        label={t('respondents.link.his')}
        placeholder="HV-26-0001"
        maxLength={20}
        value={his}
        onChange={(event) => setHis(event.currentTarget.value)}
      />
      <TextField
        label={t('respondents.link.hers')}
        placeholder="NM-26-0001"
        maxLength={20}
        value={hers}
        onChange={(event) => setHers(event.currentTarget.value)}
        error={problem}
      />
    </FormDialog>
  )
}
