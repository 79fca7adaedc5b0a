import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { Group, Regime } from './dialogue.codes.ts'
import { updateDialogue } from './dialogue.queries.ts'
import { writePlan } from './dialogue.service.ts'
import { movePetition } from './petition.service.ts'
import { mergePetitions } from './petition-parts.service.ts'
import { recordPetition } from './petition-record.service.ts'
import { sendNotes } from './question.service.ts'
import { draftRecommendation, moveRecommendation } from './recommendation.service.ts'
import { findSynthesis } from './synthesis.queries.ts'
import { changeLine, makeSynthesis, sendSynthesis } from './synthesis.service.ts'

type Move = Parameters<typeof movePetition>[1]['body']
type Step = Move extends infer M ? (M extends { version: number } ? Omit<M, 'version'> : never) : never

/**
 * Dialogues of Quảng Trị in nearly two years and the provincial one with its nine bodies, with what was raised there; and
 * one of Quảng Ninh this month, whose petitions stand in every state. Everybody in it is invented.
 */
export async function seedDialogues(stage: DemoStage): Promise<void> {
  await seedQuangTri(stage)
  await seedQuangNinh(stage)
}

const at = (day: string, hour = '09:00') => new Date(`${day}T${hour}:00+07:00`)

/** Plans and holds dialogues, all in one story. */
async function hold(
  ctx: Context,
  plans: readonly Omit<Parameters<typeof writePlan>[2], 'form'>[],
): Promise<string[]> {
  return inTransaction(ctx, async (trx) => {
    const ids: string[] = []
    for (const plan of plans) {
      const id = await writePlan(trx, ctx, { form: 'in_person', ...plan })
      await updateDialogue(trx, id, { status: 'held' })
      ids.push(id)
    }
    return ids
  })
}

/** Takes a petition down and moves it along, as whoever's turn it is. */
async function live(
  ctx: Context,
  asked: {
    title: string
    words: readonly (readonly [words: string, askers: number])[]
    topic: string
    place: string
    regime?: Regime
    dialogue?: string
    told?: boolean
  },
  steps: readonly (readonly [by: Context, step: Step])[],
): Promise<{ id: string; version: number }> {
  const made = await recordPetition(ctx, {
    params: undefined,
    query: undefined,
    body: {
      title: asked.title,
      kind: 'petition',
      topic: asked.topic,
      regime: asked.regime ?? 'reception',
      place_id: asked.place,
      voice_ids: [],
      voices: asked.words.map(([words, askers]) => ({
        client_ref: randomUUID(),
        kind: 'petition',
        words,
        source: 'hall',
        askers,
        wants_told: asked.told ?? false,
      })),
      ...(asked.dialogue ? { dialogue_id: asked.dialogue } : {}),
    },
  })
  let version = made.version
  for (const [by, step] of steps) {
    const moved = await movePetition(by, {
      params: { petition_id: made.id },
      query: undefined,
      body: { ...step, version } as Move,
    })
    version = moved.version
  }
  return { id: made.id, version }
}

const answer = (action: string, dueOn: string, owner: string): Step => ({
  move: 'answer',
  rule: 'Kế hoạch của tỉnh (bịa)',
  action,
  due_on: dueOn,
  owner,
})

const groupsOf = (n: number): { group: Group; attended: number }[] => [
  { group: 'grassroots_union', attended: 12 + (n % 6) },
  { group: 'chapter_head', attended: 20 + (n % 9) },
  { group: 'rural', attended: 25 + ((n * 7) % 20) },
  { group: 'minority', attended: n % 2 ? 18 : 6 },
  ...(n % 3 === 0 ? [{ group: 'disability' as const, attended: 4 }] : []),
  ...(n % 4 === 0 ? [{ group: 'business' as const, attended: 7 }] : []),
]

