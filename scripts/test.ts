/**
 * `npm test`: everything, browser journeys included. `--faults` adds the long fault matrix; other words are
 * handed to vitest (a file, `-t` and a name).
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildStaffApp } from '#app/build-staff-app.ts'
import { findChromium } from '#tests/support/chromium.ts'

const words = process.argv.slice(2)
const faults = words.includes('--faults')
const rest = words.filter((word) => word !== '--faults')
const storiesOnly = rest.includes('--project')

if (!storiesOnly) {
  await buildStaffApp(console.log)
  const chromium = findChromium()
  if (!chromium) {
    console.error(
      'Không tìm thấy Chromium. Hãy cài gói chromium, hoặc đặt CHROMIUM_PATH.\nNo Chromium was found: install the package `chromium`, or set CHROMIUM_PATH to its program.',
    )
    process.exit(1)
  }
  process.env.CHROMIUM_PATH = chromium
}
const run = spawnSync(path.resolve('node_modules/.bin/vitest'), ['run', ...rest], {
  stdio: 'inherit',
  env: { ...process.env, ...(faults ? { NM_FAULTS: '1' } : {}) },
})
process.exit(run.status ?? 1)
