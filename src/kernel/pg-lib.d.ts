/** The driver's own way of writing a value for the wire; it comes without types. */
declare module 'pg/lib/utils.js' {
  export function prepareValue(value: unknown): string | Buffer | null
}
