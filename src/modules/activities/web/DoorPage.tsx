import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, TextField } from '#ui/fields.tsx'
import { dayKey, formatClock, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { openDoorContract, readDoorContract, scanAtDoorContract, undoScanContract } from '../door.contract.ts'
import { ticketNo } from '../door.rule.ts'
import classes from './Activities.module.css'
import { useCamera } from './use-camera.ts'
import { useCodes } from './use-codes.ts'

const everySeconds = 5

/** The door on a telephone: big numbers, scan or type, walk-ins, take the last one back. */
export default function DoorPage() {
  const t = useText()
  const id = useParam('id')
  const codes = useCodes()
  const params = { activity_id: id }
  const door = useRead(readDoorContract, { params }, { refetchInterval: everySeconds * 1000 })
  const [audience, setAudience] = useState('people')
  const [sex, setSex] = useState<'female' | 'male' | undefined>()
  const [typed, setTyped] = useState('')
  const [told, setTold] = useState('')
  const refresh = { refresh: [readDoorContract] }
  // It changes the activity itself, whose page comes next.
  const open = useAct(openDoorContract)
  const undo = useAct(undoScanContract, refresh)
  const scan = useAct(scanAtDoorContract, {
    ...refresh,
    inTurn: `door ${id}`,
    onDone: ({ again, ticket_no, audience: of }) =>
      setTold(
        t(again ? 'activities.door.again' : 'activities.door.counted', {
          what:
            ticket_no === null
              ? codes.named('audience', of)
              : t('activities.door.ticket_no', { no: ticket_no }),
        }),
      ),
  })
  const seen = useRef('')
  const take = (code: string) => scan.mutate({ params, body: { how: 'ticket', key: code } })
  const camera = useCamera((code) => {
    if (code === seen.current && scan.isPending) return // the same square, still before the lens
    seen.current = code
    take(code)
  })
  useEffect(() => {
    if (scan.error) setTold('')
  }, [scan.error])
  const view = door.data
  if (!view)
    return door.error ? (
      <Page title={t('activities.door.title')}>
        <ErrorNote error={door.error} onRetry={() => void door.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  const isOpen = view.opened_at !== null && view.closed_at === null
  const group = { audience, ...(sex ? { sex } : {}) }
  const say = () => {
    const said = typed.trim()
    if (!said) return
    setTyped('')
    if (ticketNo(said) === undefined) scan.mutate({ params, body: { how: 'name', key: said, ...group } })
    else take(said)
  }
  return (
    <Page
      title={t('activities.door.title')}
      opening={view.title}
      actions={
        <Button
          variant={isOpen ? 'default' : 'filled'}
          aria-disabled={open.isPending}
          onClick={() => open.mutate({ params, body: { version: view.version, open: !isOpen } })}
        >
          {t(isOpen ? 'activities.door.close' : 'activities.door.open')}
        </Button>
      }
    >
      <ErrorNote error={open.error} />
      <Columns>
        <Sheet>
          <Section title={t('activities.door.total')}>
            <output className={`${classes.big} figures`}>{formatNumber(view.total)}</output>
            <p className={classes.told} role="status">
              {told}
            </p>
            <ErrorNote error={scan.error ?? undo.error} />
            {view.self > 0 && (
              <p className={layout.quiet}>{t('activities.door.self', { n: formatNumber(view.self) })}</p>
            )}
            {isOpen ? (
              <p>
                <PageLink to="/activities/$id/poster" params={{ id }}>
                  {t('activities.poster.title')}
                </PageLink>
              </p>
            ) : (
              <p className={layout.quiet}>{t('activities.door.shut')}</p>
            )}
          </Section>
          {isOpen && (
            <>
              <Section title={t('activities.door.scan')}>
                <div className={layout.stack}>
                  {camera.isThere && (
                    <div className={layout.acts}>
                      <Button variant="default" onClick={camera.isOn ? camera.stop : camera.start}>
                        {t(camera.isOn ? 'activities.door.camera_off' : 'activities.door.camera_on')}
                      </Button>
                    </div>
                  )}
                  <video ref={camera.video} hidden={!camera.isOn} playsInline muted width="100%" />
                  {camera.failed && <p>{t('activities.door.no_camera')}</p>}
                  <Form onSend={say}>
                    <TextField
                      label={t('activities.door.type')}
                      description={t('activities.door.type_hint')}
                      maxLength={120}
                      value={typed}
                      onChange={(event) => setTyped(event.currentTarget.value)}
                    />
                    <Button type="submit">{t('activities.door.count')}</Button>
                  </Form>
                </div>
              </Section>
              <Section title={t('activities.door.walk_in')}>
                <div className={layout.stack}>
                  <SelectField
                    label={t('activities.column.audience')}
                    data={codes.choices('audience', dayKey(view.on_day))}
                    value={audience}
                    onChange={(next) => next && setAudience(next)}
                  />
                  <ChoiceKeys
                    label={t('activities.door.sex')}
                    columns={2}
                    choices={(['female', 'male'] as const).map((value) => ({
                      value,
                      label: t(`activities.groups.${value}`),
                    }))}
                    chosen={sex ? [sex] : []}
                    onChange={([next]) => setSex(next)}
                  />
                  <Button
                    variant="default"
                    onClick={() =>
                      scan.mutate({ params, body: { how: 'walk_in', key: crypto.randomUUID(), ...group } })
                    }
                  >
                    {t('activities.door.add_one')}
                  </Button>
                </div>
              </Section>
            </>
          )}
        </Sheet>
        <Sheet>
          <Section title={t('activities.groups.title')}>
            <ul className={classes.rows}>
              {view.groups.map((each) => (
                <li key={each.audience}>
                  <span>{codes.named('audience', each.audience)}</span>
                  <strong className="figures">{formatNumber(each.attendances)}</strong>
                </li>
              ))}
            </ul>
            {view.groups.length === 0 && <p className={layout.quiet}>{t('activities.door.nobody')}</p>}
          </Section>
          <Section title={t('activities.door.last')}>
            <ul className={classes.rows}>
              {view.last.map((each) => (
                <li key={each.id}>
                  <span className="figures">
                    {formatClock(each.scanned_at)}{' '}
                    {each.ticket_no === null
                      ? codes.named('audience', each.audience)
                      : t('activities.door.ticket_no', { no: each.ticket_no })}
                  </span>
                  {isOpen && (
                    <Button
                      variant="subtle"
                      color="gray"
                      onClick={() => undo.mutate({ params: { ...params, scan_id: each.id } })}
                    >
                      {t('activities.door.undo')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            <p className={layout.quiet}>
              <PageLink to="/activities/$id" params={{ id }}>
                {t('activities.door.back')}
              </PageLink>
            </p>
          </Section>
        </Sheet>
      </Columns>
    </Page>
  )
}
