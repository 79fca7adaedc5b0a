import { Button } from '@mantine/core'
import { IconPhonePlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallOf } from '#kernel/contract.ts'
import { usePages } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { usePageKeys } from '#ui/KeyHelp.tsx'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listContacts } from '../contact.contract.ts'
import type { ContactItem } from '../contact.shapes.ts'
import { exportContacts } from '../contact-export.contract.ts'
import { ContactFilter } from './ContactFilter.tsx'
import { ContactSearch } from './ContactSearch.tsx'
import { contactColumns } from './contact-columns.tsx'
import DraftsCard, { useDrafts } from './DraftsCard.tsx'
import { useLabel } from './labels.ts'
import { useHotlineToday } from './use-today.ts'

export type Filter = Omit<CallOf<typeof listContacts>['query'], 'after' | 'limit'>

/** Contacts of my hotline, newest first; drafts of mine on top. */
export default function ContactsPage() {
  const t = useText()
  const label = useLabel()
  const may = useMay()
  const go = useGo()
  const now = useNow()
  const { language } = useLanguage()
  const [address] = useAddress()
  const today = useHotlineToday()
  const [filter, setFilter] = useState<Filter>({})
  const [found, setFound] = useState<readonly ContactItem[] | undefined>()
  const contacts = usePages(listContacts, { query: filter })
  const record = () => go({ to: '/contacts/new' })
  usePageKeys(may('contact.take') ? [{ keys: 'N', label: t('hotline.list.new'), run: record }] : [])
  const owed = today.data
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  return (
    <Page
      title={t('hotline.list.title')}
      opening={
        address.saved
          ? t('hotline.list.saved')
          : owed &&
            t(
              owed.calls_due + owed.open_dangers === 0 ? 'hotline.list.opening_calm' : 'hotline.list.opening',
              {
                calls: owed.calls_due,
                dangers: owed.open_dangers,
              },
            )
      }
      actions={
        may('contact.take') && (
          <Button
            leftSection={<IconPhonePlus size={20} stroke={1.75} aria-hidden />}
            rightSection={<KeyCap keys="N" onFill />}
            onClick={record}
          >
            {t('hotline.list.new')}
          </Button>
        )
      }
    >
      {may('contact.take') && <DraftsSheet />}
      <Sheet>
        <DataList
          label={t('hotline.list.title')}
          columns={contactColumns(t, label, language, now)}
          pages={found ? undefined : contacts}
          rows={found}
          rowKey={(row) => row.id}
          rowGoal={(row) => ({ to: '/contacts/$id', params: { id: row.id } })}
          filter={
            <>
              <ContactSearch isFound={found !== undefined} onFound={setFound} />
              {!found && <ContactFilter filter={filter} onChange={setFilter} />}
            </>
          }
          exportAs={
            may('contact.export') && !found ? (
              <ExcelButton contract={exportContacts} args={{ query: filter }} />
            ) : undefined
          }
          empty={
            found
              ? { sentence: t('hotline.search.none'), next: t('hotline.search.none_next') }
              : isFiltered
                ? { sentence: t('hotline.list.none_filtered'), next: t('hotline.list.none_filtered_next') }
                : { sentence: t('hotline.list.none'), next: t('hotline.list.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

function DraftsSheet() {
  const drafts = useDrafts()
  if (!drafts.error && !drafts.data?.items.length) return null
  return (
    <Sheet>
      <DraftsCard />
    </Sheet>
  )
}
