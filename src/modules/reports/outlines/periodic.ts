import type { Outline, OutlinePart } from './outline.ts'

/** Parts that the six-month and the yearly report share, in the order of Government reports on the law. */
const parts: readonly OutlinePart[] = [
  '{agency} báo cáo kết quả công tác bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới trên địa bàn {province} {period} như sau:',
  { muc: 'Tình hình triển khai' },
  { khoan: 'Công tác chỉ đạo, phối hợp' },
  '',
  'Trong kỳ đã tiếp tục tham mưu, ban hành [DOC-1] văn bản chỉ đạo, hướng dẫn.',
  'Các chiến dịch trong kỳ có [CMP-1] phần việc đến hạn của cơ quan, địa phương, đã hoàn thành [CMP-1, %].',
  { khoan: 'Truyền thông' },
  'Tổ chức [TRN-1] hội nghị, lớp tập huấn, tuyên truyền với [TRN-2] lượt người dự, trong đó [TRN-2, audience=officials] lượt cán bộ, công chức, viên chức; [TRN-2, audience=pupils] lượt học sinh, sinh viên; [TRN-2, audience=women_union] lượt hội viên phụ nữ; [TRN-2, audience=farmers_union] lượt hội viên nông dân.',
  'Gửi [PRS-2] lượt thông tin tới [PRS-1] đầu mối báo chí; thực hiện [COM-1] sản phẩm truyền thông.',
  'Thành lập và ra mắt [TEAM-1] tổ truyền thông cộng đồng.',
  'Trao [GFT-1, item=ao_dai] bộ áo dài cho phụ nữ, nữ công nhân có hoàn cảnh khó khăn; trao [GFT-1, item=gift_set] suất quà. Tổng số người nhận quà là [GFT-2] người.',
  'Trao [AWD-1] danh hiệu, hình thức khen thưởng.',
  { khoan: 'Nâng cao năng lực' },
  'Có [TRN-3] người làm công tác liên quan được tập huấn.',
  { khoan: 'Mô hình, câu lạc bộ, tổ, nhóm' },
  'Duy trì [INI-1] mô hình của giai đoạn 2016–2020; triển khai [INI-2] mô hình thí điểm của giai đoạn 2021–2023 tại [INI-3] địa phương.',
  'Duy trì [CLB-1] câu lạc bộ “Phụ nữ với pháp luật”, [CLB-2] chi hội phụ nữ nòng cốt chấp hành pháp luật; thành lập mới [CLB-3] câu lạc bộ “Phụ nữ phát huy bản sắc văn hóa Quảng Ninh”.',
  'Triển khai [INI-4] mô hình thí điểm phòng, chống mại dâm tại cộng đồng; mô hình phòng, chống mua bán người tại [INI-5] xã, phường.',
  'Kết nối [DIR-1] văn phòng công tác xã hội để phát hiện, tư vấn, trợ giúp; [DIR-2] địa chỉ tin cậy ở cộng đồng.',
  { khoan: 'Đối thoại chính sách và kiến nghị của người dân' },
  'Tổ chức [DLG-1] cuộc đối thoại chính sách với [DLG-2] lượt người dự; tiếp nhận [PET-1] ý kiến, kiến nghị, trong đó [PET-2] ý kiến, kiến nghị đã được trả lời kèm việc làm cụ thể.',
  { khoan: 'Thanh tra, kiểm tra' },
  'Tiến hành [INS-1] cuộc kiểm tra; áp dụng [INS-3] hình thức xử lý vi phạm.',
  { khoan: 'Hợp tác quốc tế và kinh phí' },
  'Nguồn lực dành cho các mô hình, câu lạc bộ là [FIN-1] đồng.',
  { muc: 'Kết quả tiếp nhận, tư vấn, hỗ trợ' },
  { khoan: 'Tư vấn qua đường dây nóng' },
  'Trong kỳ, đường dây nóng của tỉnh đã tiếp nhận, tư vấn [HOT-1] cuộc, trong đó [HOT-2] cuộc liên quan đến bình đẳng giới; riêng về bạo lực trên cơ sở giới có [HOT-3] cuộc.',
  { khoan: 'Tư vấn trực tiếp và tiếp nhận từ Tổng đài 111' },
  'Tư vấn trực tiếp cho [CNS-1] trường hợp; tiếp nhận [HND-1] trường hợp từ Tổng đài 111 để xác minh, hỗ trợ.',
  { khoan: 'Hỗ trợ khẩn cấp, tạm lánh' },
  'Hỗ trợ khẩn cấp cho [EMG-1] trường hợp với [EMG-2] người, gồm cả trẻ em đi cùng mẹ.',
  { khoan: 'Tiếp nhận, bàn giao nạn nhân bị mua bán trở về' },
  'Tiếp nhận, chăm sóc [HND-2] người do cơ quan có thẩm quyền bàn giao; phối hợp bàn giao [HND-3] người về gia đình, địa phương, [HND-4] người cho tổ chức xã hội để đưa về với gia đình.',
  'Cơ sở bảo trợ đang chăm sóc [RET-1] trẻ em bị mua bán trở về ([RET-1, sex=female] nữ, [RET-1, sex=male] nam).',
  { khoan: 'Phát hiện, trình báo, bảo vệ' },
  '[PRT-1, %] vụ việc được phát hiện đã được bảo vệ, hỗ trợ; trình báo công an [POL-1] vụ.',
  { muc: 'Kết quả thực hiện các mục tiêu, chỉ tiêu' },
  '',
  { muc: 'Khó khăn, hạn chế và nguyên nhân' },
  '',
  { muc: 'Nhiệm vụ trọng tâm kỳ tới' },
  '',
  { muc: 'Đề xuất, kiến nghị' },
  { list: 'recommendations' },
  '',
  'Trên đây là báo cáo kết quả {period} của {agency}.',
]

