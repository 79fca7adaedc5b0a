import type { TwoPersonKind } from '#modules/access/two-person.codes.ts'
import type { TwoPersonStatus } from '#modules/access/two-person.life.ts'
import type { CellKind } from '#modules/documents/index.ts'
import type { BreachAct, DataCategory } from './data-breach.codes.ts'
import type { BreachStatus } from './data-breach.life.ts'
import type { channels, outcomes, RequestKind, refusalGrounds } from './data-request.codes.ts'
import type { RequestStatus } from './data-request.life.ts'
import type { EmergencyReason } from './emergency.codes.ts'
import type { AlertJudgement, AlertKind } from './reading-alert.codes.ts'

export type RegisterName =
  | 'emergency'
  | 'retention'
  | 'requests'
  | 'breaches'
  | 'alerts'
  | 'two_person'
  | 'persons'
type Column = readonly [header: string, width: number, kind?: CellKind]
interface Words {
  notes: readonly string[]
  registers: Record<
    RegisterName,
    { file: string; title: string; columns: readonly Column[]; notes?: readonly string[] }
  >
  part: Record<'survivor' | 'child' | 'relative' | 'alleged' | 'other', string>
  reason: Record<EmergencyReason, string>
  retention: Record<'case' | 'child_case', string>
  yes: string
  requestKind: Record<RequestKind, string>
  requestStatus: Record<RequestStatus, string>
  channel: Record<(typeof channels)[number], string>
  outcome: Record<(typeof outcomes)[number], string>
  ground: Record<(typeof refusalGrounds)[number], string>
  act: Record<BreachAct, string>
  category: Record<DataCategory, string>
  breachStatus: Record<BreachStatus, string>
  alertKind: Record<AlertKind, string>
  alertJudgement: Record<AlertJudgement, string>
  twoPersonKind: Record<TwoPersonKind, string>
  twoPersonStatus: Record<TwoPersonStatus, string>
}

