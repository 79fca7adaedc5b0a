import type { Outline } from './outline.ts'

/** One page within the hour: what happened, what was done, what is asked. Nobody is named. */
export const quick: Outline = {
  code: 'quick',
  kind: 'quick',
  name: { vi: 'Báo cáo nhanh (một trang, không nêu tên)', en: 'Quick report (one page, nobody named)' },
  source:
    'Cách làm của các tỉnh khi có vụ việc được dư luận quan tâm; không nêu tên, địa chỉ, trường học của người trong vụ việc.',
  subject: ['Vụ việc trên địa bàn {province}'],
  parts: [
    { khoan: 'Tóm tắt sự việc (không nêu tên, tuổi chính xác, địa chỉ, trường học)' },
    '',
    { khoan: 'Việc đã làm để bảo đảm an toàn' },
    '',
    { khoan: 'Việc đang làm, cơ quan chủ trì, người phát ngôn' },
    '',
    { khoan: 'Đề xuất, xin ý kiến chỉ đạo' },
    '',
    '{agency} sẽ báo cáo tiếp khi có thông tin mới.',
  ],
}

/** On request: a free page with the figures asked for most. */
export const onRequest: Outline = {
  code: 'on_request',
  kind: 'ad_hoc',
  name: { vi: 'Báo cáo theo yêu cầu', en: 'Report on request' },
  source: 'Nơi dùng tự viết theo văn bản yêu cầu.',
  subject: ['Một số kết quả công tác bình đẳng giới {period}'],
  parts: [
    'Thực hiện yêu cầu của cơ quan có thẩm quyền, {agency} báo cáo một số kết quả {period} như sau:',
    { khoan: 'Kết quả' },
    'Đường dây nóng tiếp nhận, tư vấn [HOT-1] cuộc; hỗ trợ khẩn cấp [EMG-1] trường hợp với [EMG-2] người.',
    '',
    { khoan: 'Đề xuất, kiến nghị' },
    { list: 'recommendations' },
    '',
  ],
}

/** Dialogues of a project: how many, who came, what was asked and answered. */
export const dialogues: Outline = {
  code: 'dialogues',
  kind: 'ad_hoc',
  name: { vi: 'Tổng hợp đối thoại chính sách', en: 'Summary of policy dialogues' },
  source: 'Bài đã công bố về đối thoại chính sách của Hội Liên hiệp Phụ nữ tỉnh Quảng Trị, năm 2024.',
  subject: ['Kết quả tổ chức đối thoại chính sách', 'tại các xã hưởng lợi của Dự án 8 {period}'],
  parts: [
    '{agency} tổng hợp kết quả tổ chức đối thoại chính sách trên địa bàn {province} {period} như sau:',
    { khoan: 'Các cuộc đối thoại' },
    'Đã tổ chức [DLG-1] hội nghị đối thoại chính sách cấp tỉnh và cấp huyện tại các xã hưởng lợi.',
    'Các hội nghị có [DLG-2] lượt người dự; tại hội nghị cấp tỉnh có đại diện [DLG-3, dialogue_level=province] lượt cơ quan dự và giải đáp.',
    { khoan: 'Ý kiến, kiến nghị' },
    'Đã tiếp nhận, ghi nhận [PET-1] ý kiến, kiến nghị; [PET-2] ý kiến, kiến nghị đã được trả lời kèm việc làm cụ thể, [PET-3] ý kiến, kiến nghị được ghi nhận để nghiên cứu.',
    '',
    { khoan: 'Tổng hợp gửi cơ quan có thẩm quyền' },
    'Trong kỳ có [REC-1] kiến nghị đã tổng hợp gửi cơ quan có thẩm quyền.',
    { list: 'recommendations' },
    '',
  ],
}

