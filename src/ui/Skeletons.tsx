import { Skeleton } from '@mantine/core'
import classes from './DataList.module.css'
import { useText } from './text.ts'

/** Names for a number of placeholders, which never change their order. */
export function placeholders(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `placeholder-${index + 1}`)
}

/** Grey lines in the shape of a text that is on its way. */
export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  const t = useText()
  return (
    <div className={classes.waiting} role="status">
      <span className="unseen">{t('ui.loading')}</span>
      {placeholders(lines).map((name, index) => (
        <Skeleton
          key={name}
          height={12}
          radius="xs"
          animate={false}
          width={index === lines - 1 ? '55%' : '85%'}
        />
      ))}
    </div>
  )
}

/** A whole page on its way: title, sentence, rows. */
export function PageSkeleton() {
  const t = useText()
  return (
    <div className={classes.waitingPage} role="status">
      <span className="unseen">{t('ui.loading')}</span>
      <Skeleton height={28} width={240} radius="xs" animate={false} />
      <Skeleton height={16} width="60%" radius="xs" animate={false} />
      <Skeleton height={240} radius="lg" animate={false} />
    </div>
  )
}
