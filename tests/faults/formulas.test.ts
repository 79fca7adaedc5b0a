import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { sampleReport } from '#modules/documents/docx-sample.ts'
import { renderOfficialDocument, type Spreadsheet, writeSpreadsheet } from '#modules/documents/index.ts'
import { writeCsv } from '#modules/documents/spreadsheet-csv.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { tableCsv } from '#modules/indicators/web/table-csv.ts'
import { nameOf, sampleMoment, samplesOf } from '#tests/support/samples.ts'
import { callerOf, contracts, useScene } from './scene.ts'

const scene = useScene()

const signs = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '  +',
  '\u00a0=',
  '\u200b=',
  '\ufeff=',
  ';=',
  'a;=',
  'a\n=',
  "'=",
  '"=',
  '%0A=',
]
/** What a spreadsheet would work out, fetch or run when it opens. */
const formulas = signs.flatMap((sign) => [
  `${sign}1+1`,
  `${sign}HYPERLINK("http://127.0.0.1/x","xem")`,
  `${sign}cmd|' /C calc'!A0`,
])

/** Every cell of a workbook, none of them anything but what stands in it. */
async function cellsOf(bytes: Uint8Array): Promise<string[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  )
  const cells: string[] = []
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(
          [ExcelJS.ValueType.Formula, ExcelJS.ValueType.Hyperlink, ExcelJS.ValueType.Error],
          String(cell.value),
        ).not.toContain(cell.type)
        cells.push(String(cell.value))
      }),
    )
  }
  for (const [part, content] of Object.entries(unzipSync(bytes))) {
    if (part.endsWith('.xml') || part.endsWith('.rels'))
      expect(strFromU8(content), part).not.toMatch(
        /<f[ >]|<definedName name="(?!_xlnm\.)|TargetMode="External"|ddeLink/i,
      )
  }
  return cells
}

/** As the file may hold it: line ends as `\n`, control characters gone. */
const asKept = (text: string) => text.replaceAll('\r', '\n').normalize('NFC')

const list: Spreadsheet = {
  title: '=1+1',
  frozenAt: sampleMoment,
  creator: '=1+1',
  notes: formulas,
  columns: [
    { header: '=2+2', width: 20, kind: 'text' },
    { header: '+Số', width: 12, kind: 'number' },
    { header: '@Ngày', width: 12, kind: 'date' },
  ],
  rows: formulas.map((formula) => [formula, formula, formula]),
}

test('★20 a spreadsheet holds formulas as words: in its title, its headers, every kind of column, its notes', async () => {
  const cells = await cellsOf(await writeSpreadsheet(list))
  for (const formula of formulas)
    expect(cells.filter((cell) => cell === asKept(formula)).length, formula).toBeGreaterThanOrEqual(4)
  for (const text of ['=1+1', '=2+2', '+Số', '@Ngày']) expect(cells).toContain(text)
})

test.each(
  contracts
    // Papers that stand only after somebody has acted: `rights/data-request.test.ts` and `reports/report.test.ts` open them.
    .filter((contract) => contract.file && !/\/(letter|slip|signed-copy|pdf)$/.test(contract.path))
    .map((contract) => [nameOf(contract), contract] as const),
)('★20 %s goes out as an attachment in which nothing runs', async (name, contract) => {
  const { people, owner, agencyId, known } = scene()
  await owner("update agency set name = '=1+1' where id = $1", [agencyId])
  await owner("update staff set display_name = '@SUM(1)'")
  await people.operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: sampleMoment,
      ended_at: sampleMoment,
      danger_now: true,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'law',
      outcome: 'advised',
      place_id: '22',
      name: '=1+1 Bịa',
      notes: '=1+1',
    },
  })
  const role = callerOf(contract)
  for (const sample of samplesOf(contract, known)) {
    const response = await people[role ?? 'operator'].send(contract, sample)
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.~%-]+$/,
    )
    expect(response.headers['content-security-policy']).toContain('sandbox')
    expect(response.headers['x-content-type-options']).toBe('nosniff')
    const bytes = new Uint8Array(response.rawPayload)
    if (contract.file?.endsWith('spreadsheetml.sheet')) await cellsOf(bytes)
    else if (contract.file?.endsWith('wordprocessingml.document')) nothingActive(bytes)
    else if (contract.file?.startsWith('text/csv')) nothingStarts(response.body)
    else if (contract.path.includes('/files/'))
      expect(response.headers['content-type']).toBe('application/pdf') // somebody's own file, told by its bytes when it came
    else if (contract.path.endsWith('/photo')) expect(response.headers['content-type']).toBe('image/jpeg')
    else throw new Error(`${name} sends ${contract.file}: say here how it is looked at`)
  }
})

