import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useLanguage, useText } from '#ui/text.ts'
import { endAppointmentContract, setAppointmentContract } from '../inbox.contract.ts'
import type { SentReferral } from '../referral.shapes.ts'
import { MomentField } from './MomentField.tsx'
import { instantOf, typedNow } from './moment.ts'
import classes from './referrals.module.css'

interface AppointmentsProps {
  referral: Pick<SentReferral, 'id' | 'appointments' | 'status'>
  mayAct: boolean
}

/** When she is expected and whether she came. Not coming closes nothing: a new one is set. */
export function Appointments({ referral, mayAct }: AppointmentsProps) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [isSetting, setSetting] = useState(false)
  const end = useAct(endAppointmentContract)
  const isOpen = mayAct && (referral.status === 'accepted' || referral.status === 'sent')
  const endAs = (
    appointment: SentReferral['appointments'][number],
    result: 'kept' | 'no_show' | 'cancelled',
  ) =>
    end.mutate({
      params: { referral_id: referral.id, appointment_id: appointment.id },
      body: { version: appointment.version, result },
    })
  return (
    <div className={layout.stack}>
      <ErrorNote error={end.error} />
      {referral.appointments.map((appointment) => (
        <div key={appointment.id}>
          <p className={layout.between}>
            <strong className="figures">{formatWhen(appointment.meets_at, new Date(now), language)}</strong>
            <Badge
              tone={
                appointment.status === 'no_show' ? 'warn' : appointment.status === 'kept' ? 'ok' : 'neutral'
              }
            >
              {t(`referrals.appointment.${appointment.status}`)}
            </Badge>
          </p>
          {appointment.where && <p className={layout.words}>{appointment.where}</p>}
          {isOpen && appointment.status === 'set' && (
            <div className={classes.acts}>
              {(['kept', 'no_show', 'cancelled'] as const).map((result) => (
                <Button key={result} variant="default" onClick={() => endAs(appointment, result)}>
                  {t(`referrals.appointment.act_${result}`)}
                </Button>
              ))}
            </div>
          )}
        </div>
      ))}
      {isOpen && (
        <div>
          <Button variant="default" onClick={() => setSetting(true)}>
            {t('referrals.act.appoint')}
          </Button>
        </div>
      )}
      {isSetting && <AppointDialog id={referral.id} onClose={() => setSetting(false)} />}
    </div>
  )
}

function AppointDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText()
  const [moment, setMoment] = useState(() => typedNow())
  const [where, setWhere] = useState('')
  const [isTried, setTried] = useState(false)
  const set = useAct(setAppointmentContract, { onDone: onClose })
  const meets_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!meets_at) return
    set.mutate({ params: { referral_id: id }, body: { meets_at, ...(where.trim() ? { where } : {}) } })
  }
  return (
    <FormDialog
      title={t('referrals.act.appoint')}
      actLabel={t('referrals.act.save_appointment')}
      isBusy={set.isPending}
      error={set.error}
      onAct={send}
      onClose={onClose}
    >
      <MomentField
        label={t('referrals.field.meets_on')}
        value={moment}
        onChange={setMoment}
        error={isTried && !meets_at ? t('referrals.missing.moment') : undefined}
      />
      <TextField
        label={t('referrals.field.where')}
        description={t('referrals.field.where_hint')}
        optional
        maxLength={300}
        value={where}
        onChange={(event) => setWhere(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
