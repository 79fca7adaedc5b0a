import { type OfficialDocument, renderOfficialDocument } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { breachWords } from './data-breach.contract.ts'
import type { BreachRow } from './data-breach.queries.ts'
import { registerWords } from './register.words.ts'

interface Notice {
  agency: string
  /** Number of the form in the tables of the law. */
  formNumber: string | undefined
  row: BreachRow
  report: Record<keyof typeof breachWords, string>
  at: Date
}

const moment = (at: Date) => at.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour12: false })

/**
 * Notice of a breach to the authority, with the fields of the official form: time, place, act, parties, kinds of data,
 * volume, whom to ask, consequences, measures. Number and date stay blank. Source: NĐ 356/2025/NĐ-CP, Điều 28.
 */
export function breachForm({ agency, formNumber, row, report, at }: Notice): Promise<Uint8Array> {
  const said = registerWords.vi
  const span = [
    row.happened_from && `từ ${moment(row.happened_from)}`,
    row.happened_until && `đến ${moment(row.happened_until)}`,
  ]
  const fields: [string, string][] = [
    ['Thời gian xảy ra', span.filter(Boolean).join(' ') || 'chưa xác định'],
    ['Thời điểm phát hiện', moment(row.found_at)],
    ['Địa điểm', report.place],
    ['Hành vi', `${row.acts.map((act) => said.act[act]).join('; ')}. ${report.description}`],
    ['Tổ chức, cá nhân liên quan', report.parties],
    ['Loại dữ liệu cá nhân', row.data_categories.map((category) => said.category[category]).join('; ')],
    ['Số lượng', `${row.persons_count ?? 'chưa rõ số'} người; ${row.records_count ?? 'chưa rõ số'} bản ghi`],
    ['Người được giao bảo vệ dữ liệu, cách liên hệ', report.contact],
    ['Hậu quả, thiệt hại có thể xảy ra', report.consequences],
    ['Biện pháp đã và sẽ thực hiện', report.measures],
  ]
  return renderOfficialDocument(documentOf(agency, formNumber, fields, at))
}

function documentOf(
  agency: string,
  formNumber: string | undefined,
  fields: readonly [string, string][],
  at: Date,
): OfficialDocument {
  return {
    layout: 'state',
    frozenAt: at.toISOString(),
    parentBody: null,
    issuingBody: agency.toLocaleUpperCase('vi'),
    issuedBy: agency,
    symbol: 'TB',
    place: 'Quảng Ninh',
    year: Number(dayInVietNam(at).slice(0, 4)),
    kind: 'THÔNG BÁO',
    subject: ['Vi phạm quy định về bảo vệ dữ liệu cá nhân', ...(formNumber ? [`(${formNumber})`] : [])],
    addressees: ['Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao (A05), Bộ Công an'],
    legalBases: [
      'Căn cứ Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 23',
      'Căn cứ Nghị định số 356/2025/NĐ-CP, Điều 28',
    ],
    body: [
      {
        kind: 'table',
        columns: [
          { header: 'Nội dung', width: 2, align: 'left' },
          { header: 'Thông tin', width: 4, align: 'left' },
        ],
        rows: fields.map(([label, value]) => ({ cells: [label, value] })),
      },
    ],
    signature: { authority: null, title: 'Thủ trưởng cơ quan', name: null },
    recipients: { list: [], unit: 'BVDL', copies: 2 },
  }
}
