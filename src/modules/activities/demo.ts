import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { recordActivitiesContract } from './activity.contract.ts'
import { namePattern, recordActivities } from './activity.service.ts'
import type { ActivityInput } from './activity.shapes.ts'
import type { openDoorContract } from './door.contract.ts'
import { issueTickets, openDoor } from './door.service.ts'
import { addPressOutletsContract } from './press.contract.ts'
import { addPressOutlets } from './press.service.ts'

type Row = ActivityInput
const mostRows = 200

/** Writes rows through the use case of the table, in as many goes as it takes. */
async function record(ctx: Context, status: 'planned' | 'held', rows: readonly Row[]): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < rows.length; from += mostRows) {
    const body = recordActivitiesContract.body?.parse({ status, rows: rows.slice(from, from + mostRows) })
    if (body) ids.push(...(await recordActivities(ctx, { params: undefined, query: undefined, body })).ids)
  }
  return ids
}

const at = (day: string) => new Date(`${day}T09:00:00+07:00`)
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const groups = [
  'officials',
  'workers',
  'soldiers',
  'pupils',
  'women_union',
  'farmers_union',
  'village_heads',
  'collaborators',
  'mediators',
  'legal_communicators',
  'respected',
] as const
const topics = [
  'gender_equality',
  'gbv',
  'domestic_violence',
  'social_evils',
  'trafficking',
  'child_protection',
] as const
const subjects: Readonly<Record<(typeof topics)[number], string>> = {
  gender_equality: 'bình đẳng giới',
  gbv: 'phòng ngừa, ứng phó với bạo lực trên cơ sở giới',
  domestic_violence: 'phòng, chống bạo lực gia đình',
  social_evils: 'phòng, chống tệ nạn xã hội',
  trafficking: 'phòng, chống mua bán người',
  child_protection: 'bảo vệ trẻ em',
}

/** Fills the past that was published, and the weeks around today. */
export async function seedActivities(stage: DemoStage): Promise<void> {
  await seedTrainings2024(stage)
  await seedEvents2024(stage)
  await seedPress2024(stage)
  await seedHaNoi2022(stage)
  await seedToday(stage)
}

/** Quảng Ninh, first half of 2024: 312 conferences for 36.852 attendances, one by one. */
async function seedTrainings2024(stage: DemoStage): Promise<void> {
  const [conferences, attendances] = [312, 36_852]
  const places = await communesThen(stage, '22', '2024-03-01')
  const host = stage.agencyId('ldtbxh')
  let left = attendances
  const rows = Array.from({ length: conferences }, (_, n): Row => {
    const topic = topics[n % topics.length] ?? 'gbv'
    const share = Math.round(left / (conferences - n))
    const total =
      n === conferences - 1 ? left : Math.max(40, Math.round(share * (0.7 + stage.random() * 0.6)))
    left -= total
    const some = Array.from({ length: 3 }, (_, k) => groups[(n * 3 + k * 4) % groups.length] ?? 'officials')
    const parts = [Math.round(total * 0.5), Math.round(total * 0.3)]
    const sizes = [...parts, total - parts.reduce((sum, each) => sum + each, 0)]
    return {
      kind: n % 3 === 0 ? 'training' : 'training_conference',
      title: `${n % 3 === 0 ? 'Tập huấn' : 'Hội nghị tuyên truyền'} về ${subjects[topic]}`,
      starts_on: dayAfter('2024-01-08', Math.floor((n * 168) / conferences)),
      place_id: places[(n * 7) % places.length] ?? '22',
      topics: [topic],
      ...(n % 2 ? {} : { host: { agency_id: host } }),
      groups: some.map((audience, k) => {
        const size = sizes[k] ?? 1
        const female = Math.round(size * (0.45 + stage.random() * 0.3))
        return { audience, attendances: size, female, male: size - female }
      }),
    }
  })
  await record(stage.as('canbotinh', at('2024-07-03')), 'held', rows.slice(0, 160))
  await record(stage.as('hoiphunu', at('2024-07-03')), 'held', rows.slice(160))
}

