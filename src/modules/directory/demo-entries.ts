import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { DemoStage } from '#kernel/module.ts'
import { writeAddress } from './address.service.ts'
import type { OfficeOf } from './entry.codes.ts'
import type { addEntryContract } from './entry.contract.ts'
import { addEntry, closeEntry, entryChecked } from './entry.service.ts'
import type { OpenSpan } from './hours.rule.ts'

type NewEntry = RequestOf<typeof addEntryContract>['body']

const officeHours: OpenSpan[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '07:30', until: '17:00' }))
const always: OpenSpan[] = [1, 2, 3, 4, 5, 6, 7, 0].map((day) => ({ day, from: '00:00', until: '24:00' }))

const plain: Omit<NewEntry, 'kind' | 'location' | 'name' | 'opened_on'> = {
  office_of: null,
  agency_id: null,
  duty_code: null,
  place_id: '22',
  address: null,
  front_gate: null,
  phone: null,
  services: ['psychology', 'needs'],
  hours: officeHours,
  languages: ['vi'],
  eligibility: null,
  capacity: null,
}

/** Offices of the years before and after the districts ended; sixteen of them stood in the first half of 2022. */
const offices: readonly { of: OfficeOf; name: string; from: string; until?: string; agency?: string; language?: 'dao' | 'tay' }[] = [
  { of: 'district', name: 'thành phố Hạ Long', from: '2018-03-01', until: '2025-07-01' },
  { of: 'district', name: 'thành phố Cẩm Phả', from: '2018-05-15', until: '2025-07-01' },
  { of: 'district', name: 'thành phố Uông Bí', from: '2019-02-01', until: '2025-07-01' },
  { of: 'district', name: 'thành phố Móng Cái', from: '2019-09-01', until: '2025-07-01' },
  { of: 'commune', name: 'phường Đồi Gió (bịa)', from: '2019-11-20' },
  { of: 'commune', name: 'phường Bãi Sậy (bịa)', from: '2020-01-10' },
  { of: 'commune', name: 'xã Suối Lành (bịa)', from: '2020-06-01', language: 'dao' },
  { of: 'commune', name: 'xã Đèo Mây (bịa)', from: '2020-06-01', language: 'tay' },
  { of: 'commune', name: 'xã Bến Nắng (bịa)', from: '2021-03-08' },
  { of: 'commune', name: 'xã Ruộng Bậc (bịa)', from: '2021-03-08' },
  { of: 'school', name: 'Trường THPT Hoa Gạo (bịa)', from: '2020-09-05', agency: 'truonghoc' },
  { of: 'school', name: 'Trường THPT Cánh Buồm (bịa)', from: '2020-09-05' },
  { of: 'school', name: 'Trường THCS Bến Thông (bịa)', from: '2021-09-05' },
  { of: 'school', name: 'Trường THCS Đồi Chè (bịa)', from: '2021-09-05' },
  { of: 'hospital', name: 'Bệnh viện đa khoa tỉnh', from: '2018-01-02', agency: 'benhvien' },
  { of: 'hospital', name: 'Bệnh viện Sản Nhi (số bịa)', from: '2020-04-01' },
  { of: 'hospital', name: 'Trung tâm Y tế Vịnh Xanh (bịa)', from: '2023-02-01' },
  { of: 'school', name: 'Trường THPT Sao Biển (bịa)', from: '2023-09-05' },
  { of: 'commune', name: 'phường Vịnh Lặng (bịa)', from: '2025-07-01' },
  { of: 'commune', name: 'phường Than Hồng (bịa)', from: '2025-07-01' },
] // biome-ignore format: a table is read in rows

