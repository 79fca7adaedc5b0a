import type { DemoStage } from '#kernel/module.ts'
import { between, draw, inventedName, inventedPhone, momentOf, type Weighted } from './draw.ts'
import type { Planned } from './half-year.ts'

const day = (at: Date) => at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
const evening = { days: [1, 2, 3, 4, 5, 6, 7], from: '19:00', until: '20:30' }
const morning = { days: [1, 2, 3, 4, 5], from: '08:00', until: '09:30' }

/** Cases that were opened before this week and go on. */
const casesBefore = 58

/** The week up to now: calls of every kind, open dangers, calls to return, safe contacts that let some of them through. */
export function presentWeek(stage: DemoStage, placeIds: Weighted<string>): Planned[] {
  const { today } = stage
  const planned: Planned[] = []
  const at = (daysAgo: number) => {
    const moment = momentOf(stage, day(new Date(today.getTime() - daysAgo * 86_400_000)))
    return moment.getTime() < today.getTime() - 60_000 * 50
      ? moment
      : new Date(today.getTime() - between(stage, 55, 420) * 60_000)
  }
  const plan = (began: Date, fields: Record<string, unknown>) => {
    const ended = new Date(
      Math.min(began.getTime() + between(stage, 3, 30) * 60_000, today.getTime() - 60_000),
    )
    planned.push({
      at: ended,
      started_at: began.toISOString(),
      ended_at: ended.toISOString(),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      place_id: draw(stage, placeIds),
      caller_sex: 'female',
      caller_age: '30-59',
      ...fields,
    })
  }
  for (let daysAgo = 7; daysAgo >= 0; daysAgo--) {
    for (let n = between(stage, 8, 13); n > 0; n--) {
      const topic = draw(stage, [
        ['child_care', 5],
        ['psychology', 5],
        ['family', 4],
        ['law', 3],
        ['social_policy', 3],
        ['school', 2],
        ['health', 1],
      ] as const)
      plan(at(daysAgo), {
        kind: 'inbound_call',
        caller: draw(stage, [
          ['relative', 5],
          ['other', 4],
          ['survivor', 2],
          ['official', 1],
        ] as const),
        topic,
        gender_equality: false,
        gbv: false,
        outcome: draw(stage, [
          ['advised', 6],
          ['information_given', 2],
        ] as const),
      })
    }
  }
  const minutesAgo = (minutes: number) => new Date(today.getTime() - minutes * 60_000)
  plan(minutesAgo(75), {
    kind: 'inbound_call',
    caller: 'survivor',
    topic: 'domestic_violence',
    outcome: 'advised',
    danger_now: true,
    danger_signs: ['strangled', 'children_there'],
    needs: ['shelter', 'listening'],
    advice: ['hospital', 'safety_plan'],
    name: inventedName(stage),
    phone: inventedPhone(stage),
    notes:
      'Chị nói nhỏ, đang ở bếp. Hai con ở cùng. Đêm qua bị bóp cổ, sáng nay đau họng. Muốn đưa con đi trước trưa. (Chuyện bịa.)',
    safe_contact: {
      call_allowed: true,
      text_allowed: false,
      hours: [morning, evening],
      say: 'Bạn ở chợ, hỏi lấy hàng',
      avoid: 'Không nhắn tin, không gọi số lạ',
      word: 'hoa mận',
    },
    safety_card: {
      danger: 'Người đó biết trường của con.',
      plan: 'Túi đồ để ở nhà chị gái.',
      code_word: 'hoa mận',
      whom_to_call: 'Chị gái',
    },
  })
  plan(minutesAgo(190), {
    kind: 'inbound_call',
    caller: 'survivor',
    topic: 'psychology',
    gender_equality: false,
    gbv: false,
    outcome: 'callback_agreed',
    callback_due_at: new Date(today.getTime() + 5 * 3_600_000).toISOString(),
    suicide_risk: true,
    needs: ['psychology'],
    advice: ['counselling'],
    phone: inventedPhone(stage),
    notes: 'Nói không muốn sống nữa; không ở một mình; đồng ý gọi lại. (Chuyện bịa.)',
    safe_contact: {
      call_allowed: true,
      text_allowed: true,
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', until: '22:00' }],
      say: 'Bạn học cũ',
    },
  })
  plan(minutesAgo(320), {
    kind: 'inbound_call',
    caller: 'survivor',
    topic: 'domestic_violence',
    outcome: 'lost_line',
    danger_now: true,
    emergency_callback: true,
    phone: inventedPhone(stage),
    notes: 'Máy ngắt khi đang nói; nghe tiếng đập cửa. (Chuyện bịa.)',
  })
  plan(minutesAgo(600), {
    kind: 'inbound_call',
    caller: 'prying',
    topic: 'other',
    gender_equality: false,
    gbv: false,
    outcome: 'refused',
    caller_sex: 'male',
    notes: 'Hỏi vợ có gọi tới đây không. Không xác nhận gì. (Chuyện bịa.)',
  })
  for (const hoursAgo of [20, 31, 44, 52, 68, 90, 121, 150]) {
    plan(minutesAgo(hoursAgo * 60), {
      kind: 'inbound_call',
      caller: 'survivor',
      topic: draw(stage, [
        ['domestic_violence', 5],
        ['sexual_violence', 1],
        ['harassment', 1],
      ] as const),
      outcome: 'case_opened',
      danger_now: stage.random() < 0.5,
      needs: ['safety', 'shelter'],
      advice: ['safety_plan'],
      name: inventedName(stage),
      phone: inventedPhone(stage),
      notes: 'Đồng ý để trung tâm giúp. (Chuyện bịa.)',
      safe_contact: {
        call_allowed: true,
        text_allowed: false,
        hours: [evening],
        say: 'Bạn học cũ',
        word: 'cánh buồm',
      },
    })
  }
  // The weeks before: calls that the cases of today grew out of.
  for (let earlier = 0; earlier < casesBefore; earlier++) {
    plan(minutesAgo((175 + earlier * 22) * 60), {
      kind: 'inbound_call',
      caller: 'survivor',
      topic: draw(stage, [
        ['domestic_violence', 7],
        ['sexual_violence', 1],
        ['harassment', 1],
        ['online_violence', 1],
      ] as const),
      outcome: 'case_opened',
      danger_now: stage.random() < 0.3,
      needs: ['safety'],
      advice: ['safety_plan'],
      phone: inventedPhone(stage),
      notes: 'Đồng ý để trung tâm giúp. (Chuyện bịa.)',
    })
  }
  for (const hoursAgo of [9, 27, 50]) {
    plan(minutesAgo(hoursAgo * 60), {
      kind: 'inbound_call',
      caller: 'survivor',
      topic: 'domestic_violence',
      outcome: 'callback_agreed',
      callback_due_at: new Date(today.getTime() + (hoursAgo - 20) * 3_600_000).toISOString(),
      phone: inventedPhone(stage),
      safe_contact: {
        call_allowed: true,
        text_allowed: false,
        hours: [hoursAgo === 9 ? morning : evening],
        say: 'Cô hàng xóm',
      },
    })
  }
  return planned.sort((a, b) => a.at.getTime() - b.at.getTime())
}