async function seedQuangTri(stage: DemoStage): Promise<void> {
  const { rows: districts } = await sql<{ id: string; name: string }>`
    select id, name from place where province_id = '45' and level = 'district' and (valid_from is null or valid_from <= '2022-12-01') and valid_until > '2024-11-30' order by id`.execute(
    stage.house.db,
  )
  const now = stage.as('hoiphunuqt', at('2024-12-02'))
  const plans = Array.from({ length: 24 }, (_, n) => {
    const place = districts[n % Math.max(1, districts.length)]
    const months = 11 + Math.min(n, 22) // from December 2022; in October 2024 there were two
    const month = months % 12
    const year = 2022 + Math.floor(months / 12)
    return {
      title: place
        ? `Đối thoại chính sách với phụ nữ ${place.name}`
        : 'Đối thoại chính sách với phụ nữ vùng Dự án 8',
      place_id: place?.id ?? '45',
      held_on: `${year}-${String(month + 1).padStart(2, '0')}-${String(n === 23 ? 25 : 8 + (n % 12)).padStart(2, '0')}`,
      agenda: [
        { title: 'Giới thiệu chính sách mới', topic: 'vocational_training', at: '08:15' },
        { title: 'Hỏi và trả lời', at: '09:00' },
      ],
      policies: [{ title: 'Hỗ trợ đào tạo nghề cho lao động nữ nông thôn' }],
      bodies: [{ agency_id: stage.agencyId('qt_lao_dong'), coming: 'yes' as const, attended: 2 }],
      groups: groupsOf(n),
    }
  })
  const nine = [
    'lao_dong',
    'noi_vu',
    'nong_nghiep',
    'cong_thuong',
    'giao_duc',
    'y_te',
    'bao_hiem',
    'dan_toc',
    'cong_an',
  ]
  const provincial = {
    title: 'Đối thoại chính sách cấp tỉnh năm 2024 với phụ nữ',
    place_id: '45',
    held_on: '2024-11-14',
    from_time: '08:00',
    until_time: '11:30',
    venue: 'Hội trường Hội Liên hiệp Phụ nữ tỉnh',
    agenda: [
      { title: 'Đào tạo nghề, việc làm, vay vốn khởi nghiệp', topic: 'vocational_training' },
      { title: 'Tiêu thụ nông sản, sản phẩm OCOP', topic: 'farm_products' },
      { title: 'Phòng, chống bạo lực gia đình, tệ nạn xã hội, tín dụng đen', topic: 'black_credit' },
    ],
    policies: [{ title: 'Điểm mới của Luật Bảo hiểm xã hội', body_id: stage.agencyId('qt_bao_hiem') }],
    bodies: nine.map((key) => ({
      agency_id: stage.agencyId(`qt_${key}`),
      coming: 'yes' as const,
      attended: 1,
    })),
    groups: [
      { group: 'union_leader' as const, attended: 14 },
      { group: 'armed_forces' as const, attended: 9 },
      ...groupsOf(0),
    ],
    conclusion: 'Các cơ quan trả lời bằng văn bản; Hội tổng hợp gửi Tỉnh ủy và Ủy ban nhân dân tỉnh.',
  }
  const ids = await hold(now, [...plans, provincial])
  const dialogue = ids.at(-1) ?? ''
  const then = stage.as('hoiphunuqt', at('2024-11-14', '15:00'))
  const place = districts[0]?.id ?? '45'
  const heard: Step = {
    move: 'read_back',
    place_id: place,
    on: '2024-12-01',
    heard: 27,
    reaction: 'clear',
    reader: 'chi hội trưởng, tiếng Vân Kiều',
  }
  await live(
    then,
    {
      title: 'Mở lớp nghề may tại xã',
      words: [['Lớp may mở ở huyện xa quá, chị em không đi được', 6]],
      topic: 'vocational_training',
      place,
      dialogue,
      told: true,
    },
    [[then, { move: 'ask' }]], // still open when the duty moves, and goes with it
  )
  await live(
    then,
    {
      title: 'Bán miến dong qua hợp tác xã',
      words: [['Miến làm ra không biết bán đâu', 4]],
      topic: 'farm_products',
      place,
      dialogue,
    },
    [
      [then, { move: 'ask' }],
      [then, { move: 'accept' }],
      [then, answer('Đưa sản phẩm lên gian hàng của tỉnh', '2025-01-15', 'Phòng Thương mại')],
      [now, heard],
      [now, { move: 'close_met' }],
    ],
  )
  await live(
    then,
    {
      title: 'Vay vốn khi sổ đỏ chỉ có tên chồng',
      words: [
        ['Muốn vay mở xưởng mà sổ đứng tên chồng, ngân hàng không nhận', 1],
        ['Chồng đi xa, em không ký thay được', 1],
        ['Đổi sổ hai tên mất bao nhiêu tiền', 1],
      ],
      topic: 'start_up_loans',
      place,
      dialogue,
    },
    [
      [then, { move: 'ask' }],
      [
        then,
        {
          move: 'refuse',
          next_agency_id: stage.agencyId('qt_nong_nghiep'),
          why: 'Đổi tên trên sổ không thuộc ngân hàng',
        },
      ],
      [
        then,
        {
          move: 'refuse',
          next_agency_id: stage.agencyId('qt_noi_vu'),
          why: 'Cần hướng dẫn chung của tỉnh về thủ tục',
        },
      ],
      [then, { move: 'note', words: 'Đã ghi nhận, sẽ xem xét' }],
      [now, { move: 'close_unmet', why: 'Qua ba cơ quan chưa có câu trả lời' }],
    ],
  )
  await inTransaction(then, (trx) =>
    sql`select access.follow_petitions(${at('2025-03-01', '08:00')})`.execute(trx),
  )
  await synthesise(now, '2024-11-01', '2024-12-01', 'Tổng hợp kiến nghị qua đối thoại cấp tỉnh tháng 11/2024')
}

