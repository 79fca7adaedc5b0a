import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { listPeriods, type Scheme } from '#modules/indicators/period.contract.ts'
import { lastDay } from '#modules/indicators/web/figure-text.rule.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useGo } from '#ui/links.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { outlineOf } from '../outlines/catalogue.ts'
import { type OutlineCode, outlineCodes } from '../outlines/outline.codes.ts'
import { beginReport, listReports } from '../report.contract.ts'
import { schemesOfKind } from '../report.kinds.ts'
import classes from './Editor.module.css'

/** Begins the report of a period; its sentences and figures come from the outline. */
export function BeginReport({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('reports.begin.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Fields onClose={onClose} />}
    </Modal>
  )
}

function Fields({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const go = useGo()
  const [code, setCode] = useState<OutlineCode>('six_month')
  const outline = outlineOf(code)
  const schemes = schemesOfKind[outline.kind]
  const [wanted, setScheme] = useState<Scheme>()
  const scheme =
    code === 'action_month' && !wanted
      ? 'action_month'
      : (schemes.find((one) => one === wanted) ?? schemes[0])
  const [chosen, setChosen] = useState<string | null>(null)
  const all = useRead(listPeriods, { query: { scheme } }, { staleTime: Number.POSITIVE_INFINITY })
  const today = dayKey(new Date())
  const begun = all.data?.items.filter((period) => period.from <= today).toReversed() ?? []
  // A report is usually written when its period has just ended.
  const latest = outline.kind === 'quick' ? begun[0] : begun.find((one) => one.until <= today)
  const period = begun.find((one) => one.code === chosen) ?? latest ?? begun[0]
  const begin = useAct(beginReport, {
    refresh: [listReports],
    onDone: ({ id }) => go({ to: '/reports/$id', params: { id } }),
  })
  const send = () => {
    if (period && !begin.isPending)
      begin.mutate({ body: { kind: outline.kind, outline: code, scheme, period: period.code } })
  }
  return (
    <Form onSend={send}>
      <p className={classes.quiet}>{t('reports.begin.what')}</p>
      <SelectField
        label={t('reports.begin.outline')}
        description={outline.source}
        data={outlineCodes.map((one) => ({ value: one, label: outlineOf(one).name[language] }))}
        value={code}
        onChange={(next) => next && setCode(next as OutlineCode)}
      />
      {schemes.length > 1 && (
        <ChoiceKeys<Scheme>
          label={t('reports.begin.scheme')}
          required
          columns={1}
          choices={schemes.map((value) => ({
            value,
            label: t(`reports.begin.scheme.${value}`),
          }))}
          chosen={[scheme]}
          onChange={([next]) => next && setScheme(next)}
        />
      )}
      <SelectField
        label={t('reports.begin.period')}
        data={begun.map((one) => ({
          value: one.code,
          label: `${one.name[language]} (${formatDay(one.from)} – ${formatDay(lastDay(one.until))})`,
        }))}
        value={period?.code ?? null}
        onChange={setChosen}
      />
      <ErrorNote error={all.error ?? begin.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={begin.isPending || !period}>
          {t('reports.begin.act')}
        </Button>
      </div>
    </Form>
  )
}
