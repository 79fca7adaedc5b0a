import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import type { Kind } from './initiative.codes.ts'
import { type Founding, moveInitiative, writeFoundings } from './initiative.service.ts'
import { readInitiative } from './initiative-file.service.ts'
import { type Meeting, writeMeetings } from './meeting.service.ts'
import { addMember, writeHeadcounts } from './member.service.ts'
import { choosePlace } from './place.service.ts'
import { releaseInitiative } from './public.service.ts'
import { addLivelihood, type Fund, tellOutcome, writeFunds } from './support.service.ts'

interface Place {
  id: string
  name: string
  parent: string | null
}

/** What is founded, when it met, and what it is a part of. */
interface Planned extends Omit<Founding, 'agencyId'> {
  met: readonly string[]
}

const pilotDistricts = ['193', '194', '195', '196', '199', '200', '202', '203', '205', '206'] as const

/**
 * Models, clubs and teams of a province with invented villages, through the ways by which lists come in: those of 2016–2020
 * and the pilots of 2021–2023, the clubs and chapters of 2024, and all of them as they live today. Some are silent.
 */
export async function seedInitiatives(stage: DemoStage): Promise<void> {
  const officer = stage.as('hoiphunu', stage.today)
  const department = stage.as('canbotinh', stage.today)
  const communes = await communesOfThen(stage)
  const inDistrict = (district: string) => communes.filter((place) => place.parent === district)
  const far = communes.filter((place) => !['193', '195', '196'].includes(place.parent ?? ''))
  const at = (list: readonly Place[], n: number) =>
    list[n % list.length] ?? { id: '22', name: 'Quảng Ninh', parent: null }

  const models = [
    ...modelsOf2016(communes, at),
    ...pilotsOf2021(inDistrict, at),
    ...pilotsOf2023(inDistrict, at),
  ]
  await plant(department, stage.agencyId('ldtbxh'), models, 'gender_equality')
  await inTransaction(department, (trx) =>
    sql`select access.follow_initiatives(${department.now()})`.execute(trx),
  )
  await plant(officer, stage.agencyId('phunu'), [...clubs(communes, far, at), ...teams(inDistrict, at)])
  await enliven(stage)
  await release(stage)
}

/** Two models the province is proud of stand on its public page. */
async function release(stage: DemoStage): Promise<void> {
  const ctx = stage.as('canbotinh', stage.today)
  const { rows } = await inTransaction(ctx, (trx) =>
    sql<{ id: string; kind: string }>`
      select distinct on (kind_code) id, kind_code as kind from initiative
      where  kind_code in ('safe_city', 'gender_violence') and stage <> 'closed' and province_id = '22' order by kind_code, founded_on`.execute(
      trx,
    ),
  )
  for (const { id, kind } of rows)
    await releaseInitiative(ctx, {
      params: { initiative_id: id },
      query: undefined,
      body: {
        ...(kind === 'safe_city'
          ? {
              words_vi:
                'Đèn đường sáng, camera ở bến xe và chợ, đội tuần tra có phụ nữ tham gia: phụ nữ và trẻ em đi lại yên tâm cả ngày lẫn đêm.',
              words_en:
                'Lit streets, cameras at the bus station and the market, patrols with women among them: women and children move safely by day and night.',
            }
          : {
              words_vi:
                'Tổ hòa giải, chi hội phụ nữ và công an thôn cùng trực; ai cần giúp gọi một số là có người đến.',
            }),
        version: 0,
      },
    })
}

