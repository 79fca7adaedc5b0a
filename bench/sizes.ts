import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a browser fetches before the first screen of the staff app, in kB after gzip: the page's own scripts and styles. */
export function firstLoad(webFolder: string): { scripts: number; styles: number } {
  const html = readFileSync(path.join(webFolder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/app\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  const weigh = (ending: string) =>
    named
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + gzipSync(readFileSync(path.join(webFolder, name))).length, 0) / 1000
  return { scripts: weigh('.js'), styles: weigh('.css') }
}

/** Bytes of the largest script of a page that loads later, in kB after gzip. */
export function largestLaterScript(webFolder: string): number {
  const folder = path.join(webFolder, 'assets')
  return Math.max(
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => gzipSync(readFileSync(path.join(folder, name))).length / 1000),
  )
}
