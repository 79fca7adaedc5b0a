import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { formatDay } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type HoldReason, holdReasons, keepUnits, marks } from '../retention.codes.ts'
import {
  askErasureContract,
  editRetentionContract,
  endHoldContract,
  exportDueContract,
  listDueContract,
  listErasuresContract,
  listHoldsContract,
  listRetentionContract,
  setHoldContract,
} from '../retention.contract.ts'
import classes from './Rights.module.css'

type Rule = {
  kind: string
  keep_value: number
  keep_unit: string
  basis: string
  mark: string
  version: number
}
type Asked =
  | { kind: 'erase'; code: string }
  | { kind: 'hold' }
  | { kind: 'end_hold'; id: string; code: string }
  | { kind: 'rule'; rule: Rule }

/** How long what is kept, what is due, what is held, what was erased. */
export default function RetentionPage() {
  const t = useText()
  const may = useMay()
  const [address, change] = useAddress()
  const [asked, setAsked] = useState<Asked>()
  const query = address.until ? { until: address.until } : {}
  const due = useRead(listDueContract, { query })
  const holds = useRead(listHoldsContract, {})
  const erasures = useRead(listErasuresContract, {})
  const rules = useRead(listRetentionContract, {})
  const close = () => setAsked(undefined)
  return (
    <Page
      title={t('rights.retention.title')}
      opening={t('rights.retention.opening')}
      actions={
        <>
          <Button variant="default" onClick={() => setAsked({ kind: 'hold' })}>
            {t('rights.retention.hold')}
          </Button>
          <Button variant="default" onClick={() => setAsked({ kind: 'erase', code: '' })}>
            {t('rights.retention.erase')}
          </Button>
        </>
      }
    >
      <Sheet>
        <Section title={t('rights.retention.due')}>
          <DataList
            label={t('rights.retention.due')}
            rows={due.data?.items}
            rowKey={(row) => row.case_id}
            error={due.error}
            onRetry={() => void due.refetch()}
            empty={{ sentence: t('rights.retention.none_due'), next: t('rights.retention.none_due_next') }}
            exportAs={<ExcelButton contract={exportDueContract} args={{ query }} />}
            filter={
              <div className={classes.narrow}>
                <DateField
                  label={t('rights.retention.until')}
                  value={address.until ?? null}
                  onChange={(until) => change({ until: until ?? undefined })}
                />
              </div>
            }
            columns={[
              {
                key: 'state',
                label: t('rights.state'),
                cell: (row) =>
                  row.held ? (
                    <Badge tone="act">{t('rights.retention.held')}</Badge>
                  ) : row.asked ? (
                    <Badge tone="warn">{t('rights.retention.second_asked')}</Badge>
                  ) : (
                    <Badge>{t('rights.retention.due_on', { day: formatDay(row.due_on) })}</Badge>
                  ),
              },
              {
                key: 'code',
                label: t('rights.case_code'),
                main: true,
                cell: (row) => (
                  <>
                    {row.code}
                    <SubLine>{row.agency_name}</SubLine>
                  </>
                ),
              },
              {
                key: 'kind',
                label: t('rights.retention.kind'),
                cell: (row) => t(`rights.retention.kind.${row.kind}`),
              },
              {
                key: 'closed',
                label: t('rights.retention.closed_on'),
                figures: true,
                cell: (row) => formatDay(row.closed_on),
              },
              {
                key: 'act',
                label: t('rights.retention.erase'),
                quiet: true,
                cell: (row) =>
                  !row.held &&
                  !row.asked && (
                    <Button
                      variant="default"
                      size="sm"
                      onClick={() => setAsked({ kind: 'erase', code: row.code })}
                    >
                      {t('rights.retention.erase')} <span className="unseen">{row.code}</span>
                    </Button>
                  ),
              },
            ]}
          />
        </Section>
        <Section title={t('rights.retention.holds')}>
          <DataList
            label={t('rights.retention.holds')}
            rows={holds.data?.items}
            rowKey={(row) => row.id}
            error={holds.error}
            onRetry={() => void holds.refetch()}
            empty={{ sentence: t('rights.retention.none_held') }}
            columns={[
              {
                key: 'state',
                label: t('rights.state'),
                cell: (row) => (
                  <Badge tone={row.ended_at ? 'neutral' : 'act'}>
                    {t(row.ended_at ? 'rights.retention.hold_ended' : 'rights.retention.held')}
                  </Badge>
                ),
              },
              {
                key: 'code',
                label: t('rights.case_code'),
                main: true,
                cell: (row) => (
                  <>
                    {row.case_code} · {t(`rights.retention.hold_reason.${row.reason}`)}
                    <SubLine>{row.set_by}</SubLine>
                  </>
                ),
              },
              { key: 'from', label: t('rights.when'), figures: true, cell: (row) => formatDay(row.from_at) },
              {
                key: 'act',
                label: t('rights.retention.end_hold'),
                quiet: true,
                cell: (row) =>
                  !row.ended_at &&
                  (row.end_asked ? (
                    <Badge tone="warn">{t('rights.retention.second_asked')}</Badge>
                  ) : (
                    <Button
                      variant="default"
                      size="sm"
                      onClick={() => setAsked({ kind: 'end_hold', id: row.id, code: row.case_code })}
                    >
                      {t('rights.retention.end_hold')}
                    </Button>
                  )),
              },
            ]}
          />
        </Section>
        <Section title={t('rights.retention.erasures')} note={t('rights.retention.erasures_note')}>
          <DataList
            label={t('rights.retention.erasures')}
            rows={erasures.data?.items}
            rowKey={(row) => row.case_id}
            error={erasures.error}
            onRetry={() => void erasures.refetch()}
            empty={{ sentence: t('rights.retention.none_erased') }}
            columns={[
              {
                key: 'state',
                label: t('rights.state'),
                cell: (row) => (
                  <Badge tone={row.complete ? 'ok' : 'warn'}>
                    {row.complete
                      ? t('rights.retention.complete')
                      : t('rights.retention.backups_until', { day: formatDay(row.backups_gone_on) })}
                  </Badge>
                ),
              },
              {
                key: 'code',
                label: t('rights.case_code'),
                main: true,
                cell: (row) => (
                  <>
                    {row.case_code}
                    <SubLine>{row.agency_name}</SubLine>
                  </>
                ),
              },
              {
                key: 'at',
                label: t('rights.retention.erased_on'),
                figures: true,
                cell: (row) => formatDay(row.erased_at),
              },
            ]}
          />
        </Section>
        <Section title={t('rights.retention.rules')} note={t('rights.retention.rules_note')}>
          <DataList
            label={t('rights.retention.rules')}
            rows={rules.data?.items}
            rowKey={(row) => row.kind}
            error={rules.error}
            onRetry={() => void rules.refetch()}
            empty={{ sentence: t('rights.retention.none_rules') }}
            columns={[
              {
                key: 'kind',
                label: t('rights.retention.kind'),
                main: true,
                cell: (row) => (
                  <>
                    {t(`rights.retention.kind.${row.kind}`)}
                    <SubLine>{row.basis}</SubLine>
                  </>
                ),
              },
              {
                key: 'keep',
                label: t('rights.retention.keep'),
                figures: true,
                cell: (row) => `${row.keep_value} ${t(`rights.retention.unit.${row.keep_unit}`)}`,
              },
              { key: 'mark', label: t('rights.retention.mark'), cell: (row) => row.mark },
              {
                key: 'act',
                label: t('rights.retention.edit'),
                quiet: true,
                cell: (row) =>
                  may('retention.edit') && (
                    <Button variant="default" size="sm" onClick={() => setAsked({ kind: 'rule', rule: row })}>
                      {t('rights.retention.edit')}
                    </Button>
                  ),
              },
            ]}
          />
        </Section>
      </Sheet>
      {asked?.kind === 'erase' && <EraseDialog code={asked.code} onClose={close} />}
      {asked?.kind === 'hold' && <HoldDialog onClose={close} />}
      {asked?.kind === 'end_hold' && <EndHoldDialog id={asked.id} code={asked.code} onClose={close} />}
      {asked?.kind === 'rule' && <RuleDialog rule={asked.rule} onClose={close} />}
    </Page>
  )
}

