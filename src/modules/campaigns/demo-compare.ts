import type { DemoStage } from '#kernel/module.ts'
import { begin, give } from './demo-steps.ts'

const epidemic = (instead: string) => ({ condition: 'epidemic', instead })

/**
 * Plans of three provinces for the Action Month of 2021, as they were published, kept by Quảng Ninh to stand beside its own.
 * The articles name no numbers of documents, so none are given.
 */
const plans = [
  {
    province_id: '14',
    planned_by: 'Ủy ban nhân dân tỉnh Sơn La',
    tasks: [
      { theme: 'events', title: 'Các hoạt động hưởng ứng phù hợp', ...epidemic('Chọn hình thức phù hợp tình hình dịch') },
      { theme: 'communication', title: 'Truyền thông chủ đề, thông điệp trên báo, đài tỉnh và hệ thống thông tin cơ sở' },
      { theme: 'policy', title: 'Thực hiện chính sách cho phụ nữ, trẻ em bị ảnh hưởng bởi COVID-19' },
      { theme: 'services', title: 'Phát huy vai trò của các dịch vụ hỗ trợ' },
      { theme: 'inspection', title: 'Kiểm tra tại cơ sở, xử lý nghiêm vi phạm' },
    ],
  },
  {
    province_id: '27',
    planned_by: 'Ủy ban nhân dân tỉnh Bắc Ninh',
    tasks: [
      { theme: 'launch', title: 'Lễ phát động', ...epidemic('Hình thức phù hợp tình hình dịch') },
      { theme: 'communication', title: 'Truyền thông trên phương tiện thông tin đại chúng' },
      { theme: 'events', title: 'Diễn đàn, nói chuyện chuyên đề' },
      { theme: 'training', title: 'Tập huấn' },
      { theme: 'support', title: 'Hỗ trợ nạn nhân, phụ nữ và trẻ em có hoàn cảnh khó khăn' },
      { theme: 'honours', title: 'Biểu dương tập thể, cá nhân tiêu biểu' },
      { theme: 'products', title: 'Tăng sản phẩm truyền thông' },
      { theme: 'resources', title: 'Huy động nguồn lực' },
    ],
  },
  {
    province_id: '70',
    planned_by: 'Ủy ban nhân dân tỉnh Bình Phước',
    tasks: [
      { theme: 'events', title: 'Diễn đàn, hội thảo, đối thoại', ...epidemic('Trực tiếp và trực tuyến') },
      { theme: 'honours', title: 'Gặp mặt, biểu dương gương điển hình' },
      { theme: 'training', title: 'Tập huấn', ...epidemic('Điều chỉnh theo tình hình dịch') },
      { theme: 'models', title: 'Củng cố, nhân rộng mô hình địa chỉ tin cậy – nhà tạm lánh tại xã Đồng Tâm, huyện Đồng Phú và các mô hình phòng, chống bạo lực gia đình khác' },
    ],
  },
] // biome-ignore format: a table is read in rows

export async function seedOtherProvinces(stage: DemoStage): Promise<void> {
  const ctx = stage.as('canbotinh', new Date('2021-11-20T09:00:00+07:00'))
  for (const { tasks, ...plan } of plans) {
    const id = await begin(ctx, {
      plan_year: 2021,
      from_on: '2021-11-15',
      until_on: '2021-12-15',
      ...plan,
    })
    for (const task of tasks) await give(ctx, id, { unit: 'result', due_on: '2021-12-15', ...task })
  }
}
