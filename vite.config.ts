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

/**
 * `x.contract.ts` without its shapes: the page needs the method, the address and the permit; what is well-formed the
 * server says. So the library of shapes does not travel. What a page takes from a contract besides must be plain data.
 */
function contractsWithoutShapes(): Plugin {
  return {
    name: 'contracts-without-shapes',
    enforce: 'pre',
    async load(id) {
      if (!/\.contract\.ts$/.test(id)) return undefined
      this.addWatchFile(id)
      const exported = (await import(`${pathToFileURL(id)}?${Date.now()}`)) as Record<string, unknown>
      const lines = Object.entries(exported)
        .map(([name, value]) => [name, plain(value)] as const)
        .filter(([, text]) => text !== undefined)
        .map(([name, text]) => `export const ${name} = ${text}`)
      return { code: lines.join('\n'), moduleType: 'js' }
    },
  }
}

const shapes = new Set(['params', 'query', 'body', 'reply', 'summary'])

/** A contract without its shapes, plain data, or a list of either, as text of a program; undefined for whatever else. */
function plain(value: unknown): string | undefined {
  if (Array.isArray(value)) return whole(value.map(plain), (parts) => `[${parts.join(',')}]`)
  if (typeof value !== 'object' || value === null)
    return ['string', 'number', 'boolean'].includes(typeof value) || value === null
      ? JSON.stringify(value)
      : undefined
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const isContract = 'method' in value && 'permit' in value
  const entries = Object.entries(value).filter(([part]) => !(isContract && shapes.has(part)))
  const parts = entries.map(([name, part]) => {
    const text = plain(part)
    return text === undefined ? undefined : `${JSON.stringify(name)}:${text}`
  })
  return whole(parts, (all) => `{${all.join(',')}}`)
}

/** Joined where every part could be told. */
function whole(
  parts: readonly (string | undefined)[],
  join: (parts: string[]) => string,
): string | undefined {
  const told = parts.filter((part) => part !== undefined)
  return told.length === parts.length ? join(told) : undefined
}

/** The staff app as static files for `/app`: no inline script, nothing as a data address, no source maps. */
export default defineConfig({
  root: 'src/app/web',
  base: '/app/',
  plugins: [oneLanguage(), contractsWithoutShapes(), react()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
