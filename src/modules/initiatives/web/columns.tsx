import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { Sign } from '../initiative.codes.ts'
import type { InitiativeLine } from '../initiative.contract.ts'

const tones: Readonly<Record<Sign, BadgeTone>> = {
  kept: 'ok',
  new: 'act',
  silent: 'warn',
  closed: 'neutral',
}

/** Whether it lives, in words; colour says nothing that the words do not. */
export function SignBadge({ sign, t }: { sign: Sign; t: Translate }) {
  return <Badge tone={tones[sign]}>{t(`initiatives.sign_short.${sign}`)}</Badge>
}

/** Columns of the registry, for its list and for Hôm nay. */
export function initiativeColumns(
  t: Translate,
  kindName: (code: string) => string,
): Column<InitiativeLine>[] {
  return [
    {
      key: 'sign',
      label: t('initiatives.column.sign'),
      cell: (line) => (
        <>
          <SignBadge sign={line.sign} t={t} />
          {line.asks_place && <SubLine>{t('initiatives.asks_place')}</SubLine>}
        </>
      ),
    },
    {
      key: 'name',
      label: t('initiatives.column.name'),
      main: true,
      cell: (line) => (
        <>
          {line.name}
          <SubLine>{kindName(line.kind)}</SubLine>
        </>
      ),
    },
    {
      key: 'place',
      label: t('initiatives.column.place'),
      cell: (line) => (
        <>
          {line.place_name}
          {line.places > 1 && <SubLine>{t('initiatives.more_places', { n: line.places - 1 })}</SubLine>}
        </>
      ),
    },
    {
      key: 'stage',
      label: t('initiatives.column.stage'),
      cell: (line) => (
        <>
          {t(`initiatives.stage.${line.stage}`)}
          <SubLine>{t('initiatives.founded', { day: formatDay(line.founded_on) })}</SubLine>
        </>
      ),
    },
    {
      key: 'last_on',
      label: t('initiatives.column.last_on'),
      figures: true,
      cell: (line) => (line.last_on ? formatDay(line.last_on) : t('initiatives.never_met')),
    },
    {
      key: 'people',
      label: t('initiatives.column.people'),
      figures: true,
      cell: (line) => line.people ?? '–',
    },
  ]
}
