import { Button } from '@mantine/core'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { shelterAnswerContract } from '../house.contract.ts'
import classes from './Shelter.module.css'

/** Is there room? One word, and what to do next; no house, no number, no place. */
export default function AskPage() {
  const t = useText()
  const asked = useRead(shelterAnswerContract, {}, { staleTime: 60_000 })
  return (
    <Page title={t('shelter.ask.title')} opening={t('shelter.ask.opening')}>
      <Sheet>
        <Section title={t('shelter.ask.now')}>
          {asked.error && <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />}
          {!asked.data && !asked.error && <TextSkeleton lines={2} />}
          {asked.data && (
            <>
              <p className={classes.told} aria-live="polite">
                {t(`shelter.answer.${asked.data.answer}`)}
              </p>
              <p className={layout.quiet}>{t(`shelter.answer.${asked.data.answer}.next`)}</p>
              <div className={classes.act}>
                <Button
                  variant="default"
                  aria-disabled={asked.isFetching}
                  onClick={() => void asked.refetch()}
                >
                  {t('shelter.ask.again')}
                </Button>
              </div>
            </>
          )}
        </Section>
      </Sheet>
    </Page>
  )
}
