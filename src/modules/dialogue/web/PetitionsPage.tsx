import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { call, usePages, useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import {
  exportPetitionsContract,
  listPetitionsContract,
  petitionViews,
  readTurnsContract,
} from '../petition.contract.ts'
import { petitionStates } from '../petition.life.ts'
import classes from './Dialogue.module.css'
import { petitionColumns } from './petition-columns.tsx'
import { TurnsTable } from './TurnsTable.tsx'
import { useTopics } from './use-topics.ts'

/** Petitions by the clock: what my body owes, what is late, what waits for who holds the dialogue, and all of them. */
export default function PetitionsPage() {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const topics = useTopics()
  const turns = useRead(readTurnsContract, {})
  const [address, change] = useAddress()
  const mine = turns.data?.mine
  const view = petitionViews.find((each) => each === address.view) ?? (mine && mine.open > 0 ? 'mine' : 'all')
  const state = petitionStates.find((each) => each === address.state)
  const topic = topics.choices.find((each) => each.value === address.topic)?.value
  const q = address.q?.slice(0, 100)
  const query = { view, ...(q ? { q } : {}), ...(state ? { state } : {}), ...(topic ? { topic } : {}) }
  const list = usePages(
    listPetitionsContract,
    { query },
    { enabled: turns.data !== undefined || turns.isError },
  )
  const any = { value: '', label: t('dialogue.filter.any') }
  return (
    <Page
      title={t('dialogue.petitions.title')}
      opening={
        mine &&
        (mine.late > 0 ? (
          <strong>{t('dialogue.petitions.mine_late', { n: mine.late })}</strong>
        ) : mine.open > 0 ? (
          t('dialogue.petitions.mine_open', { n: mine.open })
        ) : (
          t('dialogue.petitions.calm')
        ))
      }
      actions={
        may('petition.record') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => go({ to: '/petitions/new' })}
          >
            {t('dialogue.petition.new')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList
          label={t('dialogue.petitions.title')}
          columns={petitionColumns(t, topics.named)}
          pages={list}
          rowKey={(line) => line.id}
          rowGoal={(line) => ({ to: '/petitions/$id', params: { id: line.id } })}
          filter={
            <div className={classes.narrow}>
              <SelectField
                label={t('dialogue.filter.view')}
                data={petitionViews.map((value) => ({ value, label: t(`dialogue.view.${value}`) }))}
                value={view}
                onChange={(next) => change({ view: next ?? undefined })}
              />
              <SearchField
                label={t('dialogue.filter.search')}
                value={q ?? ''}
                onChange={(next) => change({ q: next || undefined })}
              />
              <SelectField
                label={t('dialogue.column.state')}
                data={[
                  any,
                  ...petitionStates.map((value) => ({ value, label: t(`dialogue.state.${value}`) })),
                ]}
                value={state ?? ''}
                onChange={(next) => change({ state: next || undefined })}
              />
              <SelectField
                label={t('dialogue.column.topic')}
                data={[any, ...topics.choices]}
                value={topic ?? ''}
                onChange={(next) => change({ topic: next || undefined })}
              />
            </div>
          }
          exportAs={
            <FileButton
              label={t('dialogue.export.act')}
              fetchFile={() => call(exportPetitionsContract, { query })}
            />
          }
          empty={{ sentence: t(`dialogue.petitions.none_${view}`), next: t('dialogue.petitions.none_next') }}
        />
      </Sheet>
      {(turns.data?.bodies.length ?? 0) > (mine?.open ? 1 : 0) && (
        <Sheet>
          <Section title={t('dialogue.turns.title')} note={t('dialogue.turns.note')}>
            <TurnsTable turns={turns.data} />
          </Section>
        </Sheet>
      )}
    </Page>
  )
}
