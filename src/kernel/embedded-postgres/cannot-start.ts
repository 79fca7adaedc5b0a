/** Why the database cannot run here, in the words of the person who has to do something about it. */
const sentences = {
  'postgres.binary_missing': {
    vi: 'Không tìm thấy chương trình PostgreSQL cho máy này. Hãy chạy lại lệnh cài đặt (npm ci) khi có mạng, hoặc đặt DATABASE_URL để dùng máy chủ PostgreSQL sẵn có.',
    en: 'There are no PostgreSQL programs for this machine. Install again (npm ci) with a network, or set DATABASE_URL to use a PostgreSQL server you already have.',
  },
  'postgres.binary_unusable': {
    vi: 'Chương trình PostgreSQL không chạy được trên máy này (cần Linux dùng glibc hoặc macOS). Có thể đặt DATABASE_URL để dùng máy chủ PostgreSQL sẵn có.',
    en: 'The PostgreSQL programs do not run on this machine (a Linux with glibc or a macOS is needed). DATABASE_URL can name a PostgreSQL server you already have.',
  },
  'postgres.no_user_namespace': {
    vi: 'PostgreSQL không chạy bằng quyền root, và máy này không cho tạo user namespace. Hãy chạy bằng một người dùng thường, hoặc đặt DATA_DIR ở nơi người dùng khác đi vào được (ví dụ /var/lib/nang-mai).',
    en: 'PostgreSQL refuses to run as root, and this machine allows no user namespace. Run as an ordinary user, or set DATA_DIR to a place other users can enter (for example /var/lib/nang-mai).',
  },
  'postgres.disk_full': {
    vi: 'Ổ đĩa đã đầy. Hãy giải phóng chỗ trống (ít nhất 200 MB) trên ổ chứa thư mục dữ liệu rồi khởi động lại. Dữ liệu đã lưu vẫn còn nguyên.',
    en: 'The disk is full. Free some space (200 MB at least) on the disk of the data folder and start again. What was saved is still there.',
  },
  'postgres.not_writable': {
    vi: 'Không ghi được vào thư mục dữ liệu. Hãy kiểm tra quyền ghi, hoặc đặt DATA_DIR ở nơi khác.',
    en: 'The data folder cannot be written. Check its permissions, or set DATA_DIR to another place.',
  },
  'postgres.wrong_owner': {
    vi: 'Thư mục dữ liệu thuộc về một người dùng khác. Hãy khởi động bằng đúng người dùng đã tạo ra nó.',
    en: 'The data folder belongs to another user. Start as the user who made it.',
  },
  'postgres.data_newer': {
    vi: 'Dữ liệu do một phiên bản PostgreSQL mới hơn tạo ra. Hãy dùng phiên bản chương trình mới hơn; dữ liệu không bị thay đổi.',
    en: 'The data was made by a newer PostgreSQL. Use a newer version of the program; nothing was changed.',
  },
  'postgres.data_older': {
    vi: 'Dữ liệu do một phiên bản PostgreSQL cũ hơn tạo ra. Hãy sao lưu bằng phiên bản chương trình cũ rồi khôi phục bằng phiên bản này; dữ liệu không bị thay đổi.',
    en: 'The data was made by an older PostgreSQL. Back up with the old version of the program and restore with this one; nothing was changed.',
  },
  'postgres.data_unknown': {
    vi: 'Thư mục “postgres” trong thư mục dữ liệu không phải là cơ sở dữ liệu của chương trình này. Hãy chuyển nó đi nơi khác; chương trình không tự xóa.',
    en: 'The folder “postgres” inside the data folder is not a database of this program. Move it away; the program deletes nothing it does not know.',
  },
  'postgres.password_missing': {
    vi: 'Thiếu hoặc sai tệp postgres.password trong thư mục dữ liệu. Hãy lấy lại tệp này từ bản sao lưu.',
    en: 'The file postgres.password in the data folder is missing or wrong. Bring it back from a backup.',
  },
  'postgres.socket_folder': {
    vi: 'Không có chỗ an toàn để đặt tệp kết nối của cơ sở dữ liệu. Hãy đặt DATA_DIR ở một đường dẫn ngắn hơn.',
    en: 'There is no safe place for the socket of the database. Set DATA_DIR to a shorter path.',
  },
  'postgres.locked': {
    vi: 'Một chương trình khác vẫn đang giữ thư mục dữ liệu. Hãy dừng chương trình đó rồi khởi động lại.',
    en: 'Another program still holds the data folder. Stop it and start again.',
  },
  'postgres.not_durable': {
    vi: 'Cơ sở dữ liệu đang chạy với thiết lập có thể làm mất dữ liệu khi mất điện, nên chương trình không dùng nó.',
    en: 'The database runs with settings that could lose data when power fails, so the program does not use it.',
  },
  'postgres.failed': {
    vi: 'PostgreSQL không khởi động được. Xem nguyên nhân trong tệp logs/postgres.log của thư mục dữ liệu.',
    en: 'PostgreSQL did not start. The reason is in logs/postgres.log of the data folder.',
  },
} as const

export type CannotStartCode = keyof typeof sentences

/** The database cannot run here. `vi` and `en` say what to do; `detail` is for the one who helps. */
export class CannotStart extends Error {
  readonly code: CannotStartCode
  readonly vi: string
  readonly en: string
  readonly detail: string

  constructor(code: CannotStartCode, detail = '') {
    const { vi, en } = sentences[code]
    super([vi, en, detail].filter(Boolean).join('\n'))
    this.name = 'CannotStart'
    this.code = code
    this.vi = vi
    this.en = en
    this.detail = detail
  }
}

/** What the last words of a program that ended mean. Its messages are English because it runs with LC_ALL=C. */
export function explainOutput(output: string): CannotStart {
  const detail = output.trim().split('\n').slice(-6).join('\n')
  if (/No space left on device|Disk quota exceeded/.test(output))
    return new CannotStart('postgres.disk_full', detail)
  if (/has wrong ownership|is not owned by you/.test(output))
    return new CannotStart('postgres.wrong_owner', detail)
  if (/error while loading shared libraries|Library not loaded|cannot execute/.test(output))
    return new CannotStart('postgres.binary_unusable', detail)
  if (/Permission denied|Read-only file system/.test(output))
    return new CannotStart('postgres.not_writable', detail)
  return new CannotStart('postgres.failed', detail)
}

/** The same for an error of the file system met by ourselves; any other error stays what it is. */
export function explainError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  const detail = String(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CannotStart('postgres.disk_full', detail)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new CannotStart('postgres.not_writable', detail)
  return error
}
