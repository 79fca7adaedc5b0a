import { useId } from 'react'
import { useText } from '#ui/text.ts'
import { groupsOf, type NavPage } from '../nav.ts'
import { Place } from './Place.tsx'
import classes from './Shell.module.css'

interface Props {
  entries: readonly NavPage[]
  current: string | undefined
  onGo?: () => void
}

/** The places of my duty under the headings of the house; with one group there is nothing to tell apart. */
export function Places({ entries, current, onGo }: Props) {
  const id = useId()
  const t = useText()
  const groups = groupsOf(entries)
  const isTold = groups.filter((each) => each.group).length > 1
  return groups.map(({ group, entries: places }) => (
    <section key={group ?? ''} className={classes.group}>
      {group && isTold && (
        <p id={`${id}-${group}`} className={`${classes.groupName} ${classes.wide}`}>
          {t(`app.nav.group.${group}`)}
        </p>
      )}
      <ul className={classes.list} aria-labelledby={group && isTold ? `${id}-${group}` : undefined}>
        {places.map((page) => (
          <li key={page.path}>
            <Place page={page} isCurrent={page.path === current} onClick={onGo} />
          </li>
        ))}
      </ul>
    </section>
  ))
}
