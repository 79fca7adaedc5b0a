import { Button } from '@mantine/core'
import { useState } from 'react'
import { peopleShown } from '#modules/documents/kept-file.codes.ts'
import { call, useAct } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useText } from '#ui/text.ts'
import {
  type LinkLine,
  moveLinkContract,
  readVillagePhotoContract,
  renewLinkContract,
  takeVillageContract,
} from '../village.contract.ts'
import { nextVillageState, type VillageState } from '../village.life.ts'

const tones: Readonly<Record<VillageState, BadgeTone>> = {
  waiting: 'warn',
  sent: 'act',
  taken: 'ok',
  closed: 'neutral',
}

interface Props {
  lines: readonly LinkLine[]
  works: boolean
  remind: (linkId: string) => void
  enter: (line: LinkLine) => void
}

/** Villages under each other: what each told, and what can be done with it now. */
export function VillageLines({ lines, works, remind, enter }: Props) {
  const t = useText()
  const [taking, setTaking] = useState<LinkLine>()
  const [photoError, setPhotoError] = useState<unknown>()
  const take = useAct(takeVillageContract)
  const move = useAct(moveLinkContract)
  const renew = useAct(renewLinkContract)
  const act = (line: LinkLine, label: string, run: () => void, main = false) => (
    <Button variant={main ? 'filled' : 'default'} size="sm" onClick={run}>
      {t(label === 'remind' ? 'villages.round.remind_one' : `villages.round.${label}`)}
      <span className="unseen"> {line.village}</span>
    </Button>
  )
  return (
    <>
      <ErrorNote error={take.error ?? move.error ?? renew.error ?? photoError} />
      <ul className={layout.rows}>
        {lines.map((line) => {
          const params = { link_id: line.id }
          const { version } = line
          const may = (asked: 'tell' | 'take' | 'close' | 'reopen') =>
            works && nextVillageState(line.state, asked) !== undefined
          return (
            <li key={line.id}>
              <div className={layout.between}>
                <span>
                  <strong>{line.village}</strong> <span className={layout.quiet}>{line.place.name}</span>
                </span>
                <Badge tone={tones[line.state]}>{t(`villages.state.${line.state}`)}</Badge>
              </div>
              {line.held_on && (
                <span className="figures">
                  {formatDay(line.held_on)} ·{' '}
                  {(['women', 'men', 'girls', 'boys'] as const)
                    .map((name) => `${t(`villages.column.${name}`)} ${formatNumber(line[name] ?? 0)}`)
                    .join(' · ')}
                </span>
              )}
              {line.how && line.told_on && (
                <span className={layout.quiet}>
                  {t('villages.column.how')} {t(`villages.how.${line.how}`)}, {formatDay(line.told_on)}
                </span>
              )}
              <div className={layout.acts}>
                {may('take') &&
                  act(
                    line,
                    'take',
                    () => (line.photo ? setTaking(line) : take.mutate({ params, body: { version } })),
                    true,
                  )}
                {line.activity_id && (
                  <PageLink to="/activities/$id" params={{ id: line.activity_id }}>
                    {t('villages.round.open')}
                    <span className="unseen"> {line.village}</span>
                  </PageLink>
                )}
                {line.photo &&
                  act(line, 'photo', () => {
                    setPhotoError(undefined)
                    void call(readVillagePhotoContract, { params }).catch(setPhotoError)
                  })}
                {may('tell') && act(line, 'remind', () => remind(line.id))}
                {may('tell') && act(line, 'enter', () => enter(line))}
                {may('tell') && act(line, 'renew', () => renew.mutate({ params, body: { version } }))}
                {may('close') &&
                  act(line, 'close', () => move.mutate({ params, body: { version, move: 'close' } }))}
                {may('reopen') &&
                  act(line, 'reopen', () => move.mutate({ params, body: { version, move: 'reopen' } }))}
              </div>
            </li>
          )
        })}
      </ul>
      {taking && <TakeDialog line={taking} onClose={() => setTaking(undefined)} />}
    </>
  )
}

/** Numbers go into an activity; the photo goes along once somebody has looked who can be made out in it. */
function TakeDialog({ line, onClose }: { line: LinkLine; onClose: () => void }) {
  const t = useText()
  const [shown, setShown] = useState<(typeof peopleShown)[number] | 'left'>()
  const take = useAct(takeVillageContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('villages.take.title', { village: line.village })}
      actLabel={t('villages.round.take')}
      isBusy={take.isPending}
      error={take.error}
      onClose={onClose}
      missing={[!shown && t('files.people')]}
      onAct={() =>
        take.mutate({
          params: { link_id: line.id },
          body: { version: line.version, ...(shown && shown !== 'left' ? { photo: shown } : {}) },
        })
      }
    >
      <p>{t('villages.take.photo')}</p>
      <ChoiceKeys
        label={t('files.people')}
        columns={1}
        choices={[
          ...peopleShown.map((value) => ({ value, label: t(`files.people.${value}`) })),
          { value: 'left' as const, label: t('villages.take.leave') },
        ]}
        chosen={shown ? [shown] : []}
        onChange={([next]) => setShown(next)}
      />
    </FormDialog>
  )
}
