import { anchorFolder } from '#app/audit/anchor.ts'
import { moveInstallation } from '#app/backup/move.ts'
import { openDatabase } from '#app/boot.ts'
import { withClient } from '#kernel/schema.ts'
import { type Command, readOptions, say, UsageProblem } from './command.ts'
import { withInstalled } from './installed.ts'

export const move: Command = {
  name: 'move',
  usage: '--to postgres://USER:PASSWORD@HOST:PORT/NAME',
  vi: 'Chuyển dữ liệu sang một máy chủ PostgreSQL (từ bản 15).',
  en: 'Moves the data to a PostgreSQL server (15 or later).',
  async run(args, settings) {
    const { to } = readOptions(args, { to: { needed: true } })
    if (!to || !URL.canParse(to) || !/^postgres(ql)?:$/.test(new URL(to).protocol))
      throw new UsageProblem('--to postgres://…')
    const target = await openDatabase({ ...settings, databaseUrl: to })
    await withClient(target.superuser, async () => {}).catch((error: Error) => {
      throw new UsageProblem(`--to: ${error.message}`)
    })
    const moved = await withInstalled(settings, (source) =>
      moveInstallation(source, {
        ...target,
        keys: source.keys,
        keyFile: settings.keyFile,
        anchorDir: anchorFolder(settings),
      }),
    )
    say(
      `Đã chuyển ${moved.tables} bảng, ${moved.rows} dòng. Mọi bảng đã được đối chiếu.`,
      `Moved ${moved.tables} tables, ${moved.rows} rows. Every table was compared.`,
    )
    say(
      `Từ nay hãy khởi động với DATABASE_URL là địa chỉ ấy, và vẫn KEY_FILE=${settings.keyFile}. Dữ liệu cũ còn nguyên; đừng khởi động nó nữa.`,
      `From now on start with that address as DATABASE_URL, and the same KEY_FILE=${settings.keyFile}. The old data is still there; do not start it again.`,
    )
    return 0
  },
}
