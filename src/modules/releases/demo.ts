import type { DemoStage } from '#kernel/module.ts'
import { checkRelease, draftRelease, publishRelease } from './release.service.ts'

type Body = Parameters<typeof draftRelease>[1]['body']
type Asked = Body['asked']

const work: Asked = [
  { indicator: 'TRN-1', by: null },
  { indicator: 'TRN-2', by: null },
  { indicator: 'GFT-1', by: null },
]
const of = (title_vi: string, title_en: string, year: number, last_quarter: number, asked: Asked) => ({
  params: undefined,
  query: undefined,
  body: { title_vi, title_en, year, last_quarter, asked },
})

/** Figures of two years published for everybody, and those of last year waiting to be checked. */
export async function seedReleases(stage: DemoStage): Promise<void> {
  const officer = stage.as('canbotinh', stage.today)
  const leader = stage.as('lanhdao', stage.today)
  const publish = async (title: string, english: string, year: number, asked: Asked) => {
    const { id } = await draftRelease(officer, of(title, english, year, 4, asked))
    const args = { params: { release_id: id }, query: undefined }
    const { version } = await checkRelease(officer, { ...args, body: { version: 1 } })
    await publishRelease(leader, { ...args, body: { version } })
  }
  await publish('Tư vấn qua đường dây nóng năm 2022', 'Calls to the hotline, 2022', 2022, [
    { indicator: 'HOT-1', by: 'sex' },
  ])
  await publish('Truyền thông, tập huấn năm 2024', 'Communication and training, 2024', 2024, work)
  const year = stage.today.getFullYear() - 1
  const waiting = of(`Số liệu năm ${year}`, `Figures of ${year}`, year, 4, [
    { indicator: 'HOT-1', by: 'sex' },
    ...work,
  ])
  await draftRelease(officer, waiting)
}