const subject = [
  'Kết quả công tác bình đẳng giới và phòng ngừa, ứng phó với',
  'bạo lực trên cơ sở giới {period}',
]
const source =
  'Thứ tự các phần theo 300/BC-CP ngày 03/05/2025; số liệu theo báo cáo đã công bố của Quảng Ninh, 6 tháng đầu năm 2022 và 2024.'

export const sixMonth: Outline = {
  code: 'six_month',
  kind: 'six_month',
  name: { vi: 'Báo cáo 6 tháng', en: 'Six-month report' },
  source,
  subject,
  parts,
}

/** The yearly report sets each sum beside that of the year before. */
export const yearly: Outline = {
  code: 'year',
  kind: 'year',
  name: { vi: 'Báo cáo năm', en: 'Yearly report' },
  source,
  subject,
  parts: [
    ...parts.slice(0, -1),
    { muc: 'So với năm trước' },
    '| Chỉ tiêu | Năm báo cáo | Năm trước |',
    '| Cuộc gọi tư vấn | [HOT-1] | [HOT-1, cùng kỳ năm trước] |',
    '| Trường hợp được hỗ trợ khẩn cấp | [EMG-1] | [EMG-1, cùng kỳ năm trước] |',
    '| Hội nghị, lớp tập huấn | [TRN-1] | [TRN-1, cùng kỳ năm trước] |',
    '| Lượt người dự | [TRN-2] | [TRN-2, cùng kỳ năm trước] |',
    'Trên đây là báo cáo kết quả {period} của {agency}.',
  ],
}

/** A phase at its end: what was set up, what it reached, what stays. */
export const phaseReview: Outline = {
  code: 'phase',
  kind: 'phase',
  name: { vi: 'Báo cáo tổng kết giai đoạn', en: 'Review of a phase' },
  source:
    'Yêu cầu “báo cáo đánh giá kết quả giai đoạn 2021–2025” trong báo cáo đã công bố của Quảng Ninh, 6 tháng đầu năm 2024; thứ tự các phần do nơi dùng chỉnh.',
  subject: [
    'Đánh giá kết quả công tác bình đẳng giới và phòng ngừa, ứng phó với',
    'bạo lực trên cơ sở giới {period}',
  ],
  parts: [
    '{agency} báo cáo đánh giá kết quả công tác bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới trên địa bàn {province} {period} như sau:',
    { muc: 'Bối cảnh và công tác chỉ đạo' },
    '',
    { muc: 'Kết quả đạt được' },
    { khoan: 'Truyền thông, nâng cao năng lực' },
    'Cả giai đoạn tổ chức [TRN-1] hội nghị, lớp tập huấn với [TRN-2] lượt người dự; thành lập [TEAM-1] tổ truyền thông cộng đồng.',
    { khoan: 'Mô hình, dịch vụ' },
    'Đến cuối giai đoạn duy trì [INI-1] mô hình của giai đoạn 2016–2020 và [INI-2] mô hình thí điểm tại [INI-3] địa phương; [CLB-1] câu lạc bộ “Phụ nữ với pháp luật”; [DIR-1] văn phòng công tác xã hội.',
    { khoan: 'Tiếp nhận, hỗ trợ' },
    'Đường dây nóng tiếp nhận, tư vấn [HOT-1] cuộc; hỗ trợ khẩn cấp [EMG-1] trường hợp với [EMG-2] người.',
    { khoan: 'Nguồn lực' },
    'Nguồn lực dành cho các mô hình, câu lạc bộ là [FIN-1] đồng.',
    { muc: 'Kết quả thực hiện các chỉ tiêu của giai đoạn' },
    '',
    { muc: 'Hạn chế, nguyên nhân và bài học' },
    '',
    { muc: 'Phương hướng giai đoạn tới' },
    '',
    'Trên đây là báo cáo đánh giá {period} của {agency}.',
  ],
}