function EraseDialog({ code: given, onClose }: { code: string; onClose: () => void }) {
  const t = useText()
  const [code, setCode] = useState(given)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const ask = useAct(askErasureContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('rights.retention.erase')}
      actLabel={t('rights.retention.ask_second')}
      danger
      isBusy={ask.isPending}
      error={ask.error}
      onAct={() => {
        setTried(true)
        if (code.trim() && words.trim().length >= 10) ask.mutate({ body: { code, words } })
      }}
      onClose={onClose}
    >
      <p>{t('rights.retention.erase_means')}</p>
      <CodeAndWords code={code} words={words} isTried={isTried} onCode={setCode} onWords={setWords} />
    </FormDialog>
  )
}

function HoldDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [code, setCode] = useState('')
  const [words, setWords] = useState('')
  const [reason, setReason] = useState<HoldReason>('investigation')
  const [isTried, setTried] = useState(false)
  const hold = useAct(setHoldContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('rights.retention.hold')}
      actLabel={t('rights.retention.hold')}
      isBusy={hold.isPending}
      error={hold.error}
      onAct={() => {
        setTried(true)
        if (code.trim() && words.trim().length >= 10) hold.mutate({ body: { code, reason, words } })
      }}
      onClose={onClose}
    >
      <p>{t('rights.retention.hold_means')}</p>
      <SelectField
        label={t('rights.reason')}
        data={holdReasons.map((value) => ({ value, label: t(`rights.retention.hold_reason.${value}`) }))}
        value={reason}
        onChange={(next) => next && setReason(next as HoldReason)}
      />
      <CodeAndWords code={code} words={words} isTried={isTried} onCode={setCode} onWords={setWords} />
    </FormDialog>
  )
}

