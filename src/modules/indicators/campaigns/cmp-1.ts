import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** What communes and agencies owed of campaigns, by whether it is done; the share is what is done of all. */
export const campaignTasksDone = indicator({
  code: 'CMP-1',
  title: { vi: 'Phần việc của chiến dịch đến hạn, đã xong', en: 'Campaign tasks due, and done' },
  unit: { vi: 'phần việc', en: 'tasks' },
  measure: 'count',
  counts: {
    vi: 'Mỗi việc giao cho một xã hoặc một cơ quan, theo ngày đến hạn. Xong: đủ số hoạt động đã tổ chức được nối vào, hoặc kết quả đã xác nhận có minh chứng. Tỷ lệ = đã xong / tất cả.',
    en: 'Each task of one commune or agency by the day it was due. Done: enough linked activities were held, or the result was confirmed with its evidence. The share = done / all.',
  },
  leavesOut: {
    vi: 'Việc không còn phải làm vì điều kiện đổi; việc đã rút khỏi kế hoạch; kế hoạch tỉnh khác giữ để đối chiếu.',
    en: 'What need not be done any more since conditions changed; what was taken out of the plan; plans of other provinces kept for comparison.',
  },
  source: {
    vi: 'Kế hoạch chiến dịch và sổ hoạt động do các cơ quan, địa phương ghi.',
    en: 'Campaign plans and the activities recorded by agencies and communes.',
  },
  by: ['place', 'month', 'task_owner', 'task_done'],
  share: { dimension: 'task_done', category: 'yes' },
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'campaign_task',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, due_on as on_date, owner as task_owner, case when done then 'yes' else 'no' end as task_done
    from   fact_campaign_task
    where  province_id = any (${[...provinces]}::text[]) and due_on >= ${from}::date and due_on < ${until}::date`,
})
