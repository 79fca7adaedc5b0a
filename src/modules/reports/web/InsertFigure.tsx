import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { listIndicators } from '#modules/indicators/indicator.contract.ts'
import { useRead } from '#ui/api.ts'
import { useLanguage, useText } from '#ui/text.ts'
import type { FigureRef } from '../report.body.codes.ts'
import { figureMark } from '../report.marks.ts'

export interface InsertFigureProps {
  inputId: string
  text: string
  onChange: (text: string) => void
  /** Heading of the part, for screen readers. */
  part: string
}

/** Puts a figure into the sentence where the cursor stands, instead of a number typed by hand. */
export function InsertFigure({ inputId, text, onChange, part }: InsertFigureProps) {
  const t = useText()
  const { language } = useLanguage()
  const indicators = useRead(listIndicators, {}, { staleTime: Number.POSITIVE_INFINITY })
  const insert = (indicator: FigureRef['indicator']) => {
    const field = document.getElementById(inputId)
    const at = field instanceof HTMLTextAreaElement ? field.selectionStart : text.length
    const until = field instanceof HTMLTextAreaElement ? field.selectionEnd : text.length
    onChange(
      `${text.slice(0, at)}${figureMark({ indicator, period: 'this', tells: 'value' })}${text.slice(until)}`,
    )
    // The person goes on writing where the figure now stands.
    setTimeout(() => field?.focus(), 0)
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
          aria-label={t('reports.paper.insert_in', { part })}
        >
          {t('reports.paper.insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {(indicators.data ?? []).map(({ code, title }) => (
          <Menu.Item key={code} onClick={() => insert(code as FigureRef['indicator'])}>
            {title[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
