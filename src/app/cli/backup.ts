import path from 'node:path'
import { backupFolder, backupName, writeBackup } from '#app/backup/backup.ts'
import { type Command, readOptions, say } from './command.ts'
import { withInstalled } from './installed.ts'

export const backup: Command = {
  name: 'backup',
  usage: '[--out FILE.nmb]',
  vi: 'Sao lưu toàn bộ dữ liệu vào một tệp đã niêm phong.',
  en: 'Backs everything up into one sealed file.',
  async run(args, settings) {
    const { out } = readOptions(args, { out: { needed: false } })
    const file = path.resolve(out ?? path.join(backupFolder(settings.dataDir), backupName(new Date())))
    const made = await withInstalled(settings, (source) => writeBackup(source, file))
    const size = `${(made.bytes / 1e6).toFixed(1)} MB`
    say(
      `Đã sao lưu ${made.tables} bảng, ${made.rows} dòng (${size}): ${file}`,
      `Backed up ${made.tables} tables, ${made.rows} rows (${size}).`,
    )
    say(
      'Hãy chép tệp này sang máy khác, và giữ tệp khóa ở một nơi thứ ba: thiếu khóa thì không mở được bản sao lưu.',
      'Copy the file to another machine and keep the key file in a third place: without the key the backup cannot be opened.',
    )
    return 0
  },
}