/** Names from the places' own list, so that a record stands in a commune of its day. */
async function communesThen(stage: DemoStage, province: string, on: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from place where province_id = ${province} and level = 'commune' and coalesce(valid_from, '-infinity') <= ${on}::date
      and coalesce(valid_until, 'infinity') > '2024-10-01'::date order by id`.execute(stage.house.facts)
  return rows.map((row) => row.id)
}

async function seedEvents2024(stage: DemoStage): Promise<void> {
  await record(stage.as('hoiphunu', at('2024-07-04')), 'held', [
    {
      kind: 'giving',
      title: 'Tuần lễ Áo dài: trao tặng áo dài cho phụ nữ, nữ công nhân có hoàn cảnh khó khăn',
      starts_on: '2024-03-01',
      ends_on: '2024-03-08',
      place_id: '193',
      co_hosts: [{ name: 'Công đoàn Than – Khoáng sản' }],
      topics: ['gender_equality'],
      gifts: [
        {
          item: 'ao_dai',
          quantity: 1500,
          sponsor: 'Công đoàn Than – Khoáng sản',
          recipients: [
            { recipient: 'disadvantaged_women', place_id: '193', people: 420 },
            { recipient: 'disadvantaged_women', place_id: '202', people: 180 },
            { recipient: 'disadvantaged_women', place_id: '199', people: 150 },
            { recipient: 'women_workers', place_id: '195', people: 480 },
            { recipient: 'women_workers', place_id: '196', people: 270 },
          ],
        },
      ],
    },
    {
      kind: 'forum',
      title: 'Diễn đàn “Hương sắc Phụ nữ Quảng Ninh – Vùng di sản”',
      starts_on: '2024-03-06',
      place_id: '193',
      topics: ['gender_equality'],
      groups: [{ audience: 'women_union', attendances: 260, female: 251, male: 9 }],
    },
    {
      kind: 'workshop',
      title: 'Hội thảo dinh dưỡng cho trẻ em vùng cao',
      starts_on: '2024-06-12',
      place_id: '198',
      topics: ['nutrition', 'child_protection'],
      groups: [
        { audience: 'officials', attendances: 85, female: 60, male: 25 },
        { audience: 'collaborators', attendances: 40, female: 33, male: 7 },
      ],
    },
    {
      kind: 'award',
      title: 'Trao Kỷ niệm chương “Vì sự tiến bộ của phụ nữ Việt Nam”',
      starts_on: '2024-03-07',
      place_id: '193',
      topics: ['gender_equality'],
      awards: [{ honour: 'medal_women', given_to: 'person', quantity: 18 }],
    },
    {
      kind: 'contest',
      title: 'Cuộc thi phụ nữ khởi nghiệp sáng tạo và chuyển đổi xanh',
      starts_on: '2024-05-20',
      ends_on: '2024-06-20',
      place_id: '22',
      topics: ['livelihood'],
      entries: 46,
      awards: [
        { honour: 'first_prize', given_to: 'person', quantity: 1 },
        { honour: 'second_prize', given_to: 'person', quantity: 2 },
        { honour: 'third_prize', given_to: 'person', quantity: 3 },
      ],
    },
  ])
}

/** Quảng Ninh, first half of 2024: 34 items to 70 press contacts. */
async function seedPress2024(stage: DemoStage): Promise<void> {
  const ctx = stage.as('hoiphunu', at('2024-07-05'))
  const kinds = ['newspaper', 'online', 'radio', 'television', 'commune_radio', 'agency_site'] as const
  const body = addPressOutletsContract.body?.parse({
    outlets: Array.from({ length: 70 }, (_, n) => ({
      name: `Đầu mối báo chí ${String(n + 1).padStart(2, '0')} (bịa)`,
      kind: kinds[n % kinds.length],
      from_on: '2023-01-01',
    })),
  })
  if (!body) return
  const { ids } = await addPressOutlets(ctx, { params: undefined, query: undefined, body })
  await record(
    ctx,
    'held',
    Array.from({ length: 34 }, (_, n): Row => {
      const sent = dayAfter('2024-01-10', n * 5)
      return {
        kind: 'press_mailing',
        title: `Thông tin gửi báo chí số ${n + 1} về ${subjects[topics[n % topics.length] ?? 'gbv']}`,
        starts_on: sent,
        place_id: '22',
        topics: [topics[n % topics.length] ?? 'gbv'],
        sendings: ids.map((outlet_id, k) => ({
          outlet_id,
          ...((n + k) % 23 === 0
            ? {
                used_on: dayAfter(sent, 1),
                link: `https://vi-du.vn/bai-${n}-${k}`,
                reach: 400 + ((n * 37 + k * 11) % 900),
              }
            : {}),
        })),
      }
    }),
  )
}

/** Hà Nội, 2022: the launch in Sơn Tây and gifts to a hundred women. */
async function seedHaNoi2022(stage: DemoStage): Promise<void> {
  const districts = ['269', '271', '272', '282', '281'] // Sơn Tây, Ba Vì, Phúc Thọ, Mỹ Đức, Ứng Hòa
  await record(stage.as('hoiphunuhn', at('2022-11-20')), 'held', [
    {
      kind: 'launch',
      title:
        'Lễ phát động Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới',
      starts_on: '2022-11-14',
      place_id: '269',
      topics: ['gender_equality', 'gbv'],
      groups: [
        { audience: 'officials', attendances: 180, female: 110, male: 70 },
        { audience: 'women_union', attendances: 220, female: 220, male: 0 },
      ],
      gifts: [
        {
          item: 'gift_set',
          quantity: 100,
          recipients: districts.map((place_id) => ({
            recipient: 'disadvantaged_women',
            place_id,
            people: 20,
          })),
        },
      ],
    },
  ])
}

