import type { Role } from '#modules/access/index.ts'

/** Agencies of the demo: bodies of a real province, with invented people in them. */
export interface DemoAgency {
  key: string
  kind: string
  name: string
  short_name: string
  symbol: string | null
  place_id: string
  /** Its province; Quảng Ninh unless said otherwise. */
  province_id?: string
  under?: string
  valid_from: string
  valid_until?: string
  duties: { code: string; from_on: string; until_on?: string; basis: string }[]
}

const moved = '2025-03-01'
const transfer = 'Sắp xếp cơ quan chuyên môn của tỉnh, từ 01/03/2025'
const before = 'Chức năng, nhiệm vụ của Sở Lao động – Thương binh và Xã hội'

/** The province that the former Quảng Trị (45) and Quảng Bình (44) became. */
const quangTri = '44@20250701'

/** Bodies that came to the provincial dialogue of November 2024, and the bank that was asked afterwards. */
function bodiesOfQuangTri(): DemoAgency[] {
  const body = (
    key: string,
    kind: string,
    name: string,
    duty?: string,
    moves?: 'from' | 'to',
  ): DemoAgency => ({
    key,
    kind,
    name: `${name} tỉnh Quảng Trị`,
    short_name: name,
    symbol: null,
    place_id: quangTri,
    province_id: quangTri,
    valid_from: '1989-07-01',
    ...(moves === 'from' ? { valid_until: moved } : {}),
    duties: [
      ...(duty ? [{ code: duty, from_on: '2000-01-01', basis: 'Chức năng, nhiệm vụ được giao' }] : []),
      ...(moves === 'from'
        ? [{ code: 'labour', from_on: '2000-01-01', until_on: moved, basis: before }]
        : []),
      ...(moves === 'to' ? [{ code: 'labour', from_on: moved, basis: transfer }] : []),
    ],
  })
  return [
    body('qt_lao_dong', 'department', 'Sở Lao động – Thương binh và Xã hội', undefined, 'from'),
    body('qt_noi_vu', 'department', 'Sở Nội vụ', 'home_affairs', 'to'),
    body('qt_nong_nghiep', 'department', 'Sở Nông nghiệp và Phát triển nông thôn', 'agriculture_environment'),
    body('qt_cong_thuong', 'department', 'Sở Công Thương', 'industry_trade'),
    body('qt_giao_duc', 'education', 'Sở Giáo dục và Đào tạo', 'education'),
    body('qt_y_te', 'department', 'Sở Y tế', 'health'),
    body('qt_bao_hiem', 'department', 'Bảo hiểm xã hội', 'social_insurance'),
    body('qt_dan_toc', 'department', 'Ban Dân tộc', 'ethnic_affairs'),
    body('qt_cong_an', 'police', 'Công an', 'public_order'),
    body('qt_ngan_hang', 'department', 'Ngân hàng Chính sách xã hội', 'policy_credit'),
  ]
}

