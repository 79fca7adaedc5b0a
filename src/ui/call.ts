import type { CallOf, Contract, ReplyOf } from '#kernel/contract.ts'
import { pageOfHeader } from '#kernel/headers.ts'

/** What the server declined, in words for the reader; `status` 0 means that it could not be reached. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly { path: string; message: string }[]
  readonly facts: Readonly<Record<string, unknown>>

  constructor(status: number, body: Partial<Pick<ApiRefusal, 'code' | 'message' | 'fields' | 'facts'>>) {
    super(body.message ?? '')
    this.name = 'ApiRefusal'
    this.status = status
    this.code = body.code ?? (status === 0 ? 'network.unreachable' : 'server.failed')
    this.fields = body.fields ?? []
    this.facts = body.facts ?? {}
  }
}

/** The parts of a call that its contract asks for; parts that may be empty may be left out. */
export type Args<C extends Contract> = {
  [K in keyof CallOf<C> as CallOf<C>[K] extends undefined ? never : K]: CallOf<C>[K]
} extends infer Asked
  ? { [K in keyof Asked as object extends Asked[K] ? never : K]: Asked[K] } & {
      [K in keyof Asked as object extends Asked[K] ? K : never]?: Asked[K]
    }
  : never

export interface CallOptions {
  /** Idempotency key of a write; the same act keeps the same key when it is tried again. */
  key?: string
  signal?: AbortSignal
  /** Leaves a 401 to the caller instead of asking the person to sign in again. */
  quiet?: boolean
}

interface LooseArgs {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

let language = 'vi'
let pageOf: string | undefined
let signInAgain: (() => Promise<void>) | undefined

/** Language of the server's sentences from now on. */
export function speak(next: string): void {
  language = next
}

/** Whose page this is from now on: the server lets it do nothing in the session of anybody else. */
export function belongTo(staffId: string | undefined): void {
  pageOf = staffId
}

/** What every request of the page says of it. */
export function pageHeaders(): Record<string, string> {
  return { 'accept-language': language, ...(pageOf ? { [pageOfHeader]: pageOf } : {}) }
}

/**
 * Who is asked when the session has ended. The promise resolves when the same person has signed in again;
 * the interrupted call is then sent once more, so that nothing typed is lost.
 */
export function onSignedOut(ask: (() => Promise<void>) | undefined): void {
  signInAgain = ask
}

/** Fills `:params` of a path and appends the query; undefined and null leave no trace. */
export function addressOf(path: string, args: LooseArgs): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(args.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(args.query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, String(item))
  }
  const asked = query.toString()
  return asked ? `${filled}?${asked}` : filled
}

/** Whether a call needs a key that makes its repetition harmless. */
export function needsKey(contract: Contract): boolean {
  return contract.effect === 'write' && !contract.exempt
}

/**
 * Sends one call and answers its reply. A contract with `file` saves the file under the server's name instead.
 * Throws `ApiRefusal` when the server declines or cannot be reached.
 */
export async function call<C extends Contract>(
  contract: C,
  args: Args<C>,
  options: CallOptions = {},
): Promise<ReplyOf<C>> {
  const key = needsKey(contract) ? (options.key ?? crypto.randomUUID()) : undefined
  let answer = await send(contract, args as LooseArgs, key, options.signal)
  if (answer.status === 401 && !options.quiet && contract.exempt !== 'sign-in' && signInAgain) {
    await signInAgain()
    answer = await send(contract, args as LooseArgs, key, options.signal)
  }
  if (!answer.ok) throw await refusalOf(answer)
  if (contract.file) {
    saveFile(await answer.blob(), fileName(answer.headers.get('content-disposition')))
    return undefined as ReplyOf<C>
  }
  return (answer.status === 204 ? undefined : await answer.json()) as ReplyOf<C>
}

/**
 * Sends a body with a file, as a contract with `upload` asks, and says how much has gone. The browser's older request
 * object is used because it alone tells the progress of what is sent. Throws `ApiRefusal` like `call`.
 */
export async function callWithFile<C extends Contract>(
  contract: C,
  args: Args<C>,
  file: Blob,
  options: { key: string; onSent?: (share: number) => void },
): Promise<ReplyOf<C>> {
  const once = () =>
    new Promise<Response>((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(contract.method, addressOf(contract.path, args as LooseArgs))
      request.setRequestHeader('accept', 'application/json')
      for (const [name, value] of Object.entries(pageHeaders())) request.setRequestHeader(name, value)
      request.setRequestHeader('idempotency-key', options.key)
      request.upload.onprogress = ({ loaded, total }) => options.onSent?.(total ? loaded / total : 0)
      request.onerror = () => reject(new ApiRefusal(0, {}))
      request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
      const form = new FormData()
      form.append('data', JSON.stringify((args as LooseArgs).body))
      form.append('file', file, 'tep') // the name travels in the body, where it is sealed
      request.send(form)
    })
  let answer = await once()
  if (answer.status === 401 && signInAgain) {
    await signInAgain()
    answer = await once()
  }
  if (!answer.ok) throw await refusalOf(answer)
  return (await answer.json()) as ReplyOf<C>
}

async function send(contract: Contract, args: LooseArgs, key: string | undefined, signal?: AbortSignal) {
  const headers = new Headers({ accept: contract.file ?? 'application/json', ...pageHeaders() })
  if (key) headers.set('idempotency-key', key)
  if (args.body !== undefined) headers.set('content-type', 'application/json')
  try {
    return await fetch(addressOf(contract.path, args), {
      method: contract.method,
      headers,
      body: args.body === undefined ? null : JSON.stringify(args.body),
      credentials: 'same-origin',
      signal: signal ?? null,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiRefusal(0, {})
  }
}

async function refusalOf(answer: Response): Promise<ApiRefusal> {
  // A proxy or a bare 500 answers without our shape; the status alone must do.
  const body: unknown = await answer.json().catch(() => undefined)
  const told = body && typeof body === 'object' && 'error' in body ? body.error : undefined
  return new ApiRefusal(answer.status, (told ?? {}) as ConstructorParameters<typeof ApiRefusal>[1])
}

/** The file name of a Content-Disposition header, its UTF-8 form first (RFC 6266). */
export function fileName(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'tep'
}

function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken the blob by the next turn; keeping it would keep its bytes in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
