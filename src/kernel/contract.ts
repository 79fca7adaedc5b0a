import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: `public` (nobody signed in), `signed-in` (any staff), or the name of a permit that
 * roles hold. Row policies decide afterwards on which rows.
 */
export type Permit = 'public' | 'signed-in' | (string & {})

/** One route as plain data: the server binds it, the browser calls it, the OpenAPI page is drawn from it. */
export interface Contract<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Path with `:params`, always below `/api`. */
  readonly path: string
  readonly permit: Permit
  /** `write` carries an idempotency key and is audited; a search for people is a POST with `read`. */
  readonly effect: 'read' | 'write'
  /** One line for the OpenAPI page, in English. */
  readonly summary: string
  /** What makes a write exempt from the idempotency key: it is one already, or happens before sign-in. */
  readonly exempt?: 'draft' | 'sign-in'
  /**
   * Asked so often, or so pressing, that who asks is asked inside the use case's own transaction instead of before it. Its use
   * case opens one transaction, and does nothing before it.
   */
  readonly oneWait?: true
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  /** Reply fields shown once and never stored for a replay (a one-time link). */
  readonly once?: readonly string[]
  /** The reply is a file: its bytes go out as an attachment of this type (or the reply's own) instead of JSON. */
  readonly file?: string
  /** The body comes with a file: multipart, first the part `data` (the body as JSON), then the part `file`. */
  readonly upload?: { readonly mostBytes: number }
}

/** Says that an object is a contract, keeping its exact shapes. Without `permit` it does not compile. */
export function contract<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
>(shape: Contract<P, Q, B, R>): Contract<P, Q, B, R> {
  return shape
}

type Shape<T, K extends 'input' | 'output'> = T extends z.ZodUndefined
  ? undefined
  : T extends z.ZodType
    ? K extends 'input'
      ? z.input<T>
      : z.output<T>
    : undefined

/** What a caller passes. */
export interface CallOf<C extends Contract> {
  params: Shape<NonNullable<C['params']>, 'input'>
  query: Shape<NonNullable<C['query']>, 'input'>
  body: Shape<NonNullable<C['body']>, 'input'>
}

/** What a handler receives: parsed and normalised. */
export interface RequestOf<C extends Contract> {
  params: Shape<NonNullable<C['params']>, 'output'>
  query: Shape<NonNullable<C['query']>, 'output'>
  body: Shape<NonNullable<C['body']>, 'output'>
  /** Bytes that came with the body, for a contract with `upload`. */
  file?: Uint8Array
}

export type ReplyOf<C extends Contract> = z.output<C['reply']>
