import type { FormDocument } from '#modules/documents/index.ts'
import type { ContactRow, ListedContact } from './contact.queries.ts'
import type { Words } from './contact.sealed.ts'
import { labels } from './hotline.labels.ts'

interface RecordFacts {
  contact: ContactRow & ListedContact
  words: Words
  /** Null while the law's table has none for that day. */
  formNumber: string | null
  title: string | null
  issuingBody: string
  frozenAt: string
}

const said = labels.vi as Readonly<Record<string, string>>
const label = (list: string, code: string) => said[`hotline.${list}.${code}`] ?? code
const listed = (list: string, codes: readonly string[]) =>
  codes.length > 0 ? codes.map((code) => label(list, code)).join('; ') : 'Không ghi nhận'

/**
 * The operator's record as a form, danger first; a line is left where nothing was said, so that a hand may fill it in.
 * Papers of the law are Vietnamese whatever the printer reads. Pure.
 */
export function recordOf({
  contact,
  words,
  formNumber,
  title,
  issuingBody,
  frozenAt,
}: RecordFacts): FormDocument {
  const dangers = [
    contact.danger_now && 'đang nguy hiểm',
    contact.sexual_assault && 'bị xâm hại tình dục',
    contact.suicide_risk && 'có ý định tự tử',
  ].filter((each) => each !== false)
  return {
    formNumber,
    confidentiality: 'Chỉ lưu tại nơi tiếp nhận; không gửi, không đọc cho người khác',
    issuingBody,
    title: title ?? 'Ghi chép của người trực tổng đài',
    subtitle: `Lúc ${moment(contact.started_at)}, kết thúc ${moment(contact.ended_at)}`,
    addressees: [],
    lines: [
      { heading: 'Mức độ nguy hiểm' },
      { label: 'Ba câu hỏi đầu', value: dangers.length > 0 ? dangers.join('; ') : 'không' },
      { label: 'Dấu hiệu', value: listed('danger_sign', contact.danger_signs) },
      ...(contact.assaulted_at ? [{ label: 'Bị xâm hại lúc', value: moment(contact.assaulted_at) }] : []),
      { heading: 'Người báo tin' },
      { label: 'Là ai', value: label('caller', contact.caller) },
      { label: 'Họ và tên', value: contact.anonymous ? 'không muốn cho biết' : words.name },
      { label: 'Số điện thoại', value: words.phone },
      {
        label: 'Giới tính, độ tuổi',
        value: `${label('sex', contact.caller_sex)}; ${label('age', contact.caller_age)}`,
      },
      {
        label: 'Ngôn ngữ',
        value: `${label('language', contact.language)}; ${label('interpreter', contact.interpreter)}`,
      },
      { label: 'Hình thức', value: label('kind', contact.kind) },
      ...(contact.received_from
        ? [{ label: 'Cơ quan chuyển đến', value: label('body', contact.received_from) }]
        : []),
      { heading: 'Nội dung' },
      { label: 'Địa bàn', value: contact.place_name },
      { label: 'Vụ việc', value: label('topic', contact.topic) },
      { label: 'Lời kể', value: words.notes },
      { label: 'Mong muốn, nhu cầu', value: listed('need', contact.needs) },
      { heading: 'Xử lý' },
      { label: 'Đã hướng dẫn', value: listed('advice', contact.advice) },
      { label: 'Kết quả', value: label('outcome', contact.outcome) },
    ],
    signatures: [{ title: 'Người ghi chép', name: contact.taken_by_name }],
    frozenAt,
  }
}

/** "22:15 21/11/2026" in the province's time. */
function moment(at: Date): string {
  const [day = '', clock = ''] = new Date(at.getTime() + 7 * 3_600_000).toISOString().split('T')
  return `${clock.slice(0, 5)} ${day.split('-').reverse().join('/')}`
}
