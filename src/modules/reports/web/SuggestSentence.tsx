import { Button, Menu } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { useText } from '#ui/text.ts'
import { isCounted } from '../outlines/outline.ts'
import { sentences } from '../outlines/sentences.ts'
import type { InsertFigureProps } from './InsertFigure.tsx'

/** Offers whole sentences with their figures; the chosen one goes to the end of the part. */
export function SuggestSentence({ inputId, text, onChange, part }: InsertFigureProps) {
  const t = useText()
  const offered = sentences.filter((one) => isCounted(one, indicatorCodes) && !text.includes(one))
  const add = (sentence: string) => {
    onChange(text.trim() === '' ? sentence : `${text.trimEnd()}\n${sentence}`)
    setTimeout(() => document.getElementById(inputId)?.focus(), 0)
  }
  return (
    <Menu position="bottom-start" width={360}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconBulb size={16} stroke={1.75} aria-hidden />}
          aria-label={t('reports.paper.suggest_in', { part })}
        >
          {t('reports.paper.suggest')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {offered.map((sentence) => (
          <Menu.Item key={sentence} lang="vi" onClick={() => add(sentence)}>
            {sentence}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