async function synthesise(ctx: Context, from: string, until: string, title: string): Promise<void> {
  const body = { title, from, until, topics: [] }
  const { id } = await makeSynthesis(ctx, { params: undefined, query: undefined, body })
  await sendSynthesis(ctx, {
    params: { synthesis_id: id },
    query: undefined,
    body: { version: 1, sent_on: until, number: '145/BC-BTV' },
  })
  const found = await inTransaction(ctx, (trx) => findSynthesis(trx, id))
  const [line] = found?.lines ?? []
  if (line)
    await changeLine(ctx, {
      params: { synthesis_id: id, line_id: line.id },
      query: undefined,
      body: {
        version: 1,
        state: 'directed',
        followed_by: 'Ủy ban nhân dân tỉnh',
        follow_words: 'Giao cơ quan trả lời',
        follow_on: until,
      },
    })
}

async function seedQuangNinh(stage: DemoStage): Promise<void> {
  const days = (n: number) => new Date(stage.today.getTime() - n * 86_400_000)
  const on = (n: number) => dayInVietNam(days(n))
  const host = (n: number) => stage.as('hoiphunu', days(n))
  const health = (n: number) => stage.as('canboyte', days(n))
  const home = (n: number) => stage.as('canbotinh', days(n))
  const police = (n: number) => stage.as('doitac', days(n))
  const { rows } = await sql<{ id: string }>`
    select id from place where province_id = '22' and level = 'commune' and valid_until is null order by (name = 'Phường Hà Lầm') desc, id limit 1`.execute(
    stage.house.db,
  )
  const place = rows[0]?.id ?? '22'
  const [dialogue = ''] = await hold(host(18), [
    {
      title: 'Đối thoại với phụ nữ và trẻ em gái phường Hà Lầm',
      place_id: place,
      held_on: on(18),
      from_time: '14:00',
      until_time: '16:30',
      venue: 'Nhà văn hóa khu 3',
      agenda: [
        { title: 'Giới thiệu chính sách mới', at: '14:00', speaker: 'Phó chủ tịch Hội' },
        { title: 'Việc làm, sức khỏe, an ninh trật tự', topic: 'jobs', at: '14:30' },
        { title: 'Kết luận', at: '16:15' },
      ],
      policies: [{ title: 'Hỗ trợ học nghề cho lao động nữ' }],
      bodies: ['noivu', 'yte', 'congan'].map((key) => ({
        agency_id: stage.agencyId(key),
        coming: 'yes' as const,
        attended: 2,
      })),
      groups: groupsOf(3),
      conclusion: 'Các cơ quan trả lời trong 10 ngày làm việc.',
    },
  ])
  await sendNotes(host(18), {
    params: { dialogue_id: dialogue },
    query: undefined,
    body: {
      notes: [
        {
          what: 'voice',
          client_ref: randomUUID(),
          kind: 'query',
          words: 'Xe đưa đón học sinh nữ bản xa bao giờ có?',
          source: 'hall',
          askers: 6,
          wants_told: false,
          topic: 'education',
        },
        {
          what: 'voice',
          client_ref: randomUUID(),
          kind: 'opinion',
          words: 'Mong có thêm buổi nói chuyện cho nam giới',
          source: 'paper',
          askers: 2,
          wants_told: false,
          topic: 'gender_equality',
        },
      ],
    },
  })
  const say = (title: string, words: string, topic: string, askers = 3, regime: Regime = 'reception') => ({
    title,
    words: [[words, askers] as const],
    topic,
    place,
    regime,
    dialogue,
  })
  const ask = (n: number) => [host(n), { move: 'ask' }] as const
  await live(
    host(18),
    say('Trạm y tế thiếu nữ hộ sinh', 'Trạm không có nữ hộ sinh, chị em ngại khám', 'health', 4),
    [ask(17), [health(16), { move: 'accept' }]],
  )
  await live(
    host(18),
    say('Khám sàng lọc ung thư cổ tử cung', 'Bao giờ có đợt khám miễn phí?', 'health', 5),
    [
      ask(17),
      [health(14), answer('Tổ chức khám lưu động tại phường', on(-12), 'Trung tâm Y tế khu vực')],
      [
        host(6),
        {
          move: 'read_back',
          place_id: place,
          on: on(6),
          heard: 19,
          reaction: 'clear',
          reader: 'trưởng khu, tiếng Việt',
        },
      ],
      [host(6), { move: 'close_met' }],
    ],
  )
  await live(
    host(18),
    say('Tín dụng đen gọi điện đe dọa', 'Gọi điện cả đêm, dọa cả con', 'black_credit', 2),
    [
      ask(17),
      [police(15), { move: 'accept' }],
      [
        police(9),
        answer('Lập chuyên đề, công bố số điện thoại tiếp nhận', on(-20), 'Phòng Cảnh sát hình sự'),
      ],
    ],
  )
  await live(host(18), say('Đèn đường từ chợ về khu', 'Tối om, con gái đi học về sợ', 'social_evils', 7), [
    ask(17),
    [
      police(16),
      { move: 'refuse', next_agency_id: stage.agencyId('yte'), why: 'Không thuộc nhiệm vụ của Công an' },
    ],
    [
      health(15),
      { move: 'refuse', next_agency_id: stage.agencyId('noivu'), why: 'Đèn đường không thuộc ngành y tế' },
    ],
    [home(12), { move: 'accept' }],
    [home(11), { move: 'ask_more', words: 'Đoạn nào, dài bao nhiêu?' }],
  ])
  await live(
    host(18),
    say('Lớp nghề cho phụ nữ mới sinh', 'Học nghề mà gửi con ở đâu?', 'vocational_training', 5),
    [ask(17), [home(13), { move: 'note', words: 'Xin tiếp thu, ghi nhận ý kiến' }]],
  )
  const one = await live(
    host(5),
    say('Nhà vệ sinh nữ ở chợ', 'Chợ không có chỗ cho phụ nữ', 'other', 3, 'internal'),
    [],
  )
  const other = await live(
    host(5),
    say('Chợ thiếu chỗ vệ sinh', 'Bán cả ngày không có chỗ đi', 'other', 2, 'internal'),
    [],
  )
  await mergePetitions(host(4), {
    params: { petition_id: one.id },
    query: undefined,
    body: { version: one.version, other_ids: [other.id] },
  })
  await live(host(5), say('Cán bộ nữ ở khu', 'Khu nào cũng chỉ có nam làm trưởng khu', 'women_cadres', 2), [
    ask(4),
  ])
  await live(
    host(18),
    say('Quy định giấy tờ khi làm thẻ bảo hiểm', 'Mỗi nơi đòi một kiểu giấy', 'health', 2, 'regulation'),
    [
      ask(16),
      [health(12), { move: 'give_back', why: 'Thuộc Bảo hiểm xã hội, chưa có đầu mối trên hệ thống' }],
    ],
  )
  await live(host(18), say('Khám sức khỏe cho nữ công nhân', 'Công ty không cho nghỉ để khám', 'health', 8), [
    ask(17),
    [health(15), answer('Kiểm tra, nhắc nhở doanh nghiệp', on(-8), 'Trung tâm Kiểm soát bệnh tật')],
    [
      host(8),
      {
        move: 'read_back',
        place_id: place,
        on: on(8),
        heard: 8,
        reaction: 'not_met',
        words: 'Vẫn chưa được nghỉ',
      },
    ],
    [host(7), { move: 'reopen', why: 'Bà con nói chưa được giải quyết' }],
  ])
  const { id } = await draftRecommendation(host(40), {
    params: undefined,
    query: undefined,
    body: {
      to_body: 'Bộ Nội vụ',
      topic: 'gender_equality',
      words: 'Hướng dẫn kinh phí cho công tác bình đẳng giới; ổn định đội ngũ cán bộ',
      place_id: '22',
    },
  })
  await moveRecommendation(host(38), {
    params: { recommendation_id: id },
    query: undefined,
    body: { version: 1, move: 'send', on: on(38), number: '88/CV-BTV' },
  })
  await moveRecommendation(host(10), {
    params: { recommendation_id: id },
    query: undefined,
    body: {
      version: 2,
      move: 'reply',
      on: on(10),
      words: 'Đang xây dựng thông tư, xin ý kiến trong quý I',
      next_on: on(-60),
    },
  })
}
