import path from 'node:path'

/** What the browser may run: quick exit on every page; sealing where a message is written or read. */
export interface SiteScripts {
  leave: string
  report: string
}

let made: Promise<SiteScripts> | undefined

/** Both scripts, made once when the first page is asked for. */
export function siteScripts(): Promise<SiteScripts> {
  made ??= Promise.all([bundled('leave.ts'), bundled('report.ts')]).then(([leave, report]) => ({
    leave,
    report,
  }))
  return made
}

async function bundled(file: string): Promise<string> {
  const { build } = await import('vite')
  const entry = path.join(import.meta.dirname, 'script', file)
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    build: {
      write: false,
      minify: true,
      target: 'es2019', // telephones of ten years ago
      modulePreload: false,
      lib: { entry, formats: ['iife'], name: 'n', fileName: 'n' },
    },
  })
  const output = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
  const chunk = output.find((each) => each.type === 'chunk')
  if (!chunk) throw new Error(`${file} was not built`)
  return chunk.code.trim()
}
