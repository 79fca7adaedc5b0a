import { CatchBoundary } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDayInWords } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useOpening } from '#ui/opening.ts'
import { Page } from '#ui/Page.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { todayCards } from '../collect.ts'

const cards = todayCards.map((card) => ({
  ...card,
  key: `${card.order} ${card.permit ?? ''}`,
  Content: lazy(card.load),
}))

/** What waits for me today: the cards of all modules whose permits I hold. */
export default function TodayPage() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const opening = useOpening()
  const now = useNow()
  const mine = cards.filter((card) => may(card.permit))
  const wide = mine.filter((card) => card.column !== 'narrow')
  const narrow = mine.filter((card) => card.column === 'narrow')
  return (
    <Page
      title={t('app.today.title')}
      scope={<span className="figures">{formatDayInWords(new Date(now), language)}</span>}
      opening={opening ?? t(mine.length > 0 ? 'app.today.opening' : 'app.today.empty')}
    >
      {mine.length === 0 ? (
        <Sheet>
          <Section title={t('app.today.empty_title')}>
            <p>{t('app.today.empty_next')}</p>
          </Section>
        </Sheet>
      ) : narrow.length > 0 && wide.length > 0 ? (
        <Columns>
          <Cards cards={wide} />
          <Cards cards={narrow} />
        </Columns>
      ) : (
        <Cards cards={mine} />
      )}
    </Page>
  )
}

function Cards({ cards: shown }: { cards: typeof cards }) {
  return (
    <Sheet>
      {shown.map(({ key, Content }) => (
        // A card that fails must not take the others with it.
        <CatchBoundary
          key={key}
          getResetKey={() => key}
          errorComponent={({ error }) => <ErrorNote error={error} />}
        >
          <Suspense fallback={<TextSkeleton />}>
            <Content />
          </Suspense>
        </CatchBoundary>
      ))}
    </Sheet>
  )
}