/** The weeks around today: what was done, what is planned, a door that is open. */
async function seedToday(stage: DemoStage): Promise<void> {
  const today = dayInVietNam(stage.today)
  const [commune] = (
    await sql<{ place_id: string }>`select place_id from agency where id = ${stage.agencyId('xa')}`.execute(
      stage.house.facts,
    )
  ).rows
  const ward = commune?.place_id ?? '22'
  const then = (days: number) => dayAfter(today, days)
  const officer = stage.as('canboxa', new Date(stage.today.getTime() - 3_600_000))
  const union = stage.as('hoiphunu', new Date(stage.today.getTime() - 5_400_000))
  const province = stage.as('canbotinh', new Date(stage.today.getTime() - 7_200_000))
  await record(officer, 'held', [
    {
      kind: 'training_conference',
      title: 'Hội nghị tuyên truyền phòng, chống bạo lực gia đình cho các khu phố',
      starts_on: then(-6),
      place_id: ward,
      venue: 'Nhà văn hóa khu 2',
      topics: ['domestic_violence'],
      cost_vnd: 6_500_000,
      groups: [
        { audience: 'people', attendances: 64, female: 41, male: 23 },
        { audience: 'village_heads', attendances: 8, female: 2, male: 6 },
        { audience: 'mediators', attendances: 9, female: 5, male: 4 },
      ],
    },
    {
      kind: 'broadcast',
      title: 'Phát thanh chuyên mục “Gia đình không bạo lực” trên loa phường',
      starts_on: then(-4),
      ends_on: then(-1),
      place_id: ward,
      topics: ['domestic_violence', 'gbv'],
      items: 4,
    },
    {
      kind: 'talk',
      title: 'Nói chuyện với nam giới: chia sẻ việc nhà, không dùng nắm đấm',
      starts_on: then(-2),
      place_id: ward,
      topics: ['gender_equality'],
      groups: [{ audience: 'men', attendances: 37, male: 37 }],
    },
  ])
  const [forum] = await record(officer, 'planned', [
    {
      kind: 'training',
      title: 'Tập huấn nhận biết và can thiệp sớm cho tổ hòa giải',
      starts_on: today,
      place_id: ward,
      venue: 'Hội trường phường',
      clock: '14:00',
      topics: ['domestic_violence', 'skills'],
    },
    {
      kind: 'team_session',
      title: 'Buổi của tổ truyền thông cộng đồng khu 5',
      starts_on: then(-9),
      place_id: ward,
      language: 'vi',
      topics: ['gbv'],
    },
    {
      kind: 'forum',
      title: 'Diễn đàn “Lắng nghe con nói” với học sinh',
      starts_on: then(5),
      place_id: ward,
      topics: ['child_protection', 'online_safety'],
    },
  ])
  await record(union, 'held', [
    {
      kind: 'launch',
      title: 'Phát động hưởng ứng Tháng hành động vì bình đẳng giới',
      starts_on: then(-7),
      place_id: '22',
      topics: ['gender_equality', 'gbv'],
      groups: [
        { audience: 'women_union', attendances: 310, female: 302, male: 8 },
        { audience: 'officials', attendances: 90, female: 48, male: 42 },
      ],
    },
    {
      kind: 'leaflet',
      title: 'Tờ gấp “Bạn không một mình” tiếng Việt, Tày, Dao',
      starts_on: then(-8),
      place_id: '22',
      topics: ['gbv'],
      items: 3,
      copies: 12_000,
    },
    {
      kind: 'article',
      title: 'Chuyên trang tháng 11',
      starts_on: then(-3),
      place_id: '22',
      topics: ['gender_equality'],
      items: 6,
    },
  ])
  const [pattern] = await record(province, 'held', [
    {
      kind: 'training',
      title: 'Tập huấn phối hợp liên ngành cho cán bộ cấp xã',
      starts_on: then(-12),
      ends_on: then(-11),
      place_id: '22',
      topics: ['coordination', 'gbv'],
      cost_vnd: 48_000_000,
      funding: 'Ngân sách tỉnh',
      test: { most: 10, before: { takers: 92, mean: 5.4 }, after: { takers: 90, mean: 8.1 } },
      groups: [
        { audience: 'officials', attendances: 54, female: 30, male: 24 },
        { audience: 'collaborators', attendances: 40, female: 29, male: 11 },
        { audience: 'officials', attendances: 51, female: 29, male: 22, on_day: then(-11) },
        { audience: 'collaborators', attendances: 39, female: 28, male: 11, on_day: then(-11) },
      ],
      people: [{ part: 'trainer', name: 'Lưu Nắng Hạ', organization: 'Giảng viên mời' }],
    },
  ])
  if (pattern)
    await namePattern(province, {
      params: { activity_id: pattern },
      query: undefined,
      body: { version: 1, name: 'Tập huấn hai ngày cho cán bộ cấp xã' },
    })
  if (!forum) return
  await issueTickets(officer, {
    params: { activity_id: forum },
    query: undefined,
    body: { audience: 'mediators', count: 40 },
  })
  const open: z.output<NonNullable<typeof openDoorContract.body>> = { version: 1, open: true }
  await openDoor(officer, { params: { activity_id: forum }, query: undefined, body: open })
}