/** The Action Month in one summary. */
export const actionMonth: Outline = {
  code: 'action_month',
  kind: 'ad_hoc',
  name: { vi: 'Tổng hợp Tháng hành động', en: 'Summary of the Action Month' },
  source: 'Bài đã công bố về lễ phát động Tháng hành động của thành phố Hà Nội, năm 2022.',
  subject: ['Kết quả {period}', 'vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới'],
  parts: [
    '{agency} báo cáo kết quả {period} trên địa bàn {province} như sau:',
    { khoan: 'Chỉ đạo, phát động' },
    'Các chiến dịch có [CMP-1] phần việc đến hạn của cơ quan, địa phương, đã hoàn thành [CMP-1, %].',
    '',
    { khoan: 'Hoạt động' },
    'Tổ chức [TRN-1] hội nghị, lớp tập huấn với [TRN-2] lượt người dự; thực hiện [COM-1] sản phẩm truyền thông.',
    'Trong năm đã tặng quà cho [GFT-2, cả năm] phụ nữ có hoàn cảnh khó khăn.',
    'Bảo đảm [PRT-1, cả năm, %] vụ việc liên quan đến phụ nữ và trẻ em khi được phát hiện trong năm được bảo vệ quyền lợi.',
    { khoan: 'Kiểm tra, huy động nguồn lực' },
    'Tiến hành [INS-1] cuộc kiểm tra liên ngành; áp dụng [INS-3] hình thức xử lý vi phạm.',
    '',
    { khoan: 'Đánh giá, kiến nghị' },
    '',
  ],
}

/** Tables for an oversight session of the people's council. */
export const oversight: Outline = {
  code: 'oversight',
  kind: 'oversight',
  name: { vi: 'Bảng số liệu theo đề cương giám sát', en: 'Tables for oversight' },
  source:
    'Đề cương giám sát của Hội đồng nhân dân, Đoàn đại biểu Quốc hội; nơi dùng chỉnh dòng, cột theo đề cương.',
  subject: [
    'Số liệu phục vụ giám sát về bình đẳng giới và',
    'phòng ngừa, ứng phó với bạo lực trên cơ sở giới {period}',
  ],
  parts: [
    'Phục vụ giám sát, {agency} gửi số liệu {period} trên địa bàn {province}.',
    { khoan: 'Tiếp nhận, tư vấn, hỗ trợ' },
    '| Chỉ tiêu | Đơn vị | Kỳ này | Kỳ trước | Cùng kỳ năm trước |',
    '| Cuộc gọi tư vấn | cuộc | [HOT-1] | [HOT-1, kỳ trước] | [HOT-1, cùng kỳ năm trước] |',
    '| Trong đó về bạo lực trên cơ sở giới | cuộc | [HOT-3] | [HOT-3, kỳ trước] | [HOT-3, cùng kỳ năm trước] |',
    '| Tư vấn trực tiếp | trường hợp | [CNS-1] | [CNS-1, kỳ trước] | [CNS-1, cùng kỳ năm trước] |',
    '| Hỗ trợ khẩn cấp | trường hợp | [EMG-1] | [EMG-1, kỳ trước] | [EMG-1, cùng kỳ năm trước] |',
    '| Người được hỗ trợ khẩn cấp | người | [EMG-2] | [EMG-2, kỳ trước] | [EMG-2, cùng kỳ năm trước] |',
    { khoan: 'Phòng ngừa' },
    '| Chỉ tiêu | Đơn vị | Kỳ này | Kỳ trước | Cùng kỳ năm trước |',
    '| Hội nghị, lớp tập huấn | hội nghị | [TRN-1] | [TRN-1, kỳ trước] | [TRN-1, cùng kỳ năm trước] |',
    '| Người dự | lượt | [TRN-2] | [TRN-2, kỳ trước] | [TRN-2, cùng kỳ năm trước] |',
    '| Tổ truyền thông mới | tổ | [TEAM-1] | [TEAM-1, kỳ trước] | [TEAM-1, cùng kỳ năm trước] |',
    '| Đối thoại chính sách | cuộc | [DLG-1] | [DLG-1, kỳ trước] | [DLG-1, cùng kỳ năm trước] |',
    '| Kiểm tra | cuộc | [INS-1] | [INS-1, kỳ trước] | [INS-1, cùng kỳ năm trước] |',
    { khoan: 'Giải trình thêm' },
    '',
  ],
}
