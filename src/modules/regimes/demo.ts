import type { DemoStage } from '#kernel/module.ts'
import { openRound, setRegime } from './regime.service.ts'
import * as submissions from './submission.service.ts'

/** One regime of communes for the last half-year: what the demo's ward sent was returned, sent again and taken. */
export async function seedRegimes(stage: DemoStage): Promise<void> {
  const officer = stage.as('canbotinh', stage.today)
  const ward = stage.as('canboxa', stage.today)
  const rest = { params: undefined, query: undefined, body: undefined }
  const { id } = await setRegime(officer, {
    ...rest,
    body: {
      name: 'Báo cáo 6 tháng về phòng ngừa bạo lực trên cơ sở giới',
      content: 'Mô hình, câu lạc bộ, tập huấn, truyền thông và quà tặng ở xã, phường trong kỳ',
      reporters: 'commune',
      method: 'Gửi trên hệ thống, có giấy báo nhận',
      due_days: 5,
      closes_days: 120,
      frequency: 'half_year',
      outline: 'I. Kết quả. II. Khó khăn, nguyên nhân. III. Nhiệm vụ kỳ tới. IV. Kiến nghị.',
      forms: 'Biểu 01/PN-X',
      source: 'Quyết định 12/QĐ-UBND (bịa)',
      cells: [
        { title: 'Câu lạc bộ “Phụ nữ với pháp luật” còn duy trì', unit: 'câu lạc bộ', indicator: 'CLB-1' },
        { title: 'Hội nghị, tập huấn đã tổ chức', unit: 'hội nghị', indicator: 'TRN-1' },
        { title: 'Cuộc họp dân đã lồng ghép nội dung bình đẳng giới', unit: 'cuộc', indicator: null },
      ],
    },
  })
  const year = stage.today.getFullYear()
  const isSecondHalf = stage.today.getMonth() >= 6
  const period = isSecondHalf ? `${year}-H1` : `${year - 1}-H2`
  await openRound(officer, { ...rest, params: { regime_id: id }, body: { period } })
  const { items } = await submissions.listSubmissions(ward, { ...rest, query: {} })
  const mine = items[0]
  if (!mine) return
  const send = async (extra: number) => {
    const form = await submissions.readSubmission(ward, { ...rest, params: { submission_id: mine.id } })
    return submissions.sendSubmission(ward, {
      ...rest,
      params: { submission_id: mine.id },
      body: {
        version: form.version,
        values: form.cells.map((cell) => ({
          cell_id: cell.id,
          value: typeof cell.counted_now === 'number' ? cell.counted_now : extra,
        })),
      },
    })
  }
  const first = await send(96)
  const params = { submission_id: mine.id }
  await submissions.returnSubmission(officer, {
    ...rest,
    params,
    body: {
      version: first.version,
      reason: 'Số cuộc họp dân cao hơn số thôn, khu nhân sáu tháng. Xin kiểm tra lại.',
    },
  })
  const second = await send(12)
  await submissions.receiveSubmission(officer, { ...rest, params, body: { version: second.version } })
}
