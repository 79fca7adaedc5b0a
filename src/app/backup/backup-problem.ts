const problems = {
  'backup.missing': (at: string) => ({ vi: `Không có tệp ${at}.`, en: `There is no file ${at}.` }),
  'backup.not_one': (at: string) => ({
    vi: `${at} không phải là tệp sao lưu của Nắng Mai.`,
    en: `${at} is not a backup of Nắng Mai.`,
  }),
  'backup.newer': (what: string) => ({
    vi: `Bản sao lưu do một phiên bản mới hơn của chương trình tạo ra (${what}). Hãy cập nhật chương trình rồi khôi phục lại.`,
    en: `The backup was made by a newer version of the program (${what}). Update the program, then restore again.`,
  }),
  'backup.other_schema': (what: string) => ({
    vi: `Bước ${what} trong bản sao lưu khác với bước cùng tên của chương trình này. Hãy dùng đúng phiên bản chương trình đã tạo bản sao lưu.`,
    en: `The migration ${what} in the backup differs from this program's. Use the version of the program that made the backup.`,
  }),
  'backup.wrong_key': (what: string) => ({
    vi: `Tệp khóa không mở được bản sao lưu (${what}). Hãy dùng tệp khóa của chính cơ sở dữ liệu đã sao lưu. Chưa có gì bị thay đổi.`,
    en: `The key file does not open the backup (${what}). Use the key file of the database that was backed up. Nothing was changed.`,
  }),
  'backup.damaged': (what: string) => ({
    vi: `Bản sao lưu bị hỏng hoặc đã bị sửa (${what}). Hãy dùng bản khác. Không có gì được khôi phục dở dang.`,
    en: `The backup is damaged or was changed (${what}). Use another one. Nothing was left half restored.`,
  }),
  'backup.cut': (what: string) => ({
    vi: `Bản sao lưu bị cắt mất phần cuối (${what}). Hãy dùng bản khác. Không có gì được khôi phục dở dang.`,
    en: `The end of the backup is missing (${what}). Use another one. Nothing was left half restored.`,
  }),
  'backup.exists': (at: string) => ({
    vi: `Đã có tệp ${at}; bản sao lưu không bao giờ bị ghi đè.`,
    en: `${at} is already there; a backup is never overwritten.`,
  }),
  'backup.nothing': (where: string) => ({
    vi: `Chưa có dữ liệu nào ở ${where}. Hãy chạy npm start trước.`,
    en: `There is no data at ${where} yet. Run npm start first.`,
  }),
  'tombstone.broken': (at: string) => ({
    vi: `Giấy báo xóa ${at} bị hỏng hoặc đã bị sửa. Hãy lấy lại bản gốc rồi khôi phục: nội dung đã xóa không được sống lại. Không có gì được khôi phục dở dang.`,
    en: `The tombstone ${at} is damaged or was changed. Put the right one back, then restore: what was erased must not return. Nothing was left half restored.`,
  }),
  'restore.not_empty': (what: string) => ({
    vi: `Nơi khôi phục đã có dữ liệu (${what}). Chỉ khôi phục vào nơi trống: hãy dùng DATA_DIR khác hoặc một cơ sở dữ liệu trống. Không có gì bị thay đổi.`,
    en: `There is data already (${what}). A restore needs an empty place: use another DATA_DIR or an empty database. Nothing was changed.`,
  }),
  'restore.not_superuser': (what: string) => ({
    vi: `Tài khoản ${what} cần là superuser để tạo vai trò và nạp dữ liệu.`,
    en: `The login ${what} must be a superuser, since it makes roles and loads data.`,
  }),
  'move.running': (what: string) => ({
    vi: `Chương trình vẫn đang chạy (${what} phiên làm việc). Hãy dừng nó trước: điều ghi trong lúc chuyển sẽ bị mất.`,
    en: `The program is still running (${what} sessions). Stop it first: what is written meanwhile would be lost.`,
  }),
} as const

export type BackupProblemCode = keyof typeof problems

/** Why a backup could not be made, read or put back, in a sentence for whoever asked. Holds no data. */
export class BackupProblem extends Error {
  readonly code: BackupProblemCode
  readonly vi: string
  readonly en: string

  constructor(code: BackupProblemCode, what: string) {
    const { vi, en } = problems[code](what)
    super(en)
    this.name = 'BackupProblem'
    this.code = code
    this.vi = vi
    this.en = en
  }
}
