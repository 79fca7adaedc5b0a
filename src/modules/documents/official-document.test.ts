import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleReport } from './docx-sample.ts'
import { all, type Element, isOn, openPart, words } from './docx-walk.ts'
import { type OfficialDocument, OfficialDocumentModel } from './official-document.shapes.ts'
import { renderOfficialDocument } from './official-document.ts'

async function open(change: Partial<OfficialDocument> = {}): Promise<Element> {
  return openPart(await renderOfficialDocument(sampleReport(change)), 'word/document.xml')
}

/** The paragraph whose words are exactly these. */
function line(root: Element, text: string): Element {
  const found = all(root, 'w:p').filter((paragraph) => words(paragraph) === text)
  if (found.length !== 1) throw new Error(`${found.length} paragraphs say: ${text}`)
  return found[0] as Element
}

/** Size in half-points and dress of a paragraph's only look. */
function look(paragraph: Element) {
  const looks = all(paragraph, 'w:r').map((run) => ({
    size: Number(all(run, 'w:sz')[0]?.attributes['w:val']),
    bold: isOn(run, 'w:b'),
    italic: isOn(run, 'w:i'),
  }))
  expect(new Set(looks.map((each) => JSON.stringify(each))).size).toBe(1)
  return looks[0]
}

function attribute(root: Element, element: string, name: string): string | undefined {
  return all(root, element)[0]?.attributes[name]
}

const upright = (size: number) => ({ size, bold: false, italic: false })
const bold = (size: number) => ({ size, bold: true, italic: false })
const italic = (size: number) => ({ size, bold: false, italic: true })

/** Length of the rule that stands right after a paragraph, in twips, given the room it is centred in. */
function ruleAfter(root: Element, text: string, room: number): number {
  const paragraphs = all(root, 'w:p')
  const rule = paragraphs[paragraphs.indexOf(line(root, text)) + 1] as Element
  expect(attribute(rule, 'w:top', 'w:val')).toBe('single')
  const left = Number(attribute(rule, 'w:ind', 'w:left'))
  expect(attribute(rule, 'w:ind', 'w:right')).toBe(`${left}`)
  return room - 2 * left
}

