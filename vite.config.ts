import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * `x.messages.ts?vi` is that catalogue in Vietnamese alone, so that nobody downloads both languages.
 * Catalogues import types only and are read as they are.
 */
function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    enforce: 'pre',
    async load(id) {
      const found = /^(.+\.messages\.ts)\?(vi|en)$/.exec(id)
      if (!found?.[1] || !found[2]) return undefined
      this.addWatchFile(found[1])
      const file = `${pathToFileURL(found[1])}?${Date.now()}`
      const { messages } = (await import(file)) as { messages: Record<string, Record<string, string>> }
      return { code: `export default ${JSON.stringify(messages[found[2]])}`, moduleType: 'js' }
    },
  }
}

/** The staff app as static files for `/app`: no inline script, nothing as a data address, no source maps. */
export default defineConfig({
  root: 'src/app/web',
  base: '/app/',
  plugins: [oneLanguage(), react()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
