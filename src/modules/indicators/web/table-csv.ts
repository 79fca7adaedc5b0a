/**
 * A table as CSV that Excel opens with its Vietnamese letters: UTF-8 with a mark at its head, semicolons between
 * the cells (a Vietnamese Excel takes the comma for a decimal), CRLF between the rows.
 */
export function tableCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  // A text that begins like a formula would run when Excel opens the file.
  const safe = /^[ \u00a0\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text to the browser as a file of that name. */
export function saveText(text: string, name: string, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0) // the browser has taken the bytes by the next turn
}
