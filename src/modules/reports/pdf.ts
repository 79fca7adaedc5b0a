import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Refusal } from '#kernel/refusal.ts'

const places = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]
const patienceMs = 60_000

// One at a time: a second LibreOffice beside the first takes the memory of the house.
let last: Promise<unknown> = Promise.resolve()

/**
 * A DOCX as PDF, made by LibreOffice in a folder of its own that is removed afterwards. Refuses with
 * `report.no_converter` where LibreOffice is not installed, `report.not_converted` where it could not do it.
 */
export async function pdfOf(docx: Uint8Array): Promise<Buffer> {
  const soffice = await findSoffice()
  if (!soffice) throw new Refusal('report.no_converter')
  const turn = last.then(
    () => convert(soffice, docx),
    () => convert(soffice, docx),
  )
  last = turn.catch(() => undefined)
  return turn
}

/** Where LibreOffice is, if it is. */
export async function findSoffice(): Promise<string | undefined> {
  for (const place of places) {
    const isThere = await access(place).then(
      () => true,
      () => false,
    )
    if (isThere) return place
  }
  return undefined
}

async function convert(soffice: string, docx: Uint8Array): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nangmai-pdf-'))
  try {
    const source = path.join(folder, 'ban.docx')
    await writeFile(source, docx, { mode: 0o600 })
    await new Promise<void>((done, fail) => {
      execFile(
        soffice,
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          folder,
          source,
        ],
        { timeout: patienceMs },
        (error) => (error ? fail(error) : done()),
      )
    }).catch(() => {
      throw new Refusal('report.not_converted')
    })
    return await readFile(path.join(folder, 'ban.pdf')).catch(() => {
      throw new Refusal('report.not_converted')
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
