import { firstAdministratorLink, openInstallation } from './boot.ts'
import { buildStaffApp } from './build-staff-app.ts'
import { tellProblem } from './problem.ts'
import { serve, stopOnSignal } from './serve.ts'
import { readSettings } from './settings.ts'

try {
  const settings = readSettings(process.env)
  await buildStaffApp(console.log)
  const installation = await openInstallation(settings, console.log)
  const running = await serve(settings, installation)
  stopOnSignal(running.stop)
  console.log(`\nNắng Mai đang chạy tại ${running.url}`)
  if (!process.env.KEY_FILE)
    console.log(
      `Tệp khóa: ${settings.keyFile}. Hãy chép nó sang nơi khác: mất khóa là mất dữ liệu; để khóa cạnh dữ liệu thì ai lấy được đĩa cũng mở được.`,
    )
  const link = await firstAdministratorLink(installation.house, settings.publicUrl)
  if (link) console.log(`Chưa có quản trị viên. Mở đường dẫn này một lần, trong 24 giờ, để tạo:\n  ${link}`)
} catch (error) {
  tellProblem(error)
  process.exit(1)
}
