import { useEffect, useRef, useState } from 'react'
import { beginEnrolment } from '#modules/access/session.contract.ts'
import { call } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { inGroups } from './groups.ts'
import classes from './sign-in.module.css'

/** Sets up the authenticator app: its secret, shown once, to be typed or opened on the same phone. */
export function Enrolment() {
  const t = useText()
  const [begun, setBegun] = useState<{ secret: string; link: string }>()
  const [error, setError] = useState<unknown>()
  const isAsked = useRef(false)
  useEffect(() => {
    // Once only: a second answer would make the first secret void while somebody is typing it.
    if (isAsked.current) return
    isAsked.current = true
    call(beginEnrolment, { body: {} }).then(setBegun, setError)
  }, [])
  if (error) return <ErrorNote error={error} />
  if (!begun) return <TextSkeleton />
  return (
    <ol className={classes.steps}>
      <li>{t('app.enrol.install')}</li>
      <li>
        {t('app.enrol.type')}
        <code className={classes.secret}>{inGroups(begun.secret)}</code>
        <a href={begun.link}>{t('app.enrol.open')}</a>
      </li>
      <li>{t('app.enrol.read')}</li>
    </ol>
  )
}
