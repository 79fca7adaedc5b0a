import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type House, listHousesContract } from '../house.contract.ts'
import { HouseDialog } from './HouseDialog.tsx'

/** Houses I may know of: name that may be said, kind, class of location; never an address. */
export default function HousesPage() {
  const t = useText()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const houses = useRead(listHousesContract, {})
  return (
    <Page
      title={t('shelter.houses.title')}
      opening={t('shelter.houses.opening')}
      actions={
        may('shelter.manage') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('shelter.houses.add')}
          </Button>
        )
      }
    >
      <Sheet>
        <DataList<House>
          label={t('shelter.houses.title')}
          columns={[
            {
              key: 'state',
              label: t('shelter.house.state'),
              cell: (house) => (
                <Badge tone={house.closed_on ? 'neutral' : 'ok'}>
                  {t(house.closed_on ? 'shelter.house.closed' : 'shelter.house.open')}
                </Badge>
              ),
            },
            {
              key: 'name',
              label: t('shelter.house.name'),
              main: true,
              cell: (house) => (
                <>
                  {house.name}
                  <SubLine>{t(`shelter.kind.${house.kind}`)}</SubLine>
                </>
              ),
            },
            {
              key: 'class',
              label: t('shelter.house.class'),
              cell: (house) => t(`shelter.class.${house.location_class}`),
            },
            { key: 'agency', label: t('shelter.house.agency'), cell: (house) => house.agency_name },
            {
              key: 'opened',
              label: t('shelter.house.opened_on'),
              figures: true,
              cell: (house) => formatDay(house.opened_on),
            },
          ]}
          rows={houses.data?.items}
          rowKey={(house) => house.id}
          rowGoal={(house) => ({ to: '/shelter/houses/$id', params: { id: house.id } })}
          error={houses.error}
          onRetry={() => void houses.refetch()}
          empty={{
            sentence: t('shelter.houses.none'),
            next: may('shelter.manage') ? t('shelter.houses.none_next') : undefined,
          }}
        />
      </Sheet>
      {isAdding && <HouseDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
