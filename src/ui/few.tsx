import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useText } from './text.ts'

/**
 * The first few of a list that stands on a page with others, and the button that shows the rest. All of them when `few` is left
 * out, or when only one would be hidden.
 */
export function useFew<T>(
  all: readonly T[] | undefined,
  few: number | undefined,
): { shown: readonly T[] | undefined; more: ReactNode } {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  if (!all || few === undefined || isOpen || all.length <= few + 1) return { shown: all, more: null }
  return {
    shown: all.slice(0, few),
    more: (
      <Button
        variant="subtle"
        leftSection={<IconChevronDown size={20} stroke={1.75} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('ui.list.rest', { n: all.length - few })}
      </Button>
    ),
  }
}
