import { qrSquare } from '../qr.rule.ts'

const border = 4

/** A square to scan; whoever cannot see it is read what it says. */
export function Square({ code }: { code: string }) {
  const square = qrSquare(code)
  const side = square.length + 2 * border
  const path = square
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + border} ${y + border}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={code} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
