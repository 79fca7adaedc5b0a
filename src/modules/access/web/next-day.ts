/** The day after a plain day `YYYY-MM-DD`: people name the last day they want, lists leave the first day out. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