/** Communes as they stood in 2024, in the order of their codes. */
async function communesOfThen({ house }: DemoStage): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select id, name, parent_id as parent from place
    where  province_id = '22' and level = 'commune' and (valid_from is null or valid_from <= '2024-01-01') and valid_until > '2024-07-01' order by id`.execute(
    house.db,
  )
  return rows
}

type Pick = (list: readonly Place[], n: number) => Place

const gender = 'gender_violence' as const
/** The 22 models of 2016–2020 that went on, and four that fell silent. */
function modelsOf2016(communes: readonly Place[], at: Pick): Planned[] {
  const kindsOf: readonly Titled[] = [
    gender,
    'family_violence',
    gender,
    'safe_school',
    'family_violence',
    'livelihood',
  ]
  return Array.from({ length: 26 }, (_, n) => {
    const place = at(communes, n * 7)
    const kind = kindsOf[n % kindsOf.length] ?? gender
    return {
      kind,
      name: `${titles[kind]} ${place.name}`,
      placeIds: [place.id],
      foundedOn: `201${6 + (n % 4)}-0${1 + (n % 9)}-15`,
      stage: 'kept',
      evidence: `Quyết định ${100 + n}/QĐ-UBND (bịa)`,
      phase: '2016-2020',
      met: n < 22 ? ['2021-12-10', '2022-03-18', '2022-06-10', '2024-05-16', ...recent(n)] : ['2020-09-10'],
    }
  })
}

/** The 11 pilots of 2021–2023 in 10 localities; they were kept when the pilot ended. */
function pilotsOf2021(inDistrict: (id: string) => Place[], at: Pick): Planned[] {
  return Array.from({ length: 11 }, (_, n) => {
    const place = at(inDistrict(pilotDistricts[n % 10] ?? '193'), n < 10 ? 0 : 1)
    const kind: Titled = n % 5 === 4 ? 'livelihood' : gender
    return {
      kind,
      name: `Thí điểm ${titles[kind].toLocaleLowerCase('vi')} ${place.name}`,
      placeIds: [place.id],
      foundedOn: `2021-${String(4 + (n % 8)).padStart(2, '0')}-20`,
      stage: 'pilot',
      evidence: `Kế hoạch ${20 + n}/KH-UBND (bịa)`,
      phase: '2021-2023',
      met: ['2022-02-15', '2022-05-20', '2023-10-12', '2024-04-18', ...recent(n)],
    }
  })
}

/** Five pilots of prostitution prevention in three cities, and one model against trafficking in five wards of Hạ Long. */
function pilotsOf2023(inDistrict: (id: string) => Place[], at: Pick): Planned[] {
  const pilots = ['193', '193', '196', '195', '195'].map((district, n): Planned => {
    const place = at(inDistrict(district), n)
    return {
      kind: 'prostitution_prevention',
      name: `Phòng, chống mại dâm tại cộng đồng ${place.name}`,
      placeIds: [place.id],
      foundedOn: `2023-0${3 + n}-10`,
      stage: 'pilot',
      evidence: `Kế hoạch ${40 + n}/KH-UBND (bịa)`,
      phase: '2023-2025',
      met: ['2023-11-15', '2024-03-20', '2024-06-05', ...recent(n)],
    }
  })
  return [
    ...pilots,
    {
      kind: 'anti_trafficking',
      name: 'Phòng, chống mua bán người và nô lệ thời hiện đại thành phố Hạ Long',
      placeIds: Array.from({ length: 5 }, (_, n) => at(inDistrict('193'), 3 + n).id),
      foundedOn: '2022-09-12',
      stage: 'kept',
      evidence: 'Quyết định 77/QĐ-UBND (bịa)',
      met: ['2023-12-05', '2024-04-25', ...recent(1)],
    },
    ...(['safe_city', 'support_service'] as const).map(
      (kind): Planned => ({
        kind,
        name: kind === 'safe_city' ? 'Thành phố Hạ Long an toàn' : 'Đường dây nóng 18001769',
        placeIds: [kind === 'safe_city' ? '193' : '22'],
        foundedOn: '2019-05-10',
        stage: 'kept',
        evidence: 'Quyết định 55/QĐ-UBND (bịa)',
        met: ['2022-04-05', '2024-05-25', ...recent(2)],
      }),
    ),
  ]
}

/** 165 clubs, 147 core chapters and 20 new clubs of 2024, some of which are silent today; and as many that were silent then. */
function clubs(communes: readonly Place[], far: readonly Place[], at: Pick): Planned[] {
  const series = (kind: Kind, count: number, name: string, silent: number): Planned[] =>
    Array.from({ length: count + silent }, (_, n) => {
      const place = at(communes, n)
      return {
        kind,
        name: `${name} khu ${1 + Math.floor(n / communes.length)} ${place.name}`,
        placeIds: [place.id],
        foundedOn: `20${15 + (n % 8)}-0${1 + (n % 9)}-08`,
        stage: 'kept',
        evidence: `Quyết định ${n + 1}/QĐ-BTV (bịa)`,
        met: n < count ? ['2024-01-18', '2024-05-14', ...recent(n)] : ['2023-03-08'],
      }
    })
  return [
    ...series('women_law_club', 165, 'Câu lạc bộ Phụ nữ với pháp luật', 6),
    ...series('core_chapter', 147, 'Chi hội phụ nữ nòng cốt', 5),
    ...Array.from({ length: 20 }, (_, n): Planned => {
      const place = at(far, n * 5)
      return {
        kind: 'cultural_identity',
        name: `Câu lạc bộ Phụ nữ phát huy bản sắc văn hóa Quảng Ninh ${place.name}`,
        placeIds: [place.id],
        foundedOn: `2024-0${1 + (n % 6)}-12`,
        stage: 'kept',
        evidence: `Quyết định ${200 + n}/QĐ-BTV (bịa)`,
        met: ['2024-06-20', ...recent(n)],
      }
    }),
    ...Array.from({ length: 12 }, (_, n): Planned => {
      const place = at(communes, 11 * n + 3)
      const kind: Titled = n % 3 === 0 ? 'men_home' : n % 3 === 1 ? 'counselling_group' : 'children_club'
      return {
        kind,
        name: `${titles[kind]} ${place.name}`,
        placeIds: [place.id],
        foundedOn: `2025-0${1 + (n % 6)}-20`,
        stage: 'kept',
        evidence: `Quyết định ${300 + n}/QĐ-BTV (bịa)`,
        met: ['2025-09-20', ...recent(n)],
      }
    }),
  ]
}

/** The 14 communication teams founded in the first half of 2024. */
function teams(inDistrict: (id: string) => Place[], at: Pick): Planned[] {
  return ['193', '203', '202', '199', '200'].flatMap((district, d) =>
    Array.from({ length: d === 4 ? 2 : 3 }, (_, n): Planned => {
      const place = at(inDistrict(district), n + 1)
      return {
        kind: 'communication_team',
        name: `Tổ truyền thông cộng đồng ${place.name}`,
        placeIds: [place.id],
        foundedOn: `2024-0${2 + n}-2${d}`,
        stage: 'kept',
        evidence: `Quyết định ${400 + d * 3 + n}/QĐ-BTV (bịa)`,
        met: ['2024-06-12', ...recent(n)],
      }
    }),
  )
}

const titles = {
  gender_violence: 'Bình đẳng giới, phòng ngừa bạo lực',
  family_violence: 'Phòng, chống bạo lực gia đình',
  safe_school: 'Trường học an toàn, thân thiện',
  livelihood: 'Sinh kế và tự chủ tài chính',
  men_home: 'Đàn ông xây tổ ấm',
  counselling_group: 'Nhóm tư vấn tại cộng đồng',
  children_club: 'Câu lạc bộ trẻ em',
} as const
type Titled = keyof typeof titles

/** Meetings up to today, but for one in nine, of which nothing has been heard since the summer. */
const recent = (n: number): string[] =>
  n % 9 === 8 ? ['2026-06-10'] : ['2026-06-10', '2026-09-15', '2026-11-10']

async function plant(
  ctx: Context,
  agencyId: string,
  planned: readonly Planned[],
  duty?: string,
): Promise<void> {
  await inTransaction(ctx, async (trx) => {
    const ids = await writeFoundings(
      trx,
      ctx,
      planned.map((each) => ({ ...each, agencyId, duty })),
    )
    const meetings: Meeting[] = planned.flatMap(({ met }, n) =>
      met.map((heldOn, m) => {
        const total = 12 + ((n * 7 + m * 3) % 25)
        const men = (n + m) % 5
        return {
          initiativeId: ids[n] ?? '',
          heldOn,
          total,
          women: total - men,
          men,
          topics: ['law', 'gender_equality'],
        }
      }),
    )
    await writeMeetings(trx, ctx, meetings)
    await writeHeadcounts(
      trx,
      ctx,
      planned.map((each, n) => ({
        initiativeId: ids[n] ?? '',
        onDay: each.foundedOn,
        total: 20 + (n % 15),
        women: 20 + (n % 15) - (n % 3),
        men: n % 3,
      })),
    )
    const funds: Fund[] = planned.flatMap((_, n) =>
      n % 4 === 0
        ? [
            {
              initiativeId: ids[n] ?? '',
              source: n % 8 === 0 ? ('mobilised' as const) : ('provincial_budget' as const),
              onDay: '2024-04-10',
              amountVnd: 5_000_000 + (n % 10) * 1_000_000,
            },
          ]
        : [],
    )
    await writeFunds(trx, ctx, funds)
  })
}

/** The pilots end and are kept, one grew into another, and a few are told in full. */
async function enliven(stage: DemoStage): Promise<void> {
  const officer = stage.as('hoiphunu', stage.today)
  const department = stage.as('canbotinh', stage.today)
  const rows = await inTransaction(department, async (trx) =>
    trx
      .selectFrom('initiative')
      .select(['id', 'kind_code', 'phase_code', 'version'])
      .where('stage', '=', 'pilot')
      .orderBy('id')
      .execute(),
  )
  for (const row of rows)
    await moveInitiative(department, {
      params: { initiative_id: row.id },
      query: undefined,
      body: {
        version: row.version,
        move: 'keep',
        on: row.phase_code === '2021-2023' ? '2023-12-28' : '2025-12-29',
        evidence: 'Báo cáo tổng kết thí điểm (bịa)',
      },
    })
  const clubsToTell = await inTransaction(officer, async (trx) =>
    trx
      .selectFrom('initiative')
      .select('id')
      .where('kind_code', '=', 'women_law_club')
      .orderBy('folded_name')
      .limit(4)
      .execute(),
  )
  for (const [n, { id }] of clubsToTell.entries()) {
    const params = { initiative_id: id }
    const file = await readInitiative(officer, { params, query: undefined, body: undefined })
    const divided = file.working_in.find((place) => place.asks)
    if (divided?.became[0])
      await choosePlace(officer, {
        params: { ...params, working_id: divided.id },
        query: undefined,
        body: { place_id: divided.became[0].id },
      })
    for (const [name, part] of [
      ['Lê Hoa Bưởi', 'head'],
      ['Trần Lá Bàng', 'deputy'],
      ['Phạm Sóng Êm', 'member'],
    ] as const)
      await addMember(officer, {
        params,
        query: undefined,
        body: {
          name: `${name} ${n + 1}`,
          part,
          sex: 'female',
          age_band: '30-44',
          ethnicity: n % 2 ? 'kinh' : 'dao',
          joined_on: '2024-02-01',
        },
      })
  }
  const [livelihood] = await inTransaction(department, async (trx) =>
    trx
      .selectFrom('initiative')
      .select('id')
      .where('kind_code', '=', 'livelihood')
      .orderBy('id')
      .limit(1)
      .execute(),
  )
  if (!livelihood) return
  const params = { initiative_id: livelihood.id }
  for (const [kind, group, total] of [
    ['training', 'lost_work', 24],
    ['credit', 'single_mother', 11],
    ['start_up', 'minority', 6],
  ] as const) {
    const made = await addLivelihood(department, {
      params,
      query: undefined,
      body: {
        kind,
        group,
        on_day: '2026-03-12',
        total,
        women: total,
        ...(kind === 'credit' ? { amount_vnd: 330_000_000 } : {}),
      },
    })
    await tellOutcome(department, {
      params: { ...params, support_id: made.id },
      query: undefined,
      body: { version: 1, outcome_on: '2026-09-14', still_going: total - 3 },
    })
  }
}
