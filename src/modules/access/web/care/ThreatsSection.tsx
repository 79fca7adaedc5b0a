import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { threatBy, threatKinds, threatMeasures, threatPlaces, threatTold } from '../../care.codes.ts'
import {
  followThreatContract,
  listThreatsContract,
  openThreatContract,
  recordThreatContract,
} from '../../threat.contract.ts'
import classes from './Care.module.css'

type Threat = ReplyOf<typeof listThreatsContract>['items'][number]

/** Threats against those who help: nobody carries one alone. */
export function ThreatsSection() {
  const t = useText()
  const [isNew, setNew] = useState(false)
  const [followed, follow] = useState<Threat>()
  const threats = useRead(listThreatsContract, {})
  return (
    <Section title={t('care.threat.title')} note={t('care.threat.note')}>
      <ErrorNote error={threats.error} />
      {threats.data?.items.length === 0 && <p className={layout.quiet}>{t('care.threat.none')}</p>}
      <ul className={classes.rows}>
        {threats.data?.items.map((threat) => (
          <li key={threat.id}>
            <span>
              {t(`care.threat.${threat.kind}`)}
              {!threat.mine && ` – ${threat.staff_name}`}{' '}
              <span className={layout.quiet}>
                {t(`care.by.${threat.by_whom}`)} · {t(`care.where.${threat.where_at}`)} ·{' '}
                {formatDay(threat.happened_at)} {formatClock(threat.happened_at)}
              </span>{' '}
              <Badge tone={threat.status === 'open' ? 'warn' : 'ok'}>
                {t(threat.status === 'open' ? 'care.threat.open_state' : 'care.threat.closed')}
              </Badge>
            </span>
            <Button variant="default" onClick={() => follow(threat)}>
              {t('care.threat.follow')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={layout.acts}>
        <Button variant="default" onClick={() => setNew(true)}>
          {t('care.threat.act')}
        </Button>
      </div>
      {isNew && <NewDialog onClose={() => setNew(false)} />}
      {followed && <FollowDialog threat={followed} onClose={() => follow(undefined)} />}
    </Section>
  )
}

function NewDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<(typeof threatKinds)[number]>()
  const [by, setBy] = useState<(typeof threatBy)[number]>()
  const [where, setWhere] = useState<(typeof threatPlaces)[number]>()
  const [story, setStory] = useState('')
  const [told, setTold] = useState<(typeof threatTold)[number][]>([])
  const act = useAct(recordThreatContract, { onDone: onClose })
  const choices = <T extends string>(codes: readonly T[], list: string) =>
    codes.map((value) => ({ value, label: t(`care.${list}.${value}`) }))
  return (
    <FormDialog
      title={t('care.threat.act')}
      actLabel={t('care.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        kind &&
        by &&
        where &&
        story.trim() &&
        act.mutate({
          body: { happened_at: new Date().toISOString(), kind, by_whom: by, where_at: where, story, told },
        })
      }
    >
      <p>{t('care.threat.first')}</p>
      <ChoiceKeys
        label={t('care.threat.kind')}
        columns={2}
        choices={choices(threatKinds, 'threat')}
        chosen={kind ? [kind] : []}
        onChange={([next]) => setKind(next)}
      />
      <SelectField
        label={t('care.threat.by')}
        data={choices(threatBy, 'by')}
        value={by ?? null}
        onChange={(next) => setBy(next as typeof by)}
      />
      <SelectField
        label={t('care.threat.where')}
        data={choices(threatPlaces, 'where')}
        value={where ?? null}
        onChange={(next) => setWhere(next as typeof where)}
      />
      <TextArea
        label={t('care.threat.story')}
        maxLength={4000}
        value={story}
        onChange={(event) => setStory(event.currentTarget.value)}
      />
      <ChoiceKeys
        label={t('care.threat.told')}
        several
        columns={2}
        choices={choices(threatTold, 'told')}
        chosen={told}
        onChange={setTold}
      />
    </FormDialog>
  )
}

function FollowDialog({ threat, onClose }: { threat: Threat; onClose: () => void }) {
  const t = useText()
  const [measures, setMeasures] = useState([...threat.measures])
  const [told, setTold] = useState([...threat.told])
  const [closed, setClosed] = useState(threat.status === 'closed')
  const open = useAct(openThreatContract, { refresh: [] })
  const act = useAct(followThreatContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('care.threat.follow')}
      actLabel={t('care.save')}
      isBusy={act.isPending}
      error={act.error ?? open.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { threat_id: threat.id },
          body: { version: threat.version, measures, told, closed },
        })
      }
    >
      {open.data ? (
        <p>{open.data.story}</p>
      ) : (
        <Button variant="subtle" onClick={() => open.mutate({ params: { threat_id: threat.id } })}>
          {t('care.threat.open')}
        </Button>
      )}
      <ChoiceKeys
        label={t('care.threat.measures')}
        several
        columns={2}
        choices={threatMeasures.map((value) => ({ value, label: t(`care.measure.${value}`) }))}
        chosen={measures}
        onChange={setMeasures}
      />
      <ChoiceKeys
        label={t('care.threat.told')}
        several
        columns={2}
        choices={threatTold.map((value) => ({ value, label: t(`care.told.${value}`) }))}
        chosen={told}
        onChange={setTold}
      />
      <CheckField
        label={t('care.threat.nothing_left')}
        checked={closed}
        onChange={(event) => setClosed(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
