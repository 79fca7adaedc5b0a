import type { Board } from './board.contract.ts'
import { type Reason, type TaskTheme, taskThemes } from './campaign.codes.ts'
import { messages } from './campaigns-pages.messages.ts'
import type { PlanLine } from './plan.contract.ts'
import type { CampaignTheme } from './theme.contract.ts'

/** What was held for one theme. */
export interface Counted {
  theme: TaskTheme
  activities: number
  items: number
  attendances: number
  recipients: number
}

export interface Unmet {
  state: 'not_done' | 'changed'
  reason: Reason
  n: number
}

interface Facts {
  plan: Omit<PlanLine, 'province' | 'closed_at'> & { province: string; aims: string | null }
  theme: CampaignTheme | undefined
  board: Board
  counted: readonly Counted[]
  unmet: readonly Unmet[]
}

const number = new Intl.NumberFormat('vi-VN')
const count = (value: number) => number.format(value)
const day = (value: string) => value.split('-').reverse().join('/')
const say = (key: string) => (messages.vi as Readonly<Record<string, string>>)[key] ?? key
const blank = '…………………………………………………'

/** The draft in Vietnamese, the language of the paper. Every figure in it was counted; what no record tells is left as a line to write on. */
export function draftOf({ plan, theme, board, counted, unmet }: Facts) {
  const title = `Kết quả thực hiện ${theme?.title_vi ?? 'chiến dịch'} năm ${plan.plan_year}`
  const owed = board.tasks.reduce((sum, task) => sum + task.owed, 0)
  const done = board.tasks.reduce((sum, task) => sum + task.done, 0)
  const communes = board.owners.filter((owner) => owner.kind === 'commune').length
  const agencies = board.owners.length - communes
  const late = board.owners.filter((owner) => owner.group !== 'on_time')
  return {
    title,
    sections: [
      {
        heading: 'Công tác chỉ đạo',
        sentences: [
          theme?.theme_vi
            ? `Chủ đề: “${theme.theme_vi}”${theme.document_no ? ` (${theme.document_no}${theme.document_on ? ` ngày ${day(theme.document_on)}` : ''}${theme.document_body ? ` của ${theme.document_body}` : ''})` : ''}.`
            : `Chủ đề: ${blank} (chưa nhập văn bản công bố).`,
          plan.document_no && plan.document_on
            ? `${plan.planned_by} ban hành Kế hoạch số ${plan.document_no} ngày ${day(plan.document_on)}, thời gian thực hiện từ ${day(plan.from_on)} đến ${day(plan.until_on)}.`
            : `Kế hoạch của ${plan.planned_by}, số ${blank}, thời gian thực hiện từ ${day(plan.from_on)} đến ${day(plan.until_on)}.`,
          `Kế hoạch có ${count(board.tasks.length)} nhiệm vụ, giao cho ${count(communes)} xã, phường, đặc khu và ${count(agencies)} cơ quan, thành ${count(owed)} phần việc.`,
          ...(plan.aims ? [`Mục đích, yêu cầu: ${plan.aims}`] : []),
        ],
      },
      {
        heading: 'Kết quả',
        sentences:
          counted.length === 0
            ? ['Chưa có hoạt động nào được nối với nhiệm vụ của kế hoạch.']
            : taskThemes.flatMap((each) => {
                const found = counted.find((one) => one.theme === each)
                return found ? [`${say(`campaigns.theme.${each}`)}: ${amounts(found)}.`] : []
              }),
      },
      {
        heading: 'Tiến độ',
        sentences: [
          `Đã xong ${count(done)}/${count(owed)} phần việc.`,
          ...board.tasks.map(
            (task) =>
              `${task.title}: ${count(task.done)}/${count(task.owed)} nơi đã xong${task.late > 0 ? `, ${count(task.late)} nơi quá hạn` : ''}${task.instead ? ` (thực hiện theo cách khác: ${task.instead})` : ''}.`,
          ),
        ],
      },
      {
        heading: 'Tồn tại và nguyên nhân',
        sentences: [
          late.length === 0
            ? 'Không có nơi nào quá hạn.'
            : `${count(late.length)} nơi còn việc quá hạn: ${late.map((owner) => owner.name).join(', ')}.`,
          ...unmet.map(
            (each) =>
              `${count(each.n)} phần việc ${each.state === 'not_done' ? 'không làm được' : 'không còn phải làm'}, lý do: ${say(`campaigns.reason.${each.reason}`).toLowerCase()}.`,
          ),
        ],
      },
      { heading: 'Kiến nghị, đề xuất', sentences: [blank] },
    ],
  }
}

function amounts({ activities, items, attendances, recipients }: Counted): string {
  return [
    `${count(activities)} hoạt động`,
    ...(attendances > 0 ? [`${count(attendances)} lượt người dự`] : []),
    ...(items > 0 ? [`${count(items)} sản phẩm truyền thông`] : []),
    ...(recipients > 0 ? [`${count(recipients)} người nhận quà`] : []),
  ].join(', ')
}
