import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiRefusal } from '#ui/api.ts'
import { speak } from '#ui/call.ts'
import type { Language } from '#ui/format.ts'
import { TextProvider, type Texts } from '#ui/text.ts'
import { cssVariables, theme } from '#ui/theme.ts'
import { pageNonce } from './nonce.ts'
import { rememberedLanguage, rememberLanguage, schemeMemory } from './preferences.ts'
import { router } from './router.tsx'
import { texts as vietnamese } from './texts/vi.ts'

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
          <RouterProvider router={router} />
        </QueryClientProvider>
      </TextProvider>
    </MantineProvider>
  )
}

/** Vietnamese comes with the app; English is fetched when it is chosen, and Vietnamese stands until it is there. */
function useTexts() {
  const [asked, setLanguage] = useState(() => rememberedLanguage() ?? 'vi')
  const [english, setEnglish] = useState<Texts>()
  useEffect(() => {
    if (asked === 'en')
      import('./texts/en.ts').then((fetched) => setEnglish(fetched.texts)).catch(() => undefined)
  }, [asked])
  const language: Language = asked === 'en' && english ? 'en' : 'vi'
  useEffect(() => {
    document.documentElement.lang = language
    speak(language)
  }, [language])
  return { texts: language === 'en' && english ? english : vietnamese, language, setLanguage }
}