const others: readonly Partial<NewEntry>[] = [
  { kind: 'hotline', location: 'public', name: 'Đường dây nóng của tỉnh (số bịa)', phone: '0203 000 1769', services: ['psychology', 'legal', 'protection', 'shelter'], hours: always, languages: ['vi', 'dao', 'tay'], opened_on: '2015-01-01' },
  { kind: 'one_stop_house', location: 'public', name: 'Ngôi nhà Ánh Dương', front_gate: 'Gọi đường dây nóng của tỉnh, có người đón', phone: '0203 000 1770', services: ['medical', 'psychology', 'protection', 'legal', 'shelter', 'needs'], hours: always, capacity: 20, opened_on: '2020-04-15' },
  { kind: 'shelter', location: 'sealed', name: 'Nhà tạm lánh Bình Yên (bịa)', front_gate: 'Gọi đường dây nóng của tỉnh; nhân viên hẹn và đưa đến', phone: '0203 000 1769', services: ['shelter', 'needs', 'children'], hours: always, capacity: 12, opened_on: '2021-06-01', eligibility: 'Người bị bạo lực và con đi cùng; có nhân viên công tác xã hội đưa đến.' },
  { kind: 'temporary_stay', location: 'staff', name: 'Phòng tạm lánh của Trung tâm', address: 'Trong khuôn viên Trung tâm Công tác xã hội', services: ['shelter'], hours: always, capacity: 4, opened_on: '2016-01-01' },
  { kind: 'legal_aid', location: 'public', name: 'Trung tâm Trợ giúp pháp lý nhà nước', phone: '0203 000 1771', services: ['legal', 'papers'], opened_on: '1998-01-01' },
  { kind: 'health_facility', location: 'public', name: 'Cấp cứu Bệnh viện đa khoa tỉnh (số bịa)', phone: '0203 000 1115', services: ['medical'], hours: always, opened_on: '1960-01-01' },
  { kind: 'ngo', location: 'public', name: 'Quỹ Mái Ấm Vịnh Xanh (bịa)', phone: '0203 000 1772', services: ['livelihood', 'schooling'], opened_on: '2019-01-01' },
  { kind: 'agency_desk', location: 'public', name: 'Bộ phận tiếp nhận của Công an tỉnh (số bịa)', phone: '0203 000 1113', services: ['protection'], hours: always, opened_on: '2012-01-01' },
] // biome-ignore format: a table is read in rows

/** Services of an invented province: the offices of years ago by their days, and what stands today. */
export async function seedEntries(stage: DemoStage): Promise<void> {
  const ctx = stage.as('kiemhuan', stage.today)
  const add = (entry: Partial<NewEntry>) =>
    addEntry(ctx, { params: undefined, query: undefined, body: { ...plain, ...entry } as NewEntry })
  const check = (id: string) =>
    entryChecked(ctx, { params: { entry_id: id }, query: undefined, body: { version: 1 } })
  for (const [n, office] of offices.entries()) {
    const { id } = await add({
      kind: 'social_work_office',
      location: 'public',
      office_of: office.of,
      name: `Văn phòng Công tác xã hội ${office.name}`,
      agency_id: office.agency ? stage.agencyId(office.agency) : null,
      languages: office.language ? ['vi', office.language] : ['vi'],
      opened_on: office.from,
    })
    if (office.until)
      await closeEntry(ctx, {
        params: { entry_id: id },
        query: undefined,
        body: { version: 1, closed_on: office.until, reason: 'duty_moved' },
      })
    else if (n % 2 === 0) await check(id)
  }
  for (const entry of others) {
    const { id, version } = await add(entry)
    if (entry.location === 'sealed') await layDownAddress(ctx, id, version)
    else await check(id)
  }
  await seedTrusted(stage)
}

/** The true address of a protected place, invented like the place; it lies behind the one endpoint that opens it. */
async function layDownAddress(ctx: Context, entry_id: string, version: number): Promise<void> {
  await inTransaction(ctx, (trx) => sql`select access.step_up(${ctx.session.tokenHash})`.execute(trx))
  await writeAddress(ctx, {
    params: { entry_id },
    query: undefined,
    body: { version, address: 'Số 0, ngõ Không Có, khu Bịa Ra (địa chỉ bịa để trình diễn)' },
  })
}

/** Trusted addresses in communes of today, entered by the Women's Union. */
async function seedTrusted(stage: DemoStage): Promise<void> {
  const ctx = stage.as('hoiphunu', stage.today)
  const communes = await stage.house.db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('province_id', '=', '22')
    .where('level', '=', 'commune')
    .where('valid_until', 'is', null)
    .orderBy('id')
    .limit(12)
    .execute()
  for (const [n, commune] of communes.entries())
    await addEntry(ctx, {
      params: undefined,
      query: undefined,
      body: {
        ...plain,
        kind: 'trusted_address',
        location: n % 4 === 3 ? 'staff' : 'public',
        name: `${n % 3 === 0 ? 'Trạm Y tế' : 'Nhà văn hóa khu'} ${commune.name} (bịa)`,
        place_id: commune.id,
        address: n % 3 === 0 ? 'Cạnh ủy ban' : `Khu ${(n % 5) + 1}`,
        phone: `0203 009 ${String(n + 100).padStart(4, '0')}`,
        hours: n % 3 === 0 ? always : officeHours,
        services: ['needs', 'protection'],
        opened_on: `202${n % 5}-03-08`,
      },
    })
}
