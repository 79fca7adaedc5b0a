import { sql } from 'kysely'
import { inTransaction } from '#kernel/context.ts'
import type { DemoStage } from '#kernel/module.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { addSession, openRespondent, raiseWarning } from './respondent.service.ts'
import { linkRespondent } from './respondent-link.service.ts'

const none = { query: undefined } as const
const day = 86_400_000
const people = ['Ngô Văn Sóng Vỗ', 'Hà Văn Đá Cuội', 'Mạc Văn Cành Khô', 'Đỗ Văn Than Hồng'] as const

/** Files of `quanly2` about invented persons; two are linked to cases of `quanly` on which no one of his side ever worked. */
export async function seedRespondents(stage: DemoStage): Promise<void> {
  const ctx = stage.as('quanly2', stage.today)
  const at = (days: number) => new Date(stage.today.getTime() - days * day)
  const codes: string[] = []
  for (const [n, name] of people.entries()) {
    const { id, code } = await openRespondent(ctx, {
      params: undefined,
      body: {
        basis: n % 2 ? 'nq28' : 'measure_7',
        criminal: n === 3,
        detected_on: dayInVietNam(at(20 + n)),
        sex: 'male',
        age_years: 31 + n * 6,
        name,
        phone: `0900 002 00${n}`,
        words: 'Người bịa ra để trình diễn.',
      },
      ...none,
    })
    codes.push(code)
    const params = { file_id: id }
    for (const [kind, days, attended] of [
      ['counselling', 14, n !== 1],
      ['commitment', 12, true],
      ['course', 5, n % 2 === 0],
    ] as const)
      await addSession(ctx, {
        params,
        body: {
          kind,
          held_at: at(days).toISOString(),
          attended,
          ...(kind === 'commitment' ? {} : { minutes: 60 }),
        },
        ...none,
      })
    if (n < 2)
      await raiseWarning(ctx, {
        params,
        body: { code: n === 0 ? 'threat' : 'absconded', seen_at: at(1).toISOString() },
        ...none,
      })
  }
  const overseer = stage.as('kiemhuan', stage.today)
  const cases = await inTransaction(overseer, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select f.id from case_file f where f.status = 'open' and f.manager_id = ${stage.staffId('quanly')}
      and not exists (select 1 from case_assignment a where a.case_id = f.id and a.staff_id = ${stage.staffId('quanly2')})
      order by f.opened_at limit 2`.execute(trx)
    return rows
  })
  for (const [n, { id }] of cases.entries())
    await linkRespondent(overseer, {
      params: undefined,
      body: { respondent_code: codes[n] ?? '', case_id: id },
      ...none,
    })
}
