/** Letters and digits of a ticket: none that is read as another one. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What a ticket carries as words and as a code to scan: its number and ten signs that only the house can make. */
export function ticketCode(no: number, digest: Uint8Array): string {
  const tail = [...digest.subarray(0, 10)].map((byte) => signs[byte % signs.length]).join('')
  return `V${no}-${tail}`
}

/** The number on a ticket, or undefined for what is no ticket at all. */
export function ticketNo(said: string): number | undefined {
  const found = /^V(\d{1,4})-[0-9A-Z]{10}$/.exec(said.trim().toUpperCase())
  return found ? Number(found[1]) : undefined
}
