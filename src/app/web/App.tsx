import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiRefusal } from '#ui/api.ts'
import { speak } from '#ui/call.ts'
import type { Language } from '#ui/format.ts'
import { PartsProvider } from '#ui/parts.tsx'
import { TextProvider } from '#ui/text.ts'
import { cssVariables, theme } from '#ui/theme.ts'
import { parts } from './collect.ts'
import { pageNonce } from './nonce.ts'
import { languageInUse, rememberLanguage, schemeMemory } from './preferences.ts'
import { router } from './router.tsx'
import { fetchLanguage, useTextsOf } from './texts/store.ts'

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal is an answer; only a server out of reach is asked again.
      retry: (times, error) =>
        times < 2 && error instanceof ApiRefusal && (error.status === 0 || error.status >= 502),
    },
  },
})

/** The staff app: theme, texts, cache, pages. */
export function App() {
  const { texts, language, setLanguage } = useTexts()
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeMemory}
      defaultColorScheme="auto"
      getStyleNonce={pageNonce}
    >
      <TextProvider
        texts={texts}
        language={language}
        setLanguage={(next) => {
          rememberLanguage(next)
          setLanguage(next)
        }}
      >
        <QueryClientProvider client={cache}>
          <PartsProvider parts={parts}>
            <RouterProvider router={router} />
          </PartsProvider>
        </QueryClientProvider>
      </TextProvider>
    </MantineProvider>
  )
}

/** Vietnamese comes with the app; English is fetched when it is chosen, and Vietnamese stands until it is there. */
function useTexts() {
  const [asked, setLanguage] = useState(languageInUse)
  const english = useTextsOf('en')
  const vietnamese = useTextsOf('vi') ?? {}
  useEffect(() => {
    fetchLanguage(asked).catch(() => undefined)
  }, [asked])
  const language: Language = asked === 'en' && english ? 'en' : 'vi'
  useEffect(() => {
    document.documentElement.lang = language
    speak(language)
  }, [language])
  return { texts: (language === 'en' && english) || vietnamese, language, setLanguage }
}
