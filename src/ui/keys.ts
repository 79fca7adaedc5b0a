import { useEffect, useRef } from 'react'

/** The part of a keyboard event that shortcuts look at. */
export interface Press {
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/**
 * Name of a physical key as printed on its cap: `KeyN` → `N`, `Digit4` and `Numpad4` → `4`, `Slash` → `/`.
 * The character is never read: Vietnamese typing sits between the key and the page.
 */
export function capOf(code: string): string {
  return code
    .replace(/^(Key|Digit|Numpad(?=\d))/, '')
    .replace('Slash', '/')
    .replace('Period', '.')
}

/** A press as one chord: `Ctrl+K`, `Alt+1`, `F8`, `N`, `Shift+/`. The Command key counts as Ctrl. */
export function chordOf(press: Press): string {
  const parts = []
  if (press.ctrlKey || press.metaKey) parts.push('Ctrl')
  if (press.altKey) parts.push('Alt')
  if (press.shiftKey) parts.push('Shift')
  return [...parts, capOf(press.code)].join('+')
}

/** A chord that types nothing: it may be heard while a text field has focus. */
export function typesNothing(chord: string): boolean {
  return /^(Ctrl|Alt)\+/.test(chord) || /^F\d+$/.test(chord)
}

/** Whether keys go into text here: a text field, an editor, or an open list of options. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

/**
 * Listens for chords on the whole page: `useKeys({ 'Ctrl+K': open, 'F8': call })`. Single letters are never
 * heard in a text field, nor anything while a dialog is open or the screen is locked, save with `always`.
 */
export function useKeys(
  chords: Readonly<Record<string, () => void>>,
  options: { always?: boolean } = {},
): void {
  const always = options.always ?? false
  const latest = useRef(chords)
  latest.current = chords
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || (!always && isBlocked())) return
      const chord = chordOf(event)
      const act = latest.current[chord]
      if (!act || (!typesNothing(chord) && isTextField(event.target))) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [always])
}

function isBlocked(): boolean {
  return (
    document.body.hasAttribute('data-locked') ||
    document.querySelector('[role="dialog"][aria-modal="true"]') !== null
  )
}