test('the page is A4 with margins of 20, 20, 30 and 20 mm', async () => {
  const [page, , wide] = all(await open(), 'w:sectPr') as [Element, Element, Element]
  expect(all(page, 'w:pgSz')[0]?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' })
  const margins = { 'w:top': '1134', 'w:bottom': '1134', 'w:left': '1701', 'w:right': '1134' }
  expect(all(page, 'w:pgMar')[0]?.attributes).toMatchObject(margins)
  expect(all(wide, 'w:pgSz')[0]?.attributes).toMatchObject({ 'w:w': '16838', 'w:h': '11906' })
})

test('every letter is Times New Roman and marked as Vietnamese', async () => {
  const styles = openPart(await renderOfficialDocument(sampleReport()), 'word/styles.xml')
  const defaults = all(styles, 'w:docDefaults')[0] as Element
  for (const script of ['w:ascii', 'w:hAnsi', 'w:cs', 'w:eastAsia']) {
    expect(attribute(defaults, 'w:rFonts', script)).toBe('Times New Roman')
  }
  expect(attribute(defaults, 'w:lang', 'w:val')).toBe('vi-VN')
})

test('the page number is centred at 14 pt above every page but the first, and counts from 1 in each annex', async () => {
  const file = await renderOfficialDocument(sampleReport())
  const relations = all(openPart(file, 'word/_rels/document.xml.rels'), 'Relationship')
  const sections = all(openPart(file, 'word/document.xml'), 'w:sectPr')
  expect(sections).toHaveLength(3)
  for (const section of sections) {
    expect(isOn(section, 'w:titlePg')).toBe(true)
    expect(attribute(section, 'w:pgNumType', 'w:start')).toBe('1')
    const header = (type: string) => {
      const reference = all(section, 'w:headerReference').find((each) => each.attributes['w:type'] === type)
      const relation = relations.find((each) => each.attributes.Id === reference?.attributes['r:id'])
      return openPart(file, `word/${relation?.attributes.Target}`)
    }
    const numbered = header('default')
    expect(all(numbered, 'w:instrText')[0]?.text).toBe('PAGE')
    expect(attribute(numbered, 'w:jc', 'w:val')).toBe('center')
    expect(attribute(numbered, 'w:sz', 'w:val')).toBe('28')
    expect(all(header('first'), 'w:instrText')).toHaveLength(0)
  }
})

test('the head has the sizes of the decree and no cell margins, so that the quốc hiệu keeps its line', async () => {
  const root = await open()
  expect(look(line(root, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'))).toEqual(bold(26))
  expect(look(line(root, 'Độc lập - Tự do - Hạnh phúc'))).toEqual(bold(28))
  expect(look(line(root, 'UBND TỈNH QUẢNG NINH'))).toEqual(upright(26))
  expect(look(line(root, 'SỞ NỘI VỤ'))).toEqual(bold(26))
  const head = all(root, 'w:tbl')[0] as Element
  const margins = all(head, 'w:tblCellMar')[0] as Element
  expect(margins.children.map((side) => side.attributes['w:w'])).toEqual(['0', '0', '0', '0'])
  const [, right] = all(head, 'w:gridCol').map((column) => Number(column.attributes['w:w']))
  expect(right).toBeGreaterThan(5424) // width of the quốc hiệu in 13-pt bold
})

test('the motto is underlined over its whole length, the name and the subject over a third to a half', async () => {
  const root = await open()
  const [left = 0, right = 0] = all(root, 'w:gridCol').map((column) => Number(column.attributes['w:w']))
  // Measured on the outlines of the type: motto 3428, "SỞ NỘI VỤ" 1403, longer subject line 7242 twips.
  expect(Math.abs(ruleAfter(root, 'Độc lập - Tự do - Hạnh phúc', right) - 3428)).toBeLessThan(40)
  const share = ruleAfter(root, 'SỞ NỘI VỤ', left) / 1403
  expect(share > 1 / 3 && share < 1 / 2).toBe(true)
  const subject = ruleAfter(root, 'bạo lực trên cơ sở giới 6 tháng đầu năm 2026', 9071) / 7242
  expect(subject > 1 / 3 && subject < 1 / 2).toBe(true)
})

test('number and date stay blank until the clerk gives them', async () => {
  const root = await open()
  expect(look(line(root, 'Số:        /BC-SNV'))).toEqual(upright(26))
  expect(look(line(root, 'Quảng Ninh, ngày      tháng      năm 2026'))).toEqual(italic(28))
})

test('a given number and date stand in one row, padded as the decree says', async () => {
  const root = await open({ number: 5, date: '2026-01-05' })
  const row = all(root, 'w:tr')[1] as Element
  expect(all(row, 'w:p').map(words)).toEqual(['Số: 05/BC-SNV', 'Quảng Ninh, ngày 05 tháng 01 năm 2026'])
  expect(words(root)).toContain('(Kèm theo Báo cáo số 05/BC-SNV ngày 05 tháng 01 năm 2026 của Sở Nội vụ)')
})

test('kind and subject are bold 14 pt and centred', async () => {
  const root = await open()
  for (const text of ['BÁO CÁO', 'bạo lực trên cơ sở giới 6 tháng đầu năm 2026']) {
    expect(look(line(root, text))).toEqual(bold(28))
    expect(attribute(line(root, text), 'w:jc', 'w:val')).toBe('center')
  }
})

test('one addressee stands on the line of "Kính gửi:", several below it and the file says "Như trên"', async () => {
  const one = await open({ addressees: ['Ủy ban nhân dân tỉnh'] })
  line(one, 'Kính gửi: Ủy ban nhân dân tỉnh')
  const several = await open()
  line(several, 'Kính gửi:')
  expect(look(line(several, '- Ủy ban nhân dân tỉnh Quảng Ninh;'))).toEqual(upright(28))
  line(several, '- Bộ Nội vụ.')
  line(several, '- Như trên;')
  const none = words(await open({ addressees: [] }))
  expect(none.includes('Kính gửi') || none.includes('Như trên')).toBe(false)
})

test('legal bases are italic, end with ";" and the last with "."', async () => {
  const root = await open()
  expect(look(line(root, 'Căn cứ Luật Bình đẳng giới;'))).toEqual(italic(28))
  expect(look(line(root, 'Căn cứ Luật Phòng, chống bạo lực gia đình.'))).toEqual(italic(28))
})

test('sentences are justified at 14 pt, first line in by 1.27 cm, 6 pt apart, and a figure looks like its words', async () => {
  const sentence = line(await open(), 'Đã tổ chức 300 hội nghị tập huấn.')
  expect(look(sentence)).toEqual(upright(28))
  expect(attribute(sentence, 'w:jc', 'w:val')).toBe('both')
  expect(attribute(sentence, 'w:ind', 'w:firstLine')).toBe('720')
  expect(Number(attribute(sentence, 'w:spacing', 'w:after'))).toBeGreaterThanOrEqual(120)
  expect(attribute(sentence, 'w:spacing', 'w:line')).toBe('276')
  expect(attribute(sentence, 'w:spacing', 'w:lineRule')).toBe('auto')
})

test('headings follow phần, mục, khoản, điểm', async () => {
  const root = await open()
  expect(look(line(root, 'Phần I'))).toEqual(bold(28))
  expect(attribute(line(root, 'KẾT QUẢ'), 'w:jc', 'w:val')).toBe('center')
  expect(look(line(root, 'I. KẾT QUẢ THỰC HIỆN'))).toEqual(bold(28))
  expect(look(line(root, '1. Truyền thông, tập huấn'))).toEqual(bold(28))
  expect(look(line(root, 'đ) Mô hình thí điểm'))).toEqual(upright(28))
})

test('the header row of a table returns on every page and numbers stand right', async () => {
  const table = all(await open(), 'w:tbl')[1] as Element
  const rows = all(table, 'w:tr')
  expect(rows.map((row) => isOn(row, 'w:tblHeader'))).toEqual([true, false, false])
  expect(rows.every((row) => isOn(row, 'w:cantSplit'))).toBe(true)
  expect(attribute(line(table, 'Phường Hạ Long'), 'w:jc', 'w:val')).toBe('left')
  expect(all(rows[2] as Element, 'w:jc').map((jc) => jc.attributes['w:val'])).toEqual(['left', 'right'])
})

test('nơi nhận stands left, level with the signer on the right, who is never alone on a page', async () => {
  const root = await open()
  const row = all(all(root, 'w:tbl').at(-1) as Element, 'w:tr')[0] as Element
  const [left, right] = all(row, 'w:tc').map((cell) => all(cell, 'w:p').map(words))
  expect(left).toEqual([
    'Nơi nhận:',
    '- Như trên;',
    '- Sở Y tế;',
    '- UBND các xã, phường;',
    '- Lưu: VT, BĐG (3).',
  ])
  expect(right).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Người Ký Mẫu'])
  expect(look(line(root, 'Nơi nhận:'))).toEqual({ size: 24, bold: true, italic: true })
  expect(look(line(root, '- Sở Y tế;'))).toEqual(upright(22))
  expect(look(line(root, 'PHÓ GIÁM ĐỐC'))).toEqual(bold(28))
  expect(look(line(root, 'Người Ký Mẫu'))).toEqual(bold(28))
  expect(isOn(line(root, 'Trên đây là báo cáo của Sở Nội vụ.'), 'w:keepNext')).toBe(true)
  expect(isOn(line(root, 'Đã tổ chức 300 hội nghị tập huấn.'), 'w:keepNext')).toBe(false)
})

test('annexes are numbered in Roman only when there are several', async () => {
  const root = await open()
  expect(look(line(root, 'Phụ lục I'))).toEqual(bold(28))
  expect(look(line(root, 'Phụ lục II'))).toEqual(bold(28))
  expect(look(line(root, 'SỐ LIỆU THEO ĐỊA BÀN'))).toEqual(bold(28))
  const single = await open({ annexes: sampleReport().annexes?.slice(0, 1) })
  line(single, 'Phụ lục')
  expect(
    look(line(single, '(Kèm theo Báo cáo số        /BC-SNV ngày      tháng      năm 2026 của Sở Nội vụ)')),
  ).toEqual(italic(28))
})

test('urgency and inner use stand in boxes', async () => {
  const root = await open({ urgency: 'HỎA TỐC', internal: true })
  for (const text of ['HỎA TỐC', 'LƯU HÀNH NỘI BỘ']) {
    expect(look(line(root, text))).toEqual(bold(26))
    expect(all(line(root, text), 'w:pBdr')[0]?.children).toHaveLength(4)
  }
})

test('the properties of the file name the body and no person, nor what was typed as subject', async () => {
  const core = openPart(await renderOfficialDocument(sampleReport()), 'docProps/core.xml')
  const told = all(core, 'cp:coreProperties')[0]?.children.map((element) => element.text)
  expect(told).toEqual([
    'BÁO CÁO BC-SNV',
    'BC-SNV',
    'SỞ NỘI VỤ',
    'SỞ NỘI VỤ',
    '1',
    '2026-06-14T10:00:00.000Z',
    '2026-06-14T10:00:00.000Z',
  ])
})

test('text typed with loose tone marks is printed as NFC', async () => {
  const text = 'Hạ Long, Đầm Hà, Ủy ban'.normalize('NFD')
  const root = await open({ body: [{ kind: 'paragraph', runs: [{ text }] }] })
  line(root, 'Hạ Long, Đầm Hà, Ủy ban'.normalize('NFC'))
})

const HOSTILE = [
  '{{x}}',
  '{%x%}',
  '<w:p>',
  '</w:t></w:r>',
  '&',
  '&lt;',
  ']]>',
  '<!--',
  '\u0001\u000b\u001f',
  '\u202e',
  '\u2066',
  '\ufffe',
  '\u{1f600}\u{20000}',
  '\ud800',
  '"\'',
  '\r\n\t',
]

/** The sample with one string put into every free string of the model. */
function everywhere(text: string): OfficialDocument {
  const put = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => put(each, key))
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, put(each, name)]))
    }
    const isFixed = ['layout', 'frozenAt', 'kind', 'level', 'align', 'authority', 'symbol'].includes(key)
    return typeof value === 'string' && !isFixed ? `a${text}b` : value
  }
  const filled = put(sampleReport(), '') as OfficialDocument
  return { ...filled, kind: `a${text}b`, symbol: `BC${text.replaceAll(/[\s\u0085]/g, '')}` }
}

