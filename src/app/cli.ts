import { audit } from './cli/audit.ts'
import { backup } from './cli/backup.ts'
import { type Command, UsageProblem } from './cli/command.ts'
import { doctor } from './cli/doctor.ts'
import { move } from './cli/move.ts'
import { places } from './cli/places.ts'
import { restore } from './cli/restore.ts'
import { tellProblem } from './problem.ts'
import { readSettings } from './settings.ts'

const commands: readonly Command[] = [doctor, backup, restore, move, audit, places]

/** Runs one command: `npm run cli -- NAME …`. Ends with 0 when it went well, 1 when the answer or the command is bad. */
async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) return help()
  const command = commands.find((each) => each.name === name)
  if (!command) throw new UsageProblem(name)
  return command.run(args, readSettings(process.env))
}

function help(): number {
  console.log('npm run cli -- LỆNH · COMMAND\n')
  for (const { name, usage, vi, en } of commands)
    console.log(`  ${name} ${usage}\n      ${vi}\n      ${en}\n`)
  console.log(
    'Thư mục và địa chỉ lấy từ môi trường như khi khởi động: DATA_DIR, DATABASE_URL, KEY_FILE, ANCHOR_DIR.',
  )
  console.log('Folders and addresses come from the environment, as at the start.')
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  tellProblem(error)
  process.exitCode = 1
}
