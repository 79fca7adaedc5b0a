import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useAct, usePages } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatWhen } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { turnAwayReasons } from '../shelter.codes.ts'
import {
  exportTurnAwaysContract,
  listTurnAwaysContract,
  type TurnAway,
  withdrawTurnAwayContract,
} from '../turn-away.contract.ts'
import classes from './Shelter.module.css'
import { TurnAwayDialog } from './TurnAwayDialog.tsx'
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
      {address.new && may('shelter.keep') && <TurnAwayDialog onClose={() => change({ new: undefined })} />}
    </Page>
  )
}
