import { openInstallation } from './boot.ts'
import { buildStaffApp } from './build-staff-app.ts'
import { makeDemoWorld } from './demo/world.ts'
import { tellProblem } from './problem.ts'
import { serve, stopOnSignal } from './serve.ts'
import { readSettings } from './settings.ts'

try {
  const settings = readSettings(process.env, { demo: true })
  const built = buildStaffApp(console.log)
  built.catch(() => {}) // awaited below, when the world is made
  const installation = await openInstallation(settings, console.log)
  const [accounts] = await Promise.all([makeDemoWorld(installation, settings.dataDir, console.log), built])
  const running = await serve(settings, installation)
  stopOnSignal(running.stop)
  console.log(
    `\nBản trình diễn Nắng Mai: ${new URL('/app', settings.publicUrl)}\nNgười và việc trong đó đều bịa ra. Tài khoản (cũng ghi ở demo-accounts.json trong thư mục dữ liệu):\n`,
  )
  console.table(accounts)
} catch (error) {
  tellProblem(error)
  process.exit(1)
}
