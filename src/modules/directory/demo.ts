import type { DemoStage } from '#kernel/module.ts'
import { seedEntries } from './demo-entries.ts'
import { addDutyNumber, dutyNumberTested } from './duty-number.service.ts'

const ofProvince = [
  { service: 'police', name: 'Trực ban Công an tỉnh (số bịa)', phone: '0203 000 1113' },
  { service: 'health', name: 'Cấp cứu bệnh viện tỉnh (số bịa)', phone: '0203 000 1115' },
  { service: 'psychiatric', name: 'Bệnh viện Bảo vệ sức khỏe tâm thần (số bịa)', phone: '0203 000 1117' },
  {
    service: 'shelter',
    name: 'Ngôi nhà Ánh Dương, đầu mối tiếp nhận công khai (số bịa)',
    phone: '0203 000 1769',
  },
] as const

/** Duty numbers that nobody answers, for the province and each commune of today; services, offices and trusted addresses. */
export async function seedDirectory(stage: DemoStage): Promise<void> {
  const ctx = stage.as('lanhdaotruc', stage.today)
  const places = await stage.house.db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('province_id', '=', '22')
    .where('level', '=', 'commune')
    .where('valid_until', 'is', null)
    .orderBy('id')
    .execute()
  const plain = { hours: '24/7', note: null, valid_from: '2025-07-01', valid_until: null }
  for (const each of ofProvince)
    await addDutyNumber(ctx, {
      params: undefined,
      query: undefined,
      body: { ...plain, ...each, place_id: '22' },
    })
  for (const [n, place] of places.entries()) {
    for (const [service, name, tail] of [
      ['police', 'Trực ban Công an', 1],
      ['commune_chair', 'Lãnh đạo trực UBND', 2],
      ['health', 'Trạm Y tế', 3],
    ] as const) {
      const made = await addDutyNumber(ctx, {
        params: undefined,
        query: undefined,
        body: {
          ...plain,
          service,
          name: `${name} ${place.name} (số bịa)`,
          phone: `0203 00${tail} ${String(n + 100).padStart(4, '0')}`,
          place_id: place.id,
        },
      })
      if (n % 3 === 0)
        await dutyNumberTested(ctx, { params: { id: made.id }, query: undefined, body: undefined })
    }
  }
  await seedEntries(stage)
}
