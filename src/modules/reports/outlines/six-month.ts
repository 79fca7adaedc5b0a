import type { IndicatorCode } from '#modules/indicators/indicator.codes.ts'
import type { ReportBlock, ReportBody, ReportRun } from '../report.body.codes.ts'

/** What an outline needs to know before anybody writes. */
export interface OutlineFacts {
  /** `tỉnh Quảng Ninh`, as a sentence writes it. */
  province: string
  /** `6 tháng đầu năm 2022` */
  period: string
  /** The body that reports, as a sentence writes it. */
  agency: string
  /** Body above it, to which it reports; empty where there is none on record. */
  reportsTo: string | null
}

const muc = (number: number, text: string): ReportBlock => ({ kind: 'heading', level: 'muc', number, text })
const khoan = (number: number, text: string): ReportBlock => ({
  kind: 'heading',
  level: 'khoan',
  number,
  text,
})
const says = (...parts: (string | { indicator: IndicatorCode })[]): ReportBlock => ({
  kind: 'paragraph',
  runs: parts.map(
    (part): ReportRun =>
      typeof part === 'string' ? { text: part } : { figure: { ...part, period: 'this' } },
  ),
})
const of = (indicator: IndicatorCode) => ({ indicator })
/** Left for the person who writes; not printed while empty. */
const open: ReportBlock = { kind: 'paragraph', runs: [] }

/**
 * The six-month report on gender equality and gender-based violence: parts in the order of reports up to 2025, the
 * sentences with figures ready, the rest for the officer.
 * Source: order of headings of 300/BC-CP (03/05/2025); figures of Quảng Ninh, first half of 2022.
 */
export function sixMonthOutline({ province, period, agency, reportsTo }: OutlineFacts): ReportBody {
  return {
    subject: [
      'Kết quả công tác bình đẳng giới và phòng ngừa, ứng phó với',
      `bạo lực trên cơ sở giới ${period}`,
    ],
    addressees: reportsTo ? [reportsTo] : [],
    legal_bases: [],
    blocks: [
      says(
        `${agency} báo cáo kết quả công tác bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới trên địa bàn ${province} ${period} như sau:`,
      ),
      muc(1, 'Tình hình triển khai'),
      khoan(1, 'Công tác chỉ đạo, phối hợp'),
      open,
      khoan(2, 'Truyền thông, nâng cao năng lực'),
      open,
      muc(2, 'Kết quả tiếp nhận, tư vấn, hỗ trợ'),
      khoan(1, 'Tư vấn qua đường dây nóng'),
      says(
        'Trong kỳ, đường dây nóng của tỉnh đã tiếp nhận, tư vấn ',
        of('HOT-1'),
        ' cuộc, trong đó ',
        of('HOT-2'),
        ' cuộc liên quan đến bình đẳng giới; riêng về bạo lực trên cơ sở giới có ',
        of('HOT-3'),
        ' cuộc.',
      ),
      khoan(2, 'Tư vấn trực tiếp và tiếp nhận từ Tổng đài 111'),
      says(
        'Tư vấn trực tiếp cho ',
        of('CNS-1'),
        ' trường hợp; tiếp nhận ',
        of('HND-1'),
        ' trường hợp từ Tổng đài 111 để xác minh, hỗ trợ.',
      ),
      khoan(3, 'Hỗ trợ khẩn cấp'),
      says(
        'Hỗ trợ khẩn cấp cho ',
        of('EMG-1'),
        ' trường hợp với ',
        of('EMG-2'),
        ' người, gồm cả trẻ em đi cùng mẹ.',
      ),
      muc(3, 'Khó khăn, hạn chế và nguyên nhân'),
      open,
      muc(4, 'Nhiệm vụ trọng tâm kỳ tới'),
      open,
      muc(5, 'Đề xuất, kiến nghị'),
      open,
      says(`Trên đây là báo cáo kết quả ${period} của ${agency}.`),
    ],
    signature: { authority: null, on_behalf_of: null, title: 'Giám đốc' },
    recipients: [],
  }
}
