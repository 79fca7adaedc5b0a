import { loginConfig } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import type { Installation } from '../boot.ts'
import { modules } from '../modules.ts'
import { type DemoAccount, readAccounts, writeAccounts } from './accounts.ts'
import { enterCast } from './people.ts'
import { raiseStage } from './stage.ts'

/**
 * Fills an empty demo with its world, module by module, through the use cases themselves. Runs once; a world that
 * was begun and not finished is told, since half of it would be half of every figure.
 */
export async function makeDemoWorld(
  installation: Installation,
  dataDir: string,
  tell: (line: string) => void,
): Promise<DemoAccount[]> {
  const { server, base, house } = installation
  const owner = <T>(text: string, values: unknown[] = []) =>
    withClient(
      loginConfig(server, 'nangmai_owner', base),
      async (client) => (await client.query(text, values)).rows as T[],
    )
  const [state] = await owner<{ ready: boolean; begun: boolean }>(
    'select demo_ready_at is not null as ready, exists (select 1 from staff) as begun from installation',
  )
  if (state?.ready) return readAccounts(dataDir)
  if (state?.begun) throw new DemoHalfMade(dataDir)

  tell('Đang dựng dữ liệu trình diễn…')
  const cast = await withClient(loginConfig(server, 'nangmai_owner', base), enterCast)
  const stage = await raiseStage(house, cast, modules, new Date())
  for (const module of modules) await module.seedDemo?.(stage)
  await stage.end()
  await writeAccounts(dataDir, cast.accounts)
  await owner('update installation set demo_ready_at = now()')
  return cast.accounts
}

/** The making of the demo was cut off. */
export class DemoHalfMade extends Error {
  readonly vi: string
  readonly en: string
  constructor(dataDir: string) {
    super('the demo world is half made')
    this.vi = `Dữ liệu trình diễn mới dựng được một nửa. Hãy xóa thư mục ${dataDir} rồi chạy lại npm run demo.`
    this.en = `The demo world was only half made. Remove ${dataDir} and run npm run demo again.`
  }
}
