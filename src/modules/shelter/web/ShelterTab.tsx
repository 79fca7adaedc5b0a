import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { holdBedContract, releaseHoldContract } from '../hold.contract.ts'
import { tonightContract } from '../house.contract.ts'
import { readCaseShelterContract } from '../stay.contract.ts'
import classes from './Shelter.module.css'
import { TakeInDialog } from './TakeInDialog.tsx'

/** A safe night for this case: beds held, stays, and the next step. */
export default function ShelterTab({ id }: { id: string }) {
  const t = useText()
  const now = new Date(useNow())
  const { language } = useLanguage()
  const [asked, setAsked] = useState<'hold' | 'arrive'>()
  const view = useRead(readCaseShelterContract, { params: { case_id: id } }, { staleTime: 60_000 })
  const release = useAct(releaseHoldContract)
  if (!view.data)
    return view.error ? (
      <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
    ) : (
      <TextSkeleton lines={6} />
    )
  const { holds, stays, persons, works_on, open } = view.data
  const mayBegin = works_on && open
  const isHere = stays.some((stay) => stay.state === 'here')
  return (
    <Sheet>
      {holds.length > 0 && (
        <Section title={t('shelter.holds.title')}>
          <ErrorNote error={release.error} />
          <ul className={layout.rows}>
            {holds.map((hold) => (
              <li key={hold.id}>
                <div className={layout.between}>
                  <strong>{[hold.house_name, hold.bed_name].filter(Boolean).join(' · ')}</strong>
                  <TimeLeft dueAt={hold.until_at} limit="internal" />
                </div>
                {hold.mine && works_on && (
                  <span className={layout.acts}>
                    <Button
                      size="sm"
                      variant="default"
                      aria-disabled={release.isPending}
                      onClick={() =>
                        !release.isPending &&
                        release.mutate({ params: { hold_id: hold.id }, body: { version: hold.version } })
                      }
                    >
                      {t('shelter.hold.release')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('shelter.stays.of_case')}>
        {stays.length === 0 && <p className={layout.quiet}>{t('shelter.stays.none_case')}</p>}
        <ul className={layout.rows}>
          {stays.map((stay) => (
            <li key={stay.id}>
              <div className={layout.between}>
                <PageLink to="/shelter/stays/$id" params={{ id: stay.id }}>
                  {stay.house_name}
                </PageLink>
                <Badge tone={stay.state === 'here' ? 'act' : 'neutral'}>
                  {t(`shelter.state.${stay.state}`)}
                </Badge>
              </div>
              <span className={layout.quiet}>
                {formatWhen(stay.arrived_at, now, language)}
                {stay.left_at ? ` – ${formatWhen(stay.left_at, now, language)}` : ''}
                {' · '}
                {t('shelter.persons', { n: stay.persons })} · {t('shelter.nights', { n: stay.nights })} ·{' '}
                {t('shelter.person_nights', { n: stay.person_nights })}
              </span>
            </li>
          ))}
        </ul>
        {mayBegin && !isHere && (
          <div className={classes.act}>
            <Button onClick={() => setAsked('arrive')}>{t('shelter.take_in.title')}</Button>
            <Button variant="default" onClick={() => setAsked('hold')}>
              {t('shelter.hold.act')}
            </Button>
          </div>
        )}
        {mayBegin && <p className={layout.quiet}>{t('shelter.elsewhere')}</p>}
      </Section>
      {asked === 'hold' && <HoldForCase caseId={id} onClose={() => setAsked(undefined)} />}
      {asked === 'arrive' && (
        <TakeInDialog persons={persons} from={{ case_id: id }} onClose={() => setAsked(undefined)} />
      )}
    </Sheet>
  )
}

function HoldForCase({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText()
  const [bed, setBed] = useState<string | null>(null)
  const [minutes, setMinutes] = useState<number | string>('')
  const board = useRead(tonightContract, {}, { staleTime: 10_000 })
  const hold = useAct(holdBedContract, { onDone: onClose })
  const houses = board.data?.houses.filter((house) => house.may_keep) ?? []
  const send = () =>
    bed &&
    hold.mutate({
      params: { case_id: caseId },
      body: { bed_id: bed, ...(Number(minutes) ? { minutes: Number(minutes) } : {}) },
    })
  return (
    <FormDialog
      title={t('shelter.hold.act')}
      actLabel={t('shelter.hold.act')}
      isBusy={hold.isPending}
      error={hold.error}
      missing={[!bed && t('shelter.bed')]}
      onAct={send}
      onClose={onClose}
    >
      {board.data && houses.every((house) => house.beds.every((each) => !each.free)) && (
        <p className={layout.quiet}>{t('shelter.no_free_bed')}</p>
      )}
      <SelectField
        label={t('shelter.bed')}
        placeholder={t('shelter.bed.choose')}
        data={houses.map((house) => ({
          group: house.name,
          items: house.beds
            .filter((each) => each.free)
            .map((each) => ({ value: each.id, label: `${each.room_name} · ${each.name}` })),
        }))}
        value={bed}
        onChange={setBed}
      />
      <NumberField
        label={t('shelter.hold.minutes')}
        description={t('shelter.hold.minutes.hint')}
        optional
        min={15}
        max={1440}
        value={minutes}
        onChange={setMinutes}
      />
    </FormDialog>
  )
}
