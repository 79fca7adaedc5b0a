import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiRefusal, cacheKey, fieldError, useAct, useRead } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { StaleNote } from '#ui/StaleNote.tsx'
import { useText } from '#ui/text.ts'
import {
  type Agency,
  closeAgencyContract,
  editAgencyContract,
  listAgenciesContract,
} from '../agency.contract.ts'
import { listDutiesContract } from '../duty.contract.ts'
import classes from './Admin.module.css'
import { useDutyName } from './duty-name.ts'

/** One agency: its names, the duties it holds or held, and its end. */
export function AgencyDialog({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const t = useText()
  return (
    <Modal
      opened
      onClose={onClose}
      title={agency.name}
      size="xl"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={layout.stack}>
        <Names agency={agency} />
        <Duties agencyId={agency.id} />
        {agency.valid_until === null && <Closing agency={agency} onClosed={onClose} />}
      </div>
    </Modal>
  )
}

function Names({ agency }: { agency: Agency }) {
  const t = useText()
  const [mine, setMine] = useState(() => namesOf(agency))
  const cache = useQueryClient()
  const edit = useAct(editAgencyContract)
  const [version, setVersion] = useState(agency.version)
  const isStale =
    edit.error instanceof ApiRefusal && edit.error.code === 'version.stale' && agency.version !== version
  const sendWith = (sent: number) => {
    setVersion(sent)
    edit.mutate(
      {
        params: { agency_id: agency.id },
        body: {
          version: sent,
          name: mine.name,
          short_name: mine.short_name.trim() || null,
          symbol: mine.symbol.trim() || null,
        },
      },
      {
        onSuccess: (reply) => setVersion(reply.version),
        onError: () => void cache.invalidateQueries({ queryKey: cacheKey(listAgenciesContract) }),
      },
    )
  }
  const text = (field: keyof typeof mine) => ({
    label: t(`access.agencies.${field}`),
    value: mine[field],
    error: fieldError(edit.error, field),
    onChange: (event: { currentTarget: { value: string } }) =>
      setMine({ ...mine, [field]: event.currentTarget.value }),
  })
  const theirs = namesOf(agency)
  return (
    <Form onSend={() => sendWith(version)}>
      {isStale && (
        <StaleNote
          fields={(['name', 'short_name', 'symbol'] as const).map((field) => ({
            label: t(`access.agencies.${field}`),
            mine: mine[field] || '–',
            theirs: theirs[field] || '–',
            differs: mine[field] !== theirs[field],
          }))}
          onKeepMine={() => sendWith(agency.version)}
          onTakeTheirs={() => {
            setMine(theirs)
            setVersion(agency.version)
          }}
        />
      )}
      <TextField {...text('name')} />
      <FieldPair>
        <TextField {...text('short_name')} optional />
        <TextField {...text('symbol')} optional />
      </FieldPair>
      {!isStale && <ErrorNote error={edit.error} />}
      <div className={classes.ways}>
        {edit.isSuccess && (
          <span role="status" className={layout.quiet}>
            {t('access.saved')}
          </span>
        )}
        <Button type="submit" variant="default" aria-disabled={edit.isPending}>
          {t('access.save')}
        </Button>
      </div>
    </Form>
  )
}

function namesOf(agency: Agency) {
  return { name: agency.name, short_name: agency.short_name ?? '', symbol: agency.symbol ?? '' }
}

function Duties({ agencyId }: { agencyId: string }) {
  const t = useText()
  const dutyName = useDutyName()
  const duties = useRead(listDutiesContract, { query: { agency_id: agencyId } })
  const held = duties.data?.items.flatMap((duty) => duty.held.map((holding) => ({ ...holding, duty })))
  return (
    <section className={classes.part} aria-label={t('access.agencies.duties')}>
      <h3>{t('access.agencies.duties')}</h3>
      <ErrorNote error={duties.error} onRetry={() => void duties.refetch()} />
      {!held && !duties.error && <TextSkeleton lines={2} />}
      {held?.length === 0 && <p>{t('access.agencies.no_duty')}</p>}
      <ul className={classes.rows}>
        {held?.map((holding) => (
          <li key={holding.id}>
            {dutyName(holding.duty)}
            <br />
            <span className={`${layout.quiet} figures`}>
              {holding.until_on
                ? t('access.from_until', {
                    from: formatDay(holding.from_on),
                    until: formatDay(holding.until_on),
                  })
                : t('access.from', { from: formatDay(holding.from_on) })}
              {' · '}
              {holding.place_name} · {holding.basis}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Closing({ agency, onClosed }: { agency: Agency; onClosed: () => void }) {
  const t = useText()
  const [day, setDay] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const close = useAct(closeAgencyContract, { onDone: onClosed })
  const send = () => {
    setTried(true)
    if (!day || close.isPending) return
    close.mutate({
      params: { agency_id: agency.id },
      body: { version: agency.version, valid_until: day },
    })
  }
  return (
    <section className={classes.part} aria-label={t('access.agencies.close')}>
      <h3>{t('access.agencies.close')}</h3>
      <p className={layout.quiet}>{t('access.agencies.close_means')}</p>
      <Form onSend={send}>
        <DateField
          label={t('access.agencies.valid_until')}
          value={day}
          onChange={setDay}
          min={dayKey(agency.valid_from)}
          error={isTried && !day ? t('access.field.needed') : undefined}
        />
        <ErrorNote error={close.error} />
        <div className={classes.ways}>
          <Button type="submit" variant="default" color="danger" aria-disabled={close.isPending}>
            {t('access.agencies.close')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
