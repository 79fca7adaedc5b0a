import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseReference } from '#modules/law/index.ts'
import { type Html, html } from './html.ts'
import type { Words } from './words.ts'

/** A page read aloud: in which language, by whom, when. */
export interface Clip {
  page: string
  language: string
  languageName: string
  file: string
}

const folder = path.resolve(import.meta.dirname, '../../../db/reference/site')
const types: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.m4a': 'audio/mp4',
}

/** The clips there are, out of the list beside them. */
export async function listClips(from = folder): Promise<readonly Clip[]> {
  const rows = parseReference(await readFile(path.join(from, 'clips.csv'), 'utf8'))
  return rows.map((row) => ({
    page: row.page ?? '',
    language: row.language ?? '',
    languageName: row.language_name ?? '',
    file: row.file ?? '',
  }))
}

/** A player for each clip of a page, named by its language; nothing where none was recorded. The text stands beside it. */
export function players(clips: readonly Clip[], page: string, t: Words): Html {
  const own = clips.filter((clip) => clip.page === page)
  return html`${own.map(
    (clip) =>
      html`<p>${t.listen}: ${clip.languageName}</p><audio controls preload="none" aria-label="${t.listen}: ${clip.languageName}" src="/nghe/${clip.file}"></audio>`,
  )}`
}

/** The bytes of a clip that stands in the list; undefined for any other name. */
export async function readClip(
  clips: readonly Clip[],
  file: string,
  from = folder,
): Promise<{ bytes: Buffer; type: string } | undefined> {
  const clip = clips.find((each) => each.file === file)
  const type = types[path.extname(file)]
  if (!clip || !type) return undefined
  const bytes = await readFile(path.join(from, 'clips', path.basename(clip.file))).catch(() => undefined)
  return bytes && { bytes, type }
}

/**
 * The bytes a player asks for (RFC 9110, 14.2): some telephones play nothing unless they may ask for a part. Undefined for the
 * whole; `from` past the end means that there is no such part.
 */
export function askedPart(range: string | undefined, size: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (!first && !last) return undefined
  if (!first) return { from: Math.max(0, size - Number(last)), to: size - 1 }
  return { from: Number(first), to: Math.min(size - 1, last ? Number(last) : size - 1) }
}
