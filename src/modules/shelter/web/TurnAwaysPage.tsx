import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { instantOf, typedNow } from '#modules/cases/web/fields.part.ts'
import { useAct, usePages, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair } from '#ui/fields.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listHousesContract } from '../house.contract.ts'
import { arrivals, sentOnTo, turnAwayReasons } from '../shelter.codes.ts'
import {
  addTurnAwayContract,
  exportTurnAwaysContract,
  listTurnAwaysContract,
  type TurnAway,
  withdrawTurnAwayContract,
} from '../turn-away.contract.ts'
import { MomentField } from './MomentField.tsx'
import classes from './Shelter.module.css'
import { choicesOf } from './words.ts'

/** Who could not be taken in, and why: the number that planning needs most. Nobody is named. */
export default function TurnAwaysPage() {
  const t = useText()
  const may = useMay()
  const now = new Date(useNow())
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const reason = turnAwayReasons.find((each) => each === address.reason)
  const filter = reason ? { reason } : {}
  const list = usePages(listTurnAwaysContract, { query: filter })
  const withdraw = useAct(withdrawTurnAwayContract)
  return (
    <Page
      title={t('shelter.turn_aways.title')}
      opening={t('shelter.turn_aways.opening')}
      actions={
        may('shelter.keep') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => change({ new: 'true' })}
          >
            {t('shelter.turn_away.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList<TurnAway>
          label={t('shelter.turn_aways.title')}
          columns={[
            {
              key: 'when',
              label: t('shelter.turn_away.when'),
              cell: (each) => formatWhen(each.happened_at, now, language),
            },
            {
              key: 'reason',
              label: t('shelter.turn_away.reason'),
              main: true,
              cell: (each) => (
                <>
                  {t(`shelter.reason.${each.reason}`)}
                  <SubLine>{each.house_name ?? t('shelter.turn_away.no_house')}</SubLine>
                </>
              ),
            },
            {
              key: 'persons',
              label: t('shelter.persons.column'),
              figures: true,
              cell: (each) => (
                <>
                  {each.persons}
                  <SubLine>{each.children > 0 ? t('shelter.children', { n: each.children }) : ''}</SubLine>
                </>
              ),
            },
            {
              key: 'sent',
              label: t('shelter.turn_away.sent_on'),
              cell: (each) => t(`shelter.sent_on.${each.sent_on}`),
            },
            {
              key: 'asked',
              label: t('shelter.turn_away.asked_by'),
              cell: (each) => t(`shelter.arrived_by.${each.asked_by}`),
            },
            {
              key: 'act',
              label: t('shelter.turn_away.withdraw'),
              quiet: true,
              cell: (each) =>
                may('shelter.keep') && (
                  <Button
                    variant="subtle"
                    size="sm"
                    aria-disabled={withdraw.isPending}
                    onClick={() =>
                      !withdraw.isPending &&
                      withdraw.mutate({ params: { turn_away_id: each.id }, body: { version: each.version } })
                    }
                  >
                    {t('shelter.turn_away.withdraw')}
                  </Button>
                ),
            },
          ]}
          pages={{ ...list, error: list.error ?? withdraw.error }}
          rowKey={(each) => each.id}
          exportAs={<ExcelButton contract={exportTurnAwaysContract} args={{ query: filter }} />}
          filter={
            <div className={classes.narrow}>
              <SelectField
                label={t('shelter.turn_away.reason')}
                data={[
                  { value: '', label: t('shelter.any') },
                  ...choicesOf(turnAwayReasons, 'shelter.reason', t),
                ]}
                value={reason ?? ''}
                onChange={(next) => change({ reason: next || undefined })}
              />
            </div>
          }
          empty={
            reason
              ? { sentence: t('shelter.none_found'), next: t('shelter.none_found_next') }
              : { sentence: t('shelter.turn_aways.none'), next: t('shelter.turn_aways.none_next') }
          }
        />
      </Sheet>
      {address.new && may('shelter.keep') && <AddDialog onClose={() => change({ new: undefined })} />}
    </Page>
  )
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const houses = useRead(listHousesContract, {}).data?.items ?? []
  const [house, setHouse] = useState('')
  const [moment, setMoment] = useState(() => typedNow())
  const [persons, setPersons] = useState<number | string>(1)
  const [children, setChildren] = useState<number | string>(0)
  const [reason, setReason] = useState<(typeof turnAwayReasons)[number]>()
  const [sentOn, setSentOn] = useState<(typeof sentOnTo)[number]>()
  const [askedBy, setAskedBy] = useState<(typeof arrivals)[number]>()
  const [isTried, setTried] = useState(false)
  const add = useAct(addTurnAwayContract, { onDone: onClose })
  const happened_at = instantOf(moment)
  const missing = (is: unknown) => (isTried && !is ? t('shelter.missing.choice') : undefined)
  const send = () => {
    setTried(true)
    if (!happened_at || !reason || !sentOn || !askedBy) return
    add.mutate({
      body: {
        ...(house ? { house_id: house } : {}),
        happened_at,
        persons: Number(persons) || 1,
        children: Number(children) || 0,
        reason,
        sent_on: sentOn,
        asked_by: askedBy,
      },
    })
  }
  return (
    <FormDialog
      title={t('shelter.turn_away.new')}
      actLabel={t('shelter.turn_away.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p className={layout.quiet}>{t('shelter.turn_away.note')}</p>
      <ChoiceKeys
        label={t('shelter.turn_away.reason')}
        choices={choicesOf(turnAwayReasons, 'shelter.reason', t)}
        chosen={reason ? [reason] : []}
        onChange={([next]) => setReason(next)}
        columns={3}
        error={missing(reason)}
      />
      <FieldPair>
        <NumberField
          label={t('shelter.persons.column')}
          min={1}
          max={30}
          value={persons}
          onChange={setPersons}
        />
        <NumberField
          label={t('shelter.children.column')}
          min={0}
          max={30}
          value={children}
          onChange={setChildren}
        />
      </FieldPair>
      <ChoiceKeys
        label={t('shelter.turn_away.sent_on')}
        choices={choicesOf(sentOnTo, 'shelter.sent_on', t)}
        chosen={sentOn ? [sentOn] : []}
        onChange={([next]) => setSentOn(next)}
        error={missing(sentOn)}
      />
      <ChoiceKeys
        label={t('shelter.turn_away.asked_by')}
        choices={choicesOf(arrivals, 'shelter.arrived_by', t)}
        chosen={askedBy ? [askedBy] : []}
        onChange={([next]) => setAskedBy(next)}
        error={missing(askedBy)}
      />
      <MomentField
        label={t('shelter.turn_away.when')}
        value={moment}
        onChange={setMoment}
        error={isTried && !happened_at ? t('shelter.missing.moment') : undefined}
      />
      {houses.length > 0 && (
        <SelectField
          label={t('shelter.house')}
          data={[
            { value: '', label: t('shelter.turn_away.no_house') },
            ...houses.map((each) => ({ value: each.id, label: each.name })),
          ]}
          value={house}
          onChange={(next) => setHouse(next ?? '')}
        />
      )}
    </FormDialog>
  )
}
