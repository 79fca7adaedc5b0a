import type { DemoStage } from '#kernel/module.ts'
import { setTarget, setTargetYear, tellTarget } from './target.service.ts'

const own = [
  {
    code: 'DA8-DCTC',
    programme: 'Dự án 8 (kế hoạch của tỉnh)',
    title: 'Địa chỉ tin cậy ở cộng đồng được củng cố hoặc thành lập mới',
    indicator: 'DIR-2',
    unit_words: 'địa chỉ',
    year: 36,
  },
  {
    code: 'DA8-TTCD',
    programme: 'Dự án 8 (kế hoạch của tỉnh)',
    title: 'Tổ truyền thông cộng đồng còn hoạt động',
    indicator: 'TEAM-1',
    unit_words: 'tổ',
    year: 14,
  },
  {
    code: 'TINH-NAT',
    programme: 'Kế hoạch của tỉnh',
    title: 'Nhà an toàn cho phụ nữ và trẻ em',
    indicator: null,
    unit_words: 'nhà',
    year: 5,
  },
] as const

/** Targets of the province itself beside the national ones, and what bodies told where nothing is counted here. */
export async function seedTargets(stage: DemoStage): Promise<void> {
  const officer = stage.as('canbotinh', stage.today)
  const year = stage.today.getFullYear()
  const rest = { params: undefined, query: undefined }
  for (const { year: goal, ...target } of own) {
    await setTarget(officer, {
      ...rest,
      body: {
        ...target,
        sense: 'at_least',
        unit: 'count',
        source: 'Kế hoạch 45/KH-UBND (bịa)',
        told_as: target.indicator === null ? null : 'value',
      },
    })
    await setTargetYear(officer, {
      ...rest,
      body: { code: target.code, year, value: goal, basis: 'Kế hoạch năm của tỉnh (bịa)' },
    })
  }
  const told = [
    ['NQ28-3.4', 'actual', year, 85, 'Sở Y tế tỉnh Quảng Ninh', '512/BC-SYT (bịa)'],
    ['NQ28-3.1', 'baseline', 2021, 2.0, 'Cục Thống kê tỉnh Quảng Ninh', '77/BC-CTK (bịa)'],
    ['TINH-NAT', 'actual', year, 3, 'Hội Liên hiệp Phụ nữ tỉnh Quảng Ninh', '31/BC-BTV (bịa)'],
  ] as const
  for (const [code, kind, of, value, body_name, document_number] of told)
    await tellTarget(officer, {
      ...rest,
      body: { code, kind, year: of, value, body_name, document_number, document_date: `${year}-10-15` },
    })
}