/** Words of the exported registers: headers with their widths in characters, labels of the codes in them. */
export const registerWords: Record<'vi' | 'en', Words> = {
  vi: {
    notes: ['Sổ không có tên người được hỗ trợ, số điện thoại, lời kể.'],
    part: {
      survivor: 'Người bị bạo lực',
      child: 'Trẻ em',
      relative: 'Người thân',
      alleged: 'Người gây bạo lực',
      other: 'Người khác',
    },
    registers: {
      persons: {
        file: 'danh-sach-co-ten',
        title: 'Danh sách người trong hồ sơ đang mở',
        notes: ['Có tên người. Giữ kín, chỉ dùng đúng việc đã xin, hủy khi xong việc.'],
        columns: [
          ['Số hồ sơ', 14],
          ['Là ai trong hồ sơ', 22],
          ['Họ tên', 28],
          ['Điện thoại', 16],
          ['Số căn cước', 18],
          ['Địa chỉ', 40],
          ['Ngày sinh', 14],
        ],
      },
      emergency: {
        file: 'so-mo-khan-cap',
        title: 'Sổ mở hồ sơ khẩn cấp',
        columns: [
          ['Mở lúc', 18, 'instant'],
          ['Hết lúc', 18, 'instant'],
          ['Số hồ sơ', 14],
          ['Cơ quan giữ hồ sơ', 36],
          ['Lý do', 30],
          ['Đã báo', 10, 'number'],
          ['Đã xem', 10, 'number'],
          ['Đã đánh giá', 12, 'number'],
        ],
      },
      retention: {
        file: 'ho-so-het-thoi-han',
        title: 'Hồ sơ hết thời hạn lưu giữ',
        columns: [
          ['Số hồ sơ', 14],
          ['Cơ quan giữ hồ sơ', 36],
          ['Loại', 24],
          ['Đóng ngày', 12, 'date'],
          ['Hết hạn ngày', 12, 'date'],
          ['Đang giữ nguyên', 14],
        ],
      },
      requests: {
        file: 'so-yeu-cau-du-lieu',
        title: 'Sổ yêu cầu về dữ liệu cá nhân',
        columns: [
          ['Số', 12],
          ['Nhận lúc', 18, 'instant'],
          ['Yêu cầu', 28],
          ['Hình thức', 16],
          ['Trạng thái', 18],
          ['Trả lời lúc', 18, 'instant'],
          ['Kết quả', 34],
          ['Gia hạn', 10],
        ],
      },
      breaches: {
        file: 'so-su-co-du-lieu',
        title: 'Sổ sự cố dữ liệu cá nhân',
        columns: [
          ['Số', 12],
          ['Phát hiện lúc', 18, 'instant'],
          ['Hành vi', 36],
          ['Loại dữ liệu', 36],
          ['Số người', 10, 'number'],
          ['Số bản ghi', 10, 'number'],
          ['Có thể gây hại', 12],
          ['Trạng thái', 20],
          ['Báo cơ quan chức năng', 18, 'instant'],
          ['Báo người liên quan', 18, 'instant'],
        ],
      },
      alerts: {
        file: 'canh-bao-doc',
        title: 'Cảnh báo đọc bất thường',
        columns: [
          ['Phát hiện lúc', 18, 'instant'],
          ['Cơ quan', 36],
          ['Dấu hiệu', 36],
          ['Số lần', 10, 'number'],
          ['Từ', 18, 'instant'],
          ['Đến', 18, 'instant'],
          ['Đánh giá', 18],
        ],
      },
      two_person: {
        file: 'so-viec-can-hai-nguoi',
        title: 'Sổ việc cần hai người',
        columns: [
          ['Đề nghị lúc', 18, 'instant'],
          ['Việc', 36],
          ['Cơ quan đề nghị', 36],
          ['Trạng thái', 18],
          ['Quyết định lúc', 18, 'instant'],
        ],
      },
    },
    reason: {
      in_danger_now: 'Đang nguy hiểm',
      missing: 'Mất liên lạc, mất tích',
      medical: 'Cấp cứu y tế',
      police_asks: 'Công an cần ngay',
      worker_absent: 'Người phụ trách vắng mặt',
      other: 'Lý do khác',
    },
    retention: { case: 'Hồ sơ người lớn', child_case: 'Hồ sơ có trẻ em' },
    yes: 'Có',
    requestKind: {
      access: 'Xem dữ liệu của mình',
      correction: 'Chỉnh sửa dữ liệu',
      withdrawal: 'Rút lại sự đồng ý',
      restriction: 'Hạn chế xử lý',
      objection: 'Phản đối xử lý',
      erasure: 'Xóa dữ liệu',
    },
    requestStatus: {
      received: 'Mới nhận',
      acknowledged: 'Đã báo nhận',
      answered: 'Đã trả lời',
      refused: 'Đã từ chối',
      withdrawn: 'Đã rút',
    },
    channel: {
      in_person: 'Trực tiếp',
      phone: 'Điện thoại',
      letter: 'Thư',
      electronic: 'Điện tử',
    },
    outcome: {
      granted: 'Đã thực hiện',
      partly: 'Đã thực hiện một phần',
    },
    ground: {
      law_requires_keeping: 'Pháp luật yêu cầu lưu giữ',
      others_rights: 'Ảnh hưởng quyền của người khác',
      safety: 'Có thể gây nguy hiểm',
      not_identified: 'Chưa xác minh được người yêu cầu',
      no_such_data: 'Không có dữ liệu này',
      other: 'Lý do khác',
    },
    act: {
      disclosed: 'Lộ, chuyển nhầm',
      lost: 'Mất',
      stolen: 'Bị lấy cắp',
      altered: 'Bị sửa trái phép',
      read_without_need: 'Xem khi không có nhiệm vụ',
      wrong_purpose: 'Dùng sai mục đích',
      rights_not_met: 'Không bảo đảm quyền của người có dữ liệu',
    },
    category: {
      identity: 'Họ tên, giấy tờ',
      contact: 'Số điện thoại, liên lạc',
      address: 'Nơi ở, nơi tạm lánh',
      health: 'Sức khỏe',
      private_life: 'Đời sống riêng tư, gia đình',
      sexual_life: 'Đời sống tình dục',
      crime_reports: 'Tin báo, vi phạm, tội phạm',
      location: 'Vị trí',
      children: 'Dữ liệu trẻ em',
      accounts: 'Tài khoản, mật khẩu',
      staff: 'Dữ liệu nhân viên',
    },
    breachStatus: {
      open: 'Đang xử lý',
      notified: 'Đã báo cơ quan chức năng',
      not_notified: 'Không phải báo',
      closed: 'Đã kết thúc',
    },
    alertKind: {
      own_name: 'Tra cứu tên của chính mình',
      many_cases: 'Mở nhiều hồ sơ trong một giờ',
      searches_in_vain: 'Tra cứu nhiều lần không ra',
      night_reading: 'Đọc hồ sơ ban đêm ngoài ca trực',
    },
    alertJudgement: {
      benign: 'Bình thường',
      to_examine: 'Cần làm rõ',
    },
    twoPersonKind: {
      persons_export: 'Xuất danh sách có tên người',
      conflict_lift: 'Bỏ ghi nhận quan hệ liên quan',
      consent_override: 'Làm khi chưa có đồng ý, vì an toàn tính mạng',
      role_grant: 'Giao vai trò được xem hồ sơ',
      key_recovery: 'Khôi phục khóa',
      legal_hold_end: 'Bỏ giữ nguyên hồ sơ',
      erasure: 'Xóa nội dung hồ sơ',
      address_keeper: 'Giao giữ địa chỉ niêm phong',
    },
    twoPersonStatus: {
      asked: 'Chờ quyết định',
      approved: 'Đã đồng ý',
      refused: 'Không đồng ý',
      withdrawn: 'Đã rút',
    },
  },
  en: {
    notes: ['The register holds no name, number or account of anybody helped.'],
    part: {
      survivor: 'Survivor',
      child: 'Child',
      relative: 'Relative',
      alleged: 'Person who used violence',
      other: 'Someone else',
    },
    registers: {
      persons: {
        file: 'list-with-names',
        title: 'Persons of open cases',
        notes: ['Holds names. Keep it closed, use it only for what was asked, destroy it afterwards.'],
        columns: [
          ['Case', 14],
          ['Part in the case', 22],
          ['Name', 28],
          ['Phone', 16],
          ['Identity number', 18],
          ['Address', 40],
          ['Born', 14],
        ],
      },
      emergency: {
        file: 'emergency-openings',
        title: 'Openings in an emergency',
        columns: [
          ['Opened', 18, 'instant'],
          ['Ended', 18, 'instant'],
          ['Case', 14],
          ['Agency of the case', 36],
          ['Reason', 30],
          ['Told', 10, 'number'],
          ['Seen', 10, 'number'],
          ['Judged', 12, 'number'],
        ],
      },
      retention: {
        file: 'cases-due',
        title: 'Cases whose time of keeping ends',
        columns: [
          ['Case', 14],
          ['Agency of the case', 36],
          ['Kind', 24],
          ['Closed', 12, 'date'],
          ['Due', 12, 'date'],
          ['Held', 14],
        ],
      },
      requests: {
        file: 'data-requests',
        title: 'Requests about personal data',
        columns: [
          ['No.', 12],
          ['Received', 18, 'instant'],
          ['Request', 28],
          ['Channel', 16],
          ['State', 18],
          ['Answered', 18, 'instant'],
          ['Outcome', 34],
          ['Extended', 10],
        ],
      },
      breaches: {
        file: 'data-breaches',
        title: 'Personal data breaches',
        columns: [
          ['No.', 12],
          ['Found', 18, 'instant'],
          ['Act', 36],
          ['Kinds of data', 36],
          ['Persons', 10, 'number'],
          ['Records', 10, 'number'],
          ['Harm likely', 12],
          ['State', 20],
          ['Authority told', 18, 'instant'],
          ['Persons told', 18, 'instant'],
        ],
      },
      alerts: {
        file: 'reading-alerts',
        title: 'Unusual reading',
        columns: [
          ['Found', 18, 'instant'],
          ['Agency', 36],
          ['Sign', 36],
          ['Times', 10, 'number'],
          ['From', 18, 'instant'],
          ['Until', 18, 'instant'],
          ['Judgement', 18],
        ],
      },
      two_person: {
        file: 'acts-for-two',
        title: 'Acts that need two people',
        columns: [
          ['Asked', 18, 'instant'],
          ['Act', 36],
          ['Asking agency', 36],
          ['State', 18],
          ['Decided', 18, 'instant'],
        ],
      },
    },
    reason: {
      in_danger_now: 'In danger now',
      missing: 'Missing, out of reach',
      medical: 'Medical emergency',
      police_asks: 'Police need it now',
      worker_absent: 'Whoever is in charge is away',
      other: 'Another reason',
    },
    retention: { case: 'Case of an adult', child_case: 'Case with a child' },
    yes: 'Yes',
    requestKind: {
      access: 'See one’s data',
      correction: 'Correct data',
      withdrawal: 'Withdraw consent',
      restriction: 'Restrict processing',
      objection: 'Object to processing',
      erasure: 'Erase data',
    },
    requestStatus: {
      received: 'Received',
      acknowledged: 'Acknowledged',
      answered: 'Answered',
      refused: 'Refused',
      withdrawn: 'Taken back',
    },
    channel: {
      in_person: 'In person',
      phone: 'Phone',
      letter: 'Letter',
      electronic: 'Electronic',
    },
    outcome: {
      granted: 'Granted',
      partly: 'Granted in part',
    },
    ground: {
      law_requires_keeping: 'The law requires keeping',
      others_rights: 'Others’ rights',
      safety: 'May endanger somebody',
      not_identified: 'Not identified',
      no_such_data: 'No such data',
      other: 'Another ground',
    },
    act: {
      disclosed: 'Disclosed, sent wrongly',
      lost: 'Lost',
      stolen: 'Stolen',
      altered: 'Altered without right',
      read_without_need: 'Read without need',
      wrong_purpose: 'Used for another purpose',
      rights_not_met: 'Rights not met',
    },
    category: {
      identity: 'Names, papers',
      contact: 'Numbers, contacts',
      address: 'Homes, shelters',
      health: 'Health',
      private_life: 'Private and family life',
      sexual_life: 'Sexual life',
      crime_reports: 'Reports, offences',
      location: 'Location',
      children: 'Children',
      accounts: 'Accounts, passwords',
      staff: 'Staff',
    },
    breachStatus: {
      open: 'Open',
      notified: 'Authority told',
      not_notified: 'Need not be told',
      closed: 'Closed',
    },
    alertKind: {
      own_name: 'Search for one’s own name',
      many_cases: 'Many cases within an hour',
      searches_in_vain: 'Many searches in vain',
      night_reading: 'Reading at night off duty',
    },
    alertJudgement: {
      benign: 'Ordinary',
      to_examine: 'To examine',
    },
    twoPersonKind: {
      persons_export: 'List with names of people',
      conflict_lift: 'Lifting a conflict of interest',
      consent_override: 'Acting without consent, for a life',
      role_grant: 'Giving a role that opens cases',
      key_recovery: 'Recovering a key',
      legal_hold_end: 'Ending a legal hold',
      erasure: 'Erasing what a case says',
      address_keeper: 'Keeping a sealed address',
    },
    twoPersonStatus: {
      asked: 'Waits',
      approved: 'Approved',
      refused: 'Refused',
      withdrawn: 'Taken back',
    },
  },
}
