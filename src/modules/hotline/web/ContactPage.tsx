import { Button } from '@mantine/core'
import { IconFolderPlus, IconPencil } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatWhen } from '#ui/format.ts'
import { useGo, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useParts } from '#ui/parts.tsx'
import { Columns, Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { getContact } from '../contact.contract.ts'
import { CallBackHistory } from './CallBackHistory.tsx'
import { ContactWords, type OpenedWords } from './ContactWords.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { CounsellingSection } from './CounsellingSection.tsx'
import { DangerBadges } from './DangerBadges.tsx'
import { HistorySection } from './HistorySection.tsx'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'
import { HoursLeft } from './new-contact/AssaultTime.tsx'
import { SafeContactSection } from './SafeContactSection.tsx'
import { SafetyCardSection } from './SafetyCardSection.tsx'

export type Contact = ReplyOf<typeof getContact>

/** One contact: what is counted in clear, what was said under a cover. */
export default function ContactPage() {
  const t = useText()
  const label = useLabel()
  const may = useMay()
  const go = useGo()
  const id = useParam('id')
  const { language } = useLanguage()
  const now = useNow()
  const [isCorrecting, setCorrecting] = useState(false)
  const [words, setWords] = useState<OpenedWords | undefined>()
  const parts = useParts('contact')
  const reading = useRead(getContact, { params: { id } })
  const contact = reading.data
  if (!contact)
    return (
      <Page title={t('hotline.contact.title')}>
        <Sheet>
          <Section title={t('hotline.contact.what')}>
            {reading.error ? (
              <ErrorNote error={reading.error} onRetry={() => void reading.refetch()} />
            ) : (
              <TextSkeleton lines={6} />
            )}
          </Section>
        </Sheet>
      </Page>
    )
  return (
    <Page
      title={t('hotline.contact.title')}
      scope={
        <span className="figures">
          {formatWhen(contact.started_at, new Date(now), language)} · {label('kind', contact.kind)}
        </span>
      }
      opening={`${label('caller', contact.caller)} · ${label('topic', contact.topic)} · ${label('outcome', contact.outcome)}`}
      actions={
        <>
          {may('contact.correct') && !contact.erased && (
            <Button
              variant="default"
              leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />}
              onClick={() => setCorrecting(true)}
            >
              {t('hotline.contact.correct')}
            </Button>
          )}
          {may('case.open') && contact.caller !== 'prying' && contact.caller !== 'hoax' && (
            <Button
              leftSection={<IconFolderPlus size={20} stroke={1.75} aria-hidden />}
              onClick={() => go({ to: '/cases/new', search: { contact: id } })}
            >
              {t('hotline.contact.open_case')}
            </Button>
          )}
        </>
      }
    >
      <Columns>
        <Sheet>
          <Section title={t('hotline.contact.what')} note={<DangerBadges contact={contact} />}>
            {contact.assaulted_at && <HoursLeft assaultedAt={contact.assaulted_at} now={now} />}
            <Facts contact={contact} />
          </Section>
          <Section title={t('hotline.contact.words')} note={t('hotline.contact.words_note')}>
            <ContactWords contact={contact} words={words} onOpened={setWords} />
          </Section>
          <CounsellingSection contactId={id} topic={contact.topic} />
          <Suspense>
            {parts.map(({ value, Content }) => (
              <Content key={value} id={id} />
            ))}
          </Suspense>
        </Sheet>
        <Sheet>
          <SafeContactSection contact={contact} />
          <SafetyCardSection contact={contact} />
          <CallBackHistory contact={contact} />
          {contact.has_phone && may('contact.history') && <HistorySection contactId={id} />}
        </Sheet>
      </Columns>
      {isCorrecting && (
        <CorrectDialog
          contact={contact}
          words={words}
          onWords={setWords}
          onClose={() => setCorrecting(false)}
        />
      )}
    </Page>
  )
}

function Facts({ contact }: { contact: Contact }) {
  const t = useText()
  const label = useLabel()
  const list = (name: 'danger_sign' | 'need' | 'advice', codes: readonly string[]) =>
    codes.length > 0 ? codes.map((code) => label(name, code)).join(' · ') : t('hotline.contact.none')
  const flags = (['gender_equality', 'gbv'] as const).filter((flag) => contact[flag])
  const yesNo = (value: boolean | null) =>
    value === null ? undefined : t(value ? 'hotline.reach.yes_plain' : 'hotline.reach.no_plain')
  const facts: [string, React.ReactNode][] = [
    ['place', contact.place_name ?? t('hotline.place.unknown')],
    ['lasted', `${formatClock(contact.started_at)}–${formatClock(contact.ended_at)}`],
    ['received_from', contact.received_from && label('body', contact.received_from)],
    [
      'language',
      contact.language === 'vi' && contact.interpreter === 'none'
        ? undefined
        : `${label('language', contact.language)} · ${label('interpreter', contact.interpreter)}`,
    ],
    ['who', `${label('sex', contact.caller_sex)} · ${label('age', contact.caller_age)}`],
    ['alone', yesNo(contact.alone)],
    ['parent', yesNo(contact.parent_may_know)],
    ['signs', contact.danger_signs.length > 0 ? list('danger_sign', contact.danger_signs) : undefined],
    ['needs', list('need', contact.needs)],
    ['advice', list('advice', contact.advice)],
    [
      'flags',
      flags.length > 0
        ? flags.map((flag) => t(`hotline.flag.${flag}`)).join(' · ')
        : t('hotline.contact.none'),
    ],
    ['taken_by', contact.taken_by_name],
    ['back_entered', contact.back_entered && <Badge tone="neutral">{t('hotline.new.back_entered')}</Badge>],
  ]
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(`hotline.fact.${name}`)}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
