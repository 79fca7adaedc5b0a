import { Button } from '@mantine/core'
import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { ActivityView } from '../activity.contract.ts'
import { tellSendingUsedContract } from '../press.contract.ts'
import classes from './Activities.module.css'

type Sending = ActivityView['sendings'][number]

/** To whom an item was sent, and what came of it: those that used it first. */
export function Sendings({ view }: { view: ActivityView }) {
  const t = useText()
  const may = useMay()
  const [telling, tell] = useState<Sending>()
  if (view.sendings.length === 0) return null
  const used = view.sendings.filter((sending) => sending.used_on !== null)
  const others = view.sendings.filter((sending) => sending.used_on === null)
  const works = view.mine && may('activity.record')
  return (
    <Section
      title={t('activities.press.title')}
      note={t('activities.press.used_of', { n: used.length, all: view.sendings.length })}
    >
      <ul className={classes.rows}>
        {[...used, ...others].map((sending) => (
          <li key={sending.id}>
            <span>
              {sending.outlet}{' '}
              <span className={layout.quiet}>
                {[
                  sending.used_on
                    ? t('activities.press.used_on', { day: formatDay(sending.used_on) })
                    : t('activities.press.not_used'),
                  sending.link,
                  sending.reach !== null && t('activities.press.reach', { n: formatNumber(sending.reach) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {works && (
              <Button variant="default" size="sm" onClick={() => tell(sending)}>
                {t(sending.used_on ? 'activities.press.correct' : 'activities.press.tell')}
                <span className="unseen"> {sending.outlet}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {telling && <UsedDialog view={view} sending={telling} onClose={() => tell(undefined)} />}
    </Section>
  )
}

interface UsedForm {
  used_on: string | null
  link: string
  reach: number | ''
}
interface UsedProps {
  view: ActivityView
  sending: Sending
  onClose: () => void
}

/** When an outlet used what it was sent, where it can be read, how many it reached. */
function UsedDialog(props: UsedProps) {
  const { used_on, link, reach, id } = props.sending
  const start: UsedForm = { used_on: used_on ?? dayKey(new Date()), link: link ?? '', reach: reach ?? '' }
  return (
    <Kept<UsedForm> form={`activity.used.${id}`} start={start}>
      {(kept) => <Asked {...props} kept={kept} />}
    </Kept>
  )
}

function Asked({ view, sending, onClose, kept }: UsedProps & { kept: KeptForm<UsedForm> }) {
  const t = useText()
  const { content, set } = kept
  const { used_on, link, reach } = content
  const act = useAct(tellSendingUsedContract, {
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('activities.press.of', { outlet: sending.outlet })}
      actLabel={t('activities.press.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!used_on && t('activities.press.on')]}
      onAct={() =>
        used_on &&
        act.mutate({
          params: { activity_id: view.id, sending_id: sending.id },
          body: {
            version: view.version,
            used_on,
            ...(link.trim() ? { link: link.trim() } : {}),
            ...(reach === '' ? {} : { reach }),
          },
        })
      }
    >
      {kept.mark}
      <DateField
        label={t('activities.press.on')}
        value={used_on}
        max={dayKey(new Date())}
        onChange={(used_on) => set({ used_on })}
        error={fieldError(act.error, 'used_on')}
      />
      <TextField
        label={t('activities.media.link')}
        optional
        maxLength={500}
        value={link}
        onChange={(event) => set({ link: event.currentTarget.value })}
        error={fieldError(act.error, 'link')}
      />
      <NumberField
        label={t('activities.media.reach')}
        optional
        min={0}
        value={reach}
        onChange={(next) => set({ reach: next === '' ? '' : Number(next) })}
        error={fieldError(act.error, 'reach')}
      />
    </FormDialog>
  )
}