test('whatever is typed into any field stays text: valid XML, no new paragraph, nothing hidden', async () => {
  const plain = all(await open(), 'w:p').length
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 6 })), {
        maxLength: 4,
      }),
      async (parts) => {
        const file = await renderOfficialDocument(everywhere(parts.join('')))
        openPart(file, 'docProps/core.xml')
        const root = openPart(file, 'word/document.xml')
        expect(all(root, 'w:p').length).toBe(plain + extraLines(root))
        expect(/[\u202a-\u202e\u2066-\u2069\ufeff]/.test(words(root))).toBe(false)
      },
    ),
    { numRuns: 25 },
  )
}, 30_000)

/** A long name of a body takes more lines in the head than the short one of the sample. */
function extraLines(root: Element): number {
  const cell = all(root, 'w:tc')[0] as Element
  return all(cell, 'w:p').length - 3
}

test('line breaks and tabs inside a sentence become spaces', async () => {
  line(
    await open({ body: [{ kind: 'paragraph', runs: [{ text: 'Hạ\r\nLong\tvà\u2028Uông Bí' }] }] }),
    'Hạ  Long và Uông Bí',
  )
})

test('markup typed into a sentence is printed as it was typed', async () => {
  const text = '{{x}} <w:p> & ]]> \u{1f600}'
  line(await open({ body: [{ kind: 'paragraph', runs: [{ text }] }] }), text)
})

test('a điểm past the 23 letters, an uneven row and an unknown field are refused', () => {
  const bad: OfficialDocument['body'][] = [
    [{ kind: 'heading', level: 'diem', number: 24, text: 'x' }],
    [{ kind: 'table', columns: [{ header: 'a', width: 1, align: 'left' }], rows: [{ cells: ['1', '2'] }] }],
    [{ kind: 'paragraph', runs: [{ text: 'x', script: 'y' } as never] }],
  ]
  for (const body of bad) expect(OfficialDocumentModel.safeParse(sampleReport({ body })).success).toBe(false)
})
