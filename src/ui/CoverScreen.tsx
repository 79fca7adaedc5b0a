import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import classes from './notes.module.css'
import { SunMark } from './SunMark.tsx'

/**
 * Hides everything else on the page, its title and open dialogs included, without closing it: what was typed is
 * still there afterwards. Nothing below it can be seen, reached by keyboard or read aloud.
 */
export function CoverScreen({ title, children }: { title: string; children: ReactNode }) {
  const [place] = useState(() => {
    const element = document.createElement('div')
    element.setAttribute('data-cover', '')
    return element
  })
  useEffect(() => {
    const before = document.title
    const focused = document.activeElement
    document.body.append(place)
    document.body.setAttribute('data-locked', '')
    document.title = title
    place.querySelector<HTMLElement>('input, button')?.focus()
    return () => {
      place.remove()
      document.body.removeAttribute('data-locked')
      document.title = before
      if (focused instanceof HTMLElement) focused.focus()
    }
  }, [place, title])
  return createPortal(
    <main className={classes.cover}>
      <div className={classes.coverSheet}>
        <h1 className={classes.coverTitle}>
          <SunMark />
          {title}
        </h1>
        {children}
      </div>
    </main>,
    place,
  )
}
