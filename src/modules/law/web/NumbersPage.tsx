import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { SubLine } from '#ui/DataList.tsx'
import { useMay } from '#ui/me.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { type KeptNumber, listKeptNumbers } from '../keeping.contract.ts'
import { ChangeButton, KeptPage, thingsOf } from './kept-rows.tsx'
import { NumberDialog } from './NumberDialog.tsx'

/** Numbers for help as operators and the public page show them. */
export default function NumbersPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<KeptNumber | 'new'>()
  const read = useRead(listKeptNumbers, {})
  const name = (number: KeptNumber) => (language === 'vi' ? number.name_vi : number.name_en)
  const hours = (number: KeptNumber) => (language === 'vi' ? number.hours_vi : number.hours_en)
  const whatFor = (number: KeptNumber) => (language === 'vi' ? number.what_for_vi : number.what_for_en)
  return (
    <KeptPage
      name="numbers"
      things={thingsOf(read.data?.items, (number) => number.code)}
      error={read.error}
      onRetry={() => void read.refetch()}
      wordsOf={(number) => `${number.number_printed} ${number.digits} ${name(number)}`}
      actions={
        may('law.keep') && (
          <Button
            leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
            onClick={() => setAsked('new')}
          >
            {t('law.numbers.add')}
          </Button>
        )
      }
      columns={[
        {
          key: 'number',
          label: t('law.numbers.number'),
          cell: ({ newest }) => <strong className="figures">{newest.number_printed}</strong>,
        },
        {
          key: 'name',
          label: t('law.numbers.name'),
          main: true,
          cell: ({ newest }) => (
            <>
              {name(newest)}
              <SubLine>{whatFor(newest)}</SubLine>
              <SubLine>{hours(newest) ?? t('law.hotline.hours_unknown')}</SubLine>
            </>
          ),
        },
        {
          key: 'public',
          label: t('law.numbers.public'),
          cell: ({ newest }) => (
            <Badge tone={newest.show_publicly ? 'act' : 'neutral'}>
              {t(newest.show_publicly ? 'law.numbers.shown' : 'law.numbers.hidden')}
            </Badge>
          ),
        },
      ]}
      act={
        may('law.keep')
          ? ({ newest }) => (
              <ChangeButton
                of={newest.number_printed}
                label={t('law.kept.change')}
                onClick={() => setAsked(newest)}
              />
            )
          : undefined
      }
    >
      {asked && (
        <NumberDialog number={asked === 'new' ? undefined : asked} onClose={() => setAsked(undefined)} />
      )}
    </KeptPage>
  )
}
