import { tellProblem } from '#app/problem.ts'
import { readSettings } from '#app/settings.ts'
import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { type Command, UsageProblem } from './command.ts'
import { doctor } from './doctor.ts'
import { key } from './key.ts'
import { move } from './move.ts'
import { places } from './places.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'

const commands: readonly Command[] = [doctor, backup, restore, move, audit, report, places, key]

/** Runs one command of `npm run cli -- NAME …`. Returns 0 when it went well, 1 when the answer or the command is bad. */
export async function runCli([name = 'help', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    if (['help', '--help', '-h'].includes(name)) return help()
    const command = commands.find((each) => each.name === name)
    if (!command) throw new UsageProblem(name)
    return await command.run(args, readSettings(env))
  } catch (error) {
    tellProblem(error)
    return 1
  }
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