function EndHoldDialog({ id, code, onClose }: { id: string; code: string; onClose: () => void }) {
  const t = useText()
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const end = useAct(endHoldContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('rights.retention.end_hold_of', { code })}
      actLabel={t('rights.retention.ask_second')}
      isBusy={end.isPending}
      error={end.error}
      onAct={() => {
        setTried(true)
        if (words.trim().length >= 10) end.mutate({ params: { hold_id: id }, body: { words } })
      }}
      onClose={onClose}
    >
      <TextArea
        label={t('rights.reason')}
        value={words}
        maxLength={1_000}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={isTried && words.trim().length < 10 ? t('rights.emergency.words_short') : undefined}
      />
    </FormDialog>
  )
}

function RuleDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useText()
  const [value, setValue] = useState(String(rule.keep_value))
  const [unit, setUnit] = useState(rule.keep_unit)
  const [basis, setBasis] = useState(rule.basis)
  const [mark, setMark] = useState(rule.mark)
  const edit = useAct(editRetentionContract, { onDone: onClose })
  return (
    <FormDialog
      title={t(`rights.retention.kind.${rule.kind}`)}
      actLabel={t('rights.retention.save')}
      isBusy={edit.isPending}
      error={edit.error}
      onAct={() =>
        edit.mutate({
          params: { kind: rule.kind as never },
          body: {
            version: rule.version,
            keep_value: Number(value),
            keep_unit: unit as never,
            basis,
            mark: mark as never,
          },
        })
      }
      onClose={onClose}
    >
      <FieldPair>
        <TextField
          label={t('rights.retention.keep')}
          inputMode="numeric"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <SelectField
          label={t('rights.retention.unit')}
          data={keepUnits.map((each) => ({ value: each, label: t(`rights.retention.unit.${each}`) }))}
          value={unit}
          onChange={(next) => next && setUnit(next)}
        />
      </FieldPair>
      <TextArea
        label={t('rights.retention.basis')}
        value={basis}
        maxLength={500}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
      <SelectField
        label={t('rights.retention.mark')}
        data={marks.map((each) => ({ value: each, label: t(`rights.retention.mark_of.${each}`) }))}
        value={mark}
        onChange={(next) => next && setMark(next)}
      />
    </FormDialog>
  )
}

function CodeAndWords(props: {
  code: string
  words: string
  isTried: boolean
  onCode: (code: string) => void
  onWords: (words: string) => void
}) {
  const t = useText()
  return (
    <>
      <TextField
        label={t('rights.case_code')}
        description={t('rights.case_code_form')}
        value={props.code}
        onChange={(event) => props.onCode(event.currentTarget.value)}
        error={props.isTried && !props.code.trim() ? t('rights.missing') : undefined}
      />
      <TextArea
        label={t('rights.reason')}
        value={props.words}
        maxLength={1_000}
        onChange={(event) => props.onWords(event.currentTarget.value)}
        error={
          props.isTried && props.words.trim().length < 10 ? t('rights.emergency.words_short') : undefined
        }
      />
    </>
  )
}
