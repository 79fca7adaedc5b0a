import { Tooltip } from '@mantine/core'
import { useText } from '#ui/text.ts'
import classes from './Paper.module.css'

export interface FigureChipProps {
  /** As it will be printed. */
  words: string
  /** What the figure counts, told on hover and on focus. */
  title: string
  isOpen: boolean
  onOpen: () => void
}

/** A figure in its sentence: ground and underline say that it comes from records; pressing it shows which. */
export function FigureChip({ words, title, isOpen, onOpen }: FigureChipProps) {
  const t = useText()
  return (
    <Tooltip label={title} multiline maw={320} withinPortal>
      <button
        type="button"
        className={words === '' ? `${classes.chip} ${classes.missing}` : classes.chip}
        data-figure
        aria-expanded={isOpen}
        onClick={onOpen}
      >
        {words === '' ? t('reports.figure.missing') : words}
        <span className="unseen"> ({title})</span>
      </button>
    </Tooltip>
  )
}
