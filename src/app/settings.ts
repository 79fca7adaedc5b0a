import path from 'node:path'
import { z } from 'zod'

/** How this program was asked to run. Read once, at the start, from the environment. */
export interface Settings {
  port: number
  host: string
  /** Address people type; decides cookies, links and the origin check. */
  publicUrl: URL
  tls?: { certFile: string; keyFile: string }
  trustProxy: boolean
  dataDir: string
  /** A PostgreSQL server of one's own; without it the embedded one is started. */
  databaseUrl?: string
  keyFile: string
  /** Another disk or machine, where the heads of sealed audit batches are laid down. */
  anchorDir?: string
  demo: boolean
}

/** What is wrong with the environment, in a sentence for whoever starts the program. */
export class SettingsProblem extends Error {}

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4300),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  TRUST_PROXY: z.stringbool().default(false),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  KEY_FILE: z.string().optional(),
  ANCHOR_DIR: z.string().optional(),
})

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Reads the environment. Throws `SettingsProblem` where a setting is wrong or would run without protection. */
export function readSettings(env: NodeJS.ProcessEnv, options: { demo?: boolean } = {}): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new SettingsProblem(
      `Biến môi trường chưa đúng: ${names}. / These settings are not right: ${names}.`,
    )
  }
  const v = parsed.data
  if (Boolean(v.TLS_CERT_FILE) !== Boolean(v.TLS_KEY_FILE)) {
    throw new SettingsProblem(
      'TLS_CERT_FILE và TLS_KEY_FILE phải đi cùng nhau. / TLS_CERT_FILE and TLS_KEY_FILE go together.',
    )
  }
  const tls =
    v.TLS_CERT_FILE && v.TLS_KEY_FILE ? { certFile: v.TLS_CERT_FILE, keyFile: v.TLS_KEY_FILE } : undefined
  if (!loopback.has(v.HOST) && !tls && !v.TRUST_PROXY) {
    throw new SettingsProblem(
      `HOST=${v.HOST} mở ra mạng mà không có TLS. Hãy đặt TLS_CERT_FILE và TLS_KEY_FILE, hoặc TRUST_PROXY=true khi đứng sau máy chủ đã có TLS. / HOST=${v.HOST} is reachable from the network without TLS.`,
    )
  }
  const dataDir = path.resolve(v.DATA_DIR ?? (options.demo ? 'data-demo' : 'data'))
  return {
    port: v.PORT,
    host: v.HOST,
    publicUrl: new URL(v.PUBLIC_URL ?? `${tls ? 'https' : 'http'}://localhost:${v.PORT}`),
    tls,
    trustProxy: v.TRUST_PROXY,
    dataDir,
    databaseUrl: v.DATABASE_URL,
    keyFile: path.resolve(v.KEY_FILE ?? path.join(dataDir, 'keys', 'root.key')),
    anchorDir: v.ANCHOR_DIR ? path.resolve(v.ANCHOR_DIR) : undefined,
    demo: options.demo ?? false,
  }
}