/** A document without fields, links that leave it, or parts that run. */
function nothingActive(bytes: Uint8Array): void {
  for (const [part, content] of Object.entries(unzipSync(bytes))) {
    expect(part).not.toMatch(/vba|embeddings|activeX|afchunk/i)
    if (/\.(xml|rels)$/.test(part)) {
      expect(
        strFromU8(content).replace(/<w:instrText[^>]*>\s*(PAGE|NUMPAGES)\s*<\/w:instrText>/g, ''),
        part,
      ).not.toMatch(/instrText|fldSimple|TargetMode="External"|altChunk/i)
    }
  }
}

test('★20 the tables of an official document hold formulas as words', async () => {
  const bytes = await renderOfficialDocument(
    sampleReport({
      annexes: [
        {
          title: '=1+1',
          blocks: [
            {
              kind: 'table',
              columns: [{ header: '=2+2', width: 1, align: 'left' }],
              rows: formulas.map((formula) => ({ cells: [formula] })),
            },
          ],
        },
      ],
    }),
  )
  nothingActive(bytes)
  const document = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replaceAll(
    '&apos;',
    "'",
  )
  expect(document).toContain('=2+2')
  expect(document).toContain("cmd|' /C calc'!A0")
})

/** No cell of a CSV, under any separator, starts with a sign of formulas, once what a program skips is skipped. */
function nothingStarts(csv: string): void {
  for (const separator of [/,|\r?\n/, /;|\r?\n/, /\t|\r?\n/]) {
    for (const cell of csv.replace(/^\ufeff/, '').split(separator)) {
      expect(cell.replace(/^"/, ''), JSON.stringify(cell)).not.toMatch(
        /^[ \u00a0\u200b\ufeff]*[=+@＝＋－＠\t\r-](?!\d+(?:[.,]\d+)?"?$)/,
      )
    }
  }
}

test('★20 a CSV has no cell that starts a formula, whichever separator the reader is set to', () => {
  nothingStarts(writeCsv(list))
})

test('★20 the table that a page saves has no cell that starts a formula', () => {
  for (const formula of formulas.filter((each) => !/[;\n\t]/.test(each))) nothingStarts(tableCsv([[formula]]))
})

const soffice = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
].find((file) => existsSync(file))

test.skipIf(!soffice)(
  '★20 LibreOffice shows the spreadsheet and the CSV as text, and works nothing out',
  { timeout: 180_000 },
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nm-formulas-'))
    const convert = (from: string, to: string) =>
      execFileSync(
        soffice ?? '',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--norestore',
          '--convert-to',
          to,
          '--outdir',
          path.join(folder, 'out'),
          path.join(folder, from),
        ],
        { stdio: 'ignore', timeout: 120_000 },
      )
    try {
      const plain = formulas.filter((formula) => !/[\r\n\t]/.test(formula))
      await writeFile(
        path.join(folder, 'bang.xlsx'),
        await writeSpreadsheet({ ...list, rows: plain.map((formula) => [formula, null, null]), notes: [] }),
      )
      convert('bang.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1')
      const shown = await readFile(path.join(folder, 'out', 'bang.csv'), 'utf8').catch(async () =>
        readFile(path.join(folder, 'out', `bang-${list.title}.csv`), 'utf8'),
      )
      for (const formula of plain) expect(shown).toContain(formula.replaceAll('"', '""').trim())
      expect(shown).not.toMatch(/(^|,)"?(2|4|Err:\d+|#NAME\?|xem)"?(,|$)/m)

      await writeFile(
        path.join(folder, 'danh-sach.csv'),
        writeCsv({ columns: list.columns.slice(0, 1), rows: formulas.map((formula) => [formula]) }),
      )
      convert('danh-sach.csv', 'xlsx')
      await cellsOf(new Uint8Array(await readFile(path.join(folder, 'out', 'danh-sach.xlsx'))))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)
