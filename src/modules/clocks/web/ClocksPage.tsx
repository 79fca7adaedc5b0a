import { Button } from '@mantine/core'
import { useState } from 'react'
import { listClockRulesContract } from '#modules/law/law.contract.ts'
import { useAct, usePages, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { Form, TextField } from '#ui/fields.tsx'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import {
  exportClocksContract,
  listClocksContract,
  type ShownClock,
  searchClocksContract,
} from '../clock.contract.ts'
import { type ClockState, clockStates } from '../clock.life.ts'
import { ClockList } from './ClockList.tsx'
import classes from './clocks.module.css'

/** Time limits of the law that run for my cases and my agency: least time left first, found by case number. */
export default function ClocksPage() {
  const t = useText()
  const [address, change] = useAddress()
  const [found, setFound] = useState<readonly ShownClock[]>()
  const state: ClockState = clockStates.find((each) => each === address.state) ?? 'open'
  const query = { state, ...(address.rule ? { rule: address.rule } : {}) }
  const clocks = usePages(listClocksContract, { query })
  const rules = useRead(listClockRulesContract, { query: {} }, { staleTime: 600_000 })
  const isFiltered = state !== 'open' || address.rule !== undefined
  return (
    <Page title={t('clocks.page.title')} opening={t('clocks.page.opening')}>
      <Sheet>
        <search className={classes.filters}>
          <CaseSearch found={found !== undefined} onFound={setFound} />
          {!found && (
            <>
              <div className={classes.wide}>
                <ChoiceKeys<ClockState>
                  label={t('clocks.filter.state')}
                  isLabelled
                  required
                  columns={5}
                  choices={clockStates.map((each) => ({ value: each, label: t(`clocks.state.${each}`) }))}
                  chosen={[state]}
                  onChange={([next]) => change({ state: next === 'open' ? undefined : next })}
                />
              </div>
              <div className={classes.narrow}>
                <SelectField
                  label={t('clocks.filter.rule')}
                  searchable
                  data={[
                    { value: '', label: t('clocks.filter.any') },
                    ...(rules.data?.items ?? []).map((rule) => ({
                      value: rule.code,
                      label: `${rule.code} · ${rule.trigger_vi}`,
                    })),
                  ]}
                  value={address.rule ?? ''}
                  onChange={(rule) => change({ rule: rule || undefined })}
                />
              </div>
              <ExcelButton contract={exportClocksContract} args={{ query }} />
            </>
          )}
        </search>
        <ClockList
          pages={found ? undefined : clocks}
          rows={found}
          empty={
            found || isFiltered
              ? { sentence: t('clocks.none_found'), next: t('clocks.none_found_next') }
              : { sentence: t('clocks.none'), next: t('clocks.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

function CaseSearch({
  found,
  onFound,
}: {
  found: boolean
  onFound: (items: readonly ShownClock[] | undefined) => void
}) {
  const t = useText()
  const [code, setCode] = useState('')
  const search = useAct(searchClocksContract, { refresh: [], onDone: (reply) => onFound(reply.items) })
  return (
    <div className={classes.search}>
      <Form onSend={() => code.trim().length >= 4 && search.mutate({ body: { code } })}>
        <TextField
          label={t('clocks.search')}
          placeholder="NM-26-0004"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <div className={classes.ways}>
          <Button type="submit" variant="default" aria-disabled={search.isPending}>
            {t('clocks.search_act')}
          </Button>
          {found && (
            <Button variant="subtle" onClick={() => onFound(undefined)}>
              {t('clocks.search_clear')}
            </Button>
          )}
        </div>
      </Form>
      <ErrorNote error={search.error} />
    </div>
  )
}
