import { sql } from 'kysely'
import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { recordBreach } from './data-breach.service.ts'
import { moveRequest, takeRequest } from './data-request.service.ts'
import { openInEmergency } from './emergency.service.ts'

const hour = 3_600_000
const none = { params: undefined, query: undefined } as const

/** Requests at different points of their limits, one breach, one opening in an emergency that waits for its review. */
export async function seedRights(stage: DemoStage): Promise<void> {
  const at = (hoursAgo: number) => new Date(stage.today.getTime() - hoursAgo * hour)
  const officer = (hoursAgo: number) => stage.as('baovedulieu', at(hoursAgo))
  const request = (hoursAgo: number, kind: 'access' | 'withdrawal' | 'correction', words: string) =>
    takeRequest(officer(hoursAgo), {
      ...none,
      body: {
        kind,
        asked_by_whom: 'oneself',
        channel: kind === 'access' ? 'in_person' : 'phone',
        identity_check: kind === 'access' ? 'papers' : 'not_yet',
        received_at: at(hoursAgo).toISOString(),
        words,
      },
    })
  const first = await request(120, 'access', 'Chị muốn biết trung tâm đang giữ những gì về chị và con.')
  await moveRequest(officer(100), {
    params: { request_id: first.id },
    query: undefined,
    body: { move: 'acknowledge', version: 1 },
  })
  await request(30, 'withdrawal', 'Chị rút lại đồng ý cho gửi thông tin sang trường học.')
  await request(3, 'correction', 'Số điện thoại ghi sai một chữ số.')
  await recordBreach(officer(20), {
    ...none,
    body: {
      found_at: at(20).toISOString(),
      happened_from: at(26).toISOString(),
      happened_until: null,
      acts: ['disclosed'],
      data_categories: ['private_life'],
      persons_count: 1,
      records_count: 1,
      harm_likely: true,
      report: {
        place: 'Phòng trực đường dây nóng',
        description: 'Một phiếu in bị để quên ở máy in chung khoảng 20 phút.',
        parties: 'Một nhân viên trực; chưa thấy người ngoài vào phòng',
        contact: 'Người phụ trách bảo vệ dữ liệu của Trung tâm',
        consequences: 'Người trong cơ quan có thể đã đọc',
        measures: 'Đã thu lại phiếu; máy in chỉ nhả giấy khi nhập mã',
      },
    },
  })
  const code = await codeNotOf(stage, 'quanly2')
  if (code)
    await openInEmergency(stage.as('quanly2', at(1)), {
      ...none,
      body: {
        code,
        minutes: 60,
        reason: 'worker_absent',
        words: 'Chị gọi lại lúc người phụ trách đang trên đường, cần biết từ khóa an toàn.',
      },
    })
}

/** The newest open case that a case manager does not work on, by its number. */
async function codeNotOf(stage: DemoStage, username: string): Promise<string | undefined> {
  return inTransaction(stage.as('kiemhuan', stage.today), async (trx) => {
    const { rows } = await sql<{ code: string }>`
      select f.code from case_file f where f.status = 'open' and f.opened_at > '2023-01-01'
        and not exists (select 1 from case_assignment a where a.case_id = f.id and a.staff_id = ${stage.staffId(username)})
      order by f.opened_at desc limit 1`.execute(trx)
    return rows[0]?.code
  })
}