export const demoAgencies: readonly DemoAgency[] = [
  {
    key: 'ubnd',
    kind: 'office',
    name: 'Ủy ban nhân dân tỉnh Quảng Ninh',
    short_name: 'UBND tỉnh',
    symbol: 'UBND',
    place_id: '22',
    valid_from: '1963-10-30',
    duties: [],
  },
  {
    key: 'ldtbxh',
    kind: 'department',
    name: 'Sở Lao động – Thương binh và Xã hội tỉnh Quảng Ninh',
    short_name: 'Sở LĐTBXH',
    symbol: 'SLĐTBXH',
    place_id: '22',
    under: 'ubnd',
    valid_from: '1990-01-01',
    valid_until: moved,
    duties: [
      { code: 'gender_equality', from_on: '2008-01-01', until_on: moved, basis: before },
      { code: 'social_work', from_on: '2008-01-01', until_on: moved, basis: before },
      { code: 'labour', from_on: '2008-01-01', until_on: moved, basis: before },
    ],
  },
  {
    key: 'noivu',
    kind: 'department',
    name: 'Sở Nội vụ tỉnh Quảng Ninh',
    short_name: 'Sở Nội vụ',
    symbol: 'SNV',
    place_id: '22',
    under: 'ubnd',
    valid_from: '1990-01-01',
    duties: [
      { code: 'gender_equality', from_on: moved, basis: transfer },
      { code: 'labour', from_on: moved, basis: transfer },
      { code: 'home_affairs', from_on: '1990-01-01', basis: 'Chức năng, nhiệm vụ của Sở Nội vụ' },
      { code: 'petition_follow', from_on: '2020-01-01', basis: 'Quy chế phối hợp của tỉnh' },
    ],
  },
  {
    key: 'yte',
    kind: 'department',
    name: 'Sở Y tế tỉnh Quảng Ninh',
    short_name: 'Sở Y tế',
    symbol: 'SYT',
    place_id: '22',
    under: 'ubnd',
    valid_from: '1990-01-01',
    duties: [
      { code: 'social_work', from_on: moved, basis: transfer },
      { code: 'health', from_on: '1990-01-01', basis: 'Chức năng, nhiệm vụ của Sở Y tế' },
    ],
  },
  {
    key: 'vhttdl',
    kind: 'department',
    name: 'Sở Văn hóa, Thể thao và Du lịch tỉnh Quảng Ninh',
    short_name: 'Sở VHTTDL',
    symbol: 'SVHTTDL',
    place_id: '22',
    under: 'ubnd',
    valid_from: '2008-01-01',
    duties: [{ code: 'domestic_violence', from_on: '2008-01-01', basis: 'Luật 13/2022/QH15' }],
  },
  {
    key: 'ctxh',
    kind: 'centre',
    name: 'Trung tâm Công tác xã hội tỉnh Quảng Ninh',
    short_name: 'Trung tâm CTXH',
    symbol: 'TTCTXH',
    place_id: '22',
    valid_from: '2010-01-01',
    duties: [{ code: 'hotline', from_on: '2010-01-01', basis: 'Đường dây nóng 18001769' }],
  },
  {
    key: 'phunu',
    kind: 'union',
    name: 'Hội Liên hiệp Phụ nữ tỉnh Quảng Ninh',
    short_name: 'Hội LHPN tỉnh',
    symbol: 'BTV',
    place_id: '22',
    valid_from: '1963-10-30',
    duties: [],
  },
  {
    key: 'congan',
    kind: 'police',
    name: 'Công an tỉnh Quảng Ninh',
    short_name: 'Công an tỉnh',
    symbol: 'CAT',
    place_id: '22',
    valid_from: '1963-10-30',
    duties: [
      { code: 'emergency_response', from_on: '2022-07-01', basis: 'Luật 13/2022/QH15, Điều 19' },
      { code: 'public_order', from_on: '1990-01-01', basis: 'Luật Công an nhân dân' },
    ],
  },
  {
    key: 'benhvien',
    kind: 'health',
    name: 'Bệnh viện đa khoa tỉnh Quảng Ninh',
    short_name: 'Bệnh viện tỉnh',
    symbol: 'BVĐK',
    place_id: '22',
    valid_from: '1960-01-01',
    duties: [],
  },
  {
    key: 'trogiup',
    kind: 'justice',
    name: 'Trung tâm Trợ giúp pháp lý nhà nước tỉnh Quảng Ninh',
    short_name: 'Trung tâm TGPL',
    symbol: 'TGPL',
    place_id: '22',
    valid_from: '1998-01-01',
    duties: [],
  },
  {
    key: 'truonghoc',
    kind: 'education',
    name: 'Trường học nơi con đang học (đầu mối của Sở Giáo dục và Đào tạo)',
    short_name: 'Đầu mối trường học',
    symbol: null,
    place_id: '22',
    valid_from: '2000-01-01',
    duties: [],
  },
  {
    key: 'hanoi',
    kind: 'union',
    name: 'Hội Liên hiệp Phụ nữ thành phố Hà Nội',
    short_name: 'Hội LHPN TP Hà Nội',
    symbol: 'BTV',
    place_id: '01',
    province_id: '01',
    valid_from: '1954-10-10',
    duties: [],
  },
  {
    key: 'phunuqt',
    kind: 'union',
    name: 'Hội Liên hiệp Phụ nữ tỉnh Quảng Trị',
    short_name: 'Hội LHPN tỉnh Quảng Trị',
    symbol: 'BTV',
    place_id: quangTri,
    province_id: quangTri,
    valid_from: '1989-07-01',
    duties: [{ code: 'petition_follow', from_on: '2020-01-01', basis: 'Quy chế phối hợp của tỉnh' }],
  },
  ...bodiesOfQuangTri(),
  {
    key: 'vstbpn',
    kind: 'committee',
    name: 'Ban Vì sự tiến bộ của phụ nữ tỉnh Quảng Ninh',
    short_name: 'Ban VSTBPN tỉnh',
    symbol: null,
    place_id: '22',
    valid_from: '1994-01-01',
    duties: [],
  },
]

