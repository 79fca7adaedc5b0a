import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiRefusal } from '#ui/api.ts'
import { speak } from '#ui/call.ts'
import { TextProvider } from '#ui/text.ts'
import { cssVariables, theme } from '#ui/theme.ts'
import { messages } from './collect.ts'
import { pageNonce } from './nonce.ts'
import { rememberedLanguage, rememberLanguage, schemeMemory } from './preferences.ts'
import { router } from './router.tsx'

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
  const [language, setLanguage] = useState(() => rememberedLanguage() ?? 'vi')
  useEffect(() => {
    document.documentElement.lang = language
    speak(language)
  }, [language])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeMemory}
      defaultColorScheme="auto"
      getStyleNonce={pageNonce}
    >
      <TextProvider
        messages={messages}
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
