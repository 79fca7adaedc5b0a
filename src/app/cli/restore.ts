import path from 'node:path'
import { anchorFolder } from '#app/audit/anchor.ts'
import { checkBackup, openBackupFile } from '#app/backup/read.ts'
import { restoreBackup } from '#app/backup/restore.ts'
import { tombstoneFolders } from '#app/backup/tombstone.ts'
import { openDatabase } from '#app/boot.ts'
import { loadRootKey } from '#kernel/root-key.ts'
import { type Command, readOptions, say } from './command.ts'

export const restore: Command = {
  name: 'restore',
  usage: '--from FILE.nmb',
  vi: 'Khôi phục một bản sao lưu vào nơi còn trống.',
  en: 'Restores a backup into an empty place.',
  async run(args, settings) {
    const { from } = readOptions(args, { from: { needed: true } })
    const file = path.resolve(from ?? '')
    const keys = loadRootKey(settings.keyFile)
    const { manifest } = await checkBackup(openBackupFile(file, keys)) // before a database is started or touched
    const { superuser, server, stopDatabase } = await openDatabase(settings)
    try {
      const restored = await restoreBackup(
        {
          superuser,
          server,
          keys,
          keyFile: settings.keyFile,
          anchorDir: anchorFolder(settings),
          tombstones: tombstoneFolders(settings),
        },
        openBackupFile(file, keys),
      )
      say(
        `Đã khôi phục ${restored.tables} bảng, ${restored.rows} dòng, như lúc ${manifest.takenAt}. Mọi bảng đã được đối chiếu.`,
        `Restored ${restored.tables} tables, ${restored.rows} rows, as of ${manifest.takenAt}. Every table was compared.`,
      )
      if (restored.migratedOn.length > 0)
        say(
          `Đã nâng cấp thêm ${restored.migratedOn.length} bước.`,
          `Migrated on by ${restored.migratedOn.length} steps.`,
        )
      if (restored.erasures > 0)
        say(
          `Đã xóa lại nội dung của ${restored.erasures} hồ sơ theo giấy báo xóa.`,
          `What ${restored.erasures} cases said was erased again, as their tombstones ask.`,
        )
      const start = manifest.demo ? 'npm run demo' : 'npm start'
      say(
        `Mọi người đăng nhập lại. Điều ghi sau thời điểm trên cần nhập lại. Khởi động: ${start}`,
        `Everyone signs in again. What was recorded after that moment has to be entered again. Start: ${start}`,
      )
      return 0
    } finally {
      await stopDatabase()
    }
  },
}
