/** The morning sun over two lines of water: the mark of the house. */
export function SunMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={(size * 24) / 36} viewBox="0 0 36 24" aria-hidden="true" focusable="false">
      <path d="M7 13.5a11 11 0 0 1 22 0z" fill="var(--nm-sun)" />
      <rect x="1" y="13" width="34" height="3" rx="1.5" fill="var(--nm-act)" />
      <rect x="7" y="19" width="22" height="3" rx="1.5" fill="var(--nm-act)" />
    </svg>
  )
}

/** Half a sun on the horizon: the sign for "now" beside a step or a next act. */
export function NowMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size / 2} viewBox="0 0 20 10" aria-hidden="true" focusable="false">
      <path d="M1 10a9 9 0 0 1 18 0z" fill="var(--nm-sun)" />
    </svg>
  )
}
