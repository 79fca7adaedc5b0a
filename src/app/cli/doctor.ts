import type { Settings } from '#app/settings.ts'
import { withClient } from '#kernel/schema.ts'
import { type Command, readOptions } from './command.ts'
import { checkDurable, checkPlaces, checkRoles, checkSchema, checkSealLag } from './doctor/database.checks.ts'
import { type Finding, wrong } from './doctor/finding.ts'
import {
  checkAnchor,
  checkBackups,
  checkDisk,
  checkEdge,
  checkKeyFile,
  checkProgram,
  checkStaffApp,
} from './doctor/machine.checks.ts'
import { withInstalled } from './installed.ts'

const marks = { good: '✓', look: '!', wrong: '✗' } as const

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  vi: 'Xem chương trình có khỏe không, và cần làm gì.',
  en: 'Says what is wrong, and what to do.',
  async run(args, settings) {
    readOptions(args, {})
    const findings = await examine(settings)
    for (const { state, vi, en, todo } of findings) {
      console.log(`${marks[state]} ${vi}\n    ${en}`)
      if (todo) console.log(`    → ${todo.vi}\n      ${todo.en}`)
    }
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  },
}

/** Everything there is to say about an installation. A look that fails is itself a finding; the others go on. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const findings: Finding[] = []
  const ask = async (check: () => Promise<Finding>) => {
    findings.push(await check().catch(unexpected))
  }
  await ask(checkProgram)
  await ask(checkStaffApp)
  await ask(() => checkEdge(settings))
  await ask(() => checkKeyFile(settings))
  await ask(() => checkDisk(settings))
  await withInstalled(settings, async (installed) => {
    await withClient({ ...installed.superuser, database: installed.server.database }, async (database) => {
      await ask(() => checkDurable(database))
      await ask(() => checkRoles(database))
      await ask(() => checkSchema(installed))
      await ask(() => checkSealLag(database))
    })
    await ask(() => checkPlaces(installed))
  }).catch((error) => findings.push(unexpected(error)))
  await ask(() => checkAnchor(settings))
  await ask(() => checkBackups(settings))
  return findings
}

/** A problem told in its own words, or what the machine said. */
function unexpected(error: { vi?: string; en?: string; message?: string }): Finding {
  if (error.vi) return { state: 'wrong', vi: error.vi, en: error.en ?? '' }
  return wrong(
    `Không xem được: ${error.message}.`,
    `Could not look: ${error.message}.`,
    'Sửa điều trên rồi chạy lại.',
    'Put that right and run again.',
  )
}