/** People of the demo, plainly invented: their names are weather, hills and birds. */
export interface DemoPerson {
  username: string
  display_name: string
  working_name?: string
  role: Role
  agency: string
}

export const demoPeople: readonly DemoPerson[] = [
  {
    username: 'tongdai',
    display_name: 'Lê Gió Lành',
    working_name: 'Chị Mây',
    role: 'operator',
    agency: 'ctxh',
  },
  {
    username: 'tongdai2',
    display_name: 'Trần Nắng Sớm',
    working_name: 'Chị Lụa',
    role: 'operator',
    agency: 'ctxh',
  },
  { username: 'quanly', display_name: 'Đỗ Ban Mai', role: 'case_manager', agency: 'ctxh' },
  { username: 'quanly2', display_name: 'Vũ Sương Sớm', role: 'case_manager', agency: 'ctxh' },
  { username: 'lanhdaotruc', display_name: 'Nguyễn Đồi Thông', role: 'duty_leader', agency: 'ctxh' },
  { username: 'kiemhuan', display_name: 'Hoàng Mây Trắng', role: 'supervisor', agency: 'ctxh' },
  { username: 'tamlanh', display_name: 'Phạm Suối Trong', role: 'shelter_keeper', agency: 'ctxh' },
  { username: 'doitac', display_name: 'Phạm Đồi Chè', role: 'partner_desk', agency: 'congan' },
  { username: 'bacsi', display_name: 'Cao Lá Sen', role: 'partner_desk', agency: 'benhvien' },
  { username: 'trogiup', display_name: 'Đinh Cánh Đồng', role: 'partner_desk', agency: 'trogiup' },
  { username: 'canboxa', display_name: 'Bùi Ruộng Xanh', role: 'commune_officer', agency: 'xa' },
  { username: 'hoiphunu', display_name: 'Đặng Hoa Gạo', role: 'union_officer', agency: 'phunu' },
  { username: 'hoiphunuhn', display_name: 'Lâm Gốm Nâu', role: 'union_officer', agency: 'hanoi' },
  { username: 'hoiphunuqt', display_name: 'Hồ Cỏ May', role: 'union_officer', agency: 'phunuqt' },
  { username: 'canbotinh', display_name: 'Trần Suối Reo', role: 'provincial_officer', agency: 'noivu' },
  { username: 'canboyte', display_name: 'Ngô Chim Sâu', role: 'provincial_officer', agency: 'yte' },
  { username: 'vanthu', display_name: 'Lý Trăng Non', role: 'clerk', agency: 'noivu' },
  { username: 'ketoan', display_name: 'Mai Lá Biếc', role: 'accountant', agency: 'ctxh' },
  { username: 'lanhdao', display_name: 'Dương Biển Lặng', role: 'leader', agency: 'noivu' },
  { username: 'baovedulieu', display_name: 'Tô Giếng Cổ', role: 'data_protection_officer', agency: 'ctxh' },
  { username: 'quantri', display_name: 'Hồ Cầu Tre', role: 'administrator', agency: 'ctxh' },
]
