import { Button } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { SunMark } from '#ui/SunMark.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { SchemeButton } from '../shell/SchemeButton.tsx'
import classes from './sign-in.module.css'

/** The page before the house: one sheet, and the switches of language and light. */
export function Door({
  title,
  opening,
  children,
}: {
  title: string
  opening: ReactNode
  children: ReactNode
}) {
  const t = useText()
  const { language, setLanguage } = useLanguage()
  useEffect(() => {
    document.title = `${title} · Nắng Mai`
  }, [title])
  return (
    <main className={classes.door}>
      <div className={classes.name}>
        <SunMark />
        {t('app.name')}
      </div>
      <div className={classes.sheet}>
        <h1 className={classes.title}>{title}</h1>
        <p>{opening}</p>
        {children}
      </div>
      <div className={classes.foot}>
        <Button
          variant="subtle"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
        >
          {t('app.language.other')}
        </Button>
        <SchemeButton />
      </div>
    </main>
  )
}
