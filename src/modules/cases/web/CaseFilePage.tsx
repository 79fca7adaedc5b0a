import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useParts } from '#ui/parts.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton, TextSkeleton } from '#ui/Skeletons.tsx'
import { Steps } from '#ui/Steps.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { type CaseFileView, readCaseContract } from '../case.contract.ts'
import { AssignmentsTab } from './AssignmentsTab.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CaseBadges, CaseScope } from './CaseHead.tsx'
import classes from './Cases.module.css'
import { CaseDialogs } from './dialogs/CaseDialogs.tsx'
import { CaseActProvider } from './dialogs/case-act.tsx'
import { FileParts, type PartGroup } from './FileParts.tsx'
import { LooksTab } from './LooksTab.tsx'
import { stepLabels } from './labels.tsx'
import { NotesTab } from './NotesTab.tsx'
import { Overview } from './Overview.tsx'
import { PersonsTab } from './PersonsTab.tsx'
import { SupportsTab } from './SupportsTab.tsx'

interface CaseTab {
  value: string
  order: number
  labelKey: string
  Content: React.ComponentType<{ file: CaseFileView }>
}

const NeedsTab = lazy(() => import('./NeedsTab.tsx'))
const PlanTab = lazy(() => import('./PlanTab.tsx'))
const ServicesTab = lazy(() => import('./ServicesTab.tsx'))
const FollowUpsTab = lazy(() => import('./FollowUpsTab.tsx'))
const ReviewsTab = lazy(() => import('./ReviewsTab.tsx'))
const ClosingTab = lazy(() => import('./ClosingTab.tsx'))

/** The file's own tabs; what later modules add stands between them. */
const ownTabs: readonly CaseTab[] = [
  { value: 'overview', order: 0, labelKey: 'cases.tab.overview', Content: Overview },
  { value: 'persons', order: 100, labelKey: 'cases.tab.persons', Content: PersonsTab },
  { value: 'needs', order: 110, labelKey: 'cases.tab.needs', Content: NeedsTab },
  { value: 'support', order: 200, labelKey: 'cases.tab.support', Content: SupportsTab },
  { value: 'services', order: 210, labelKey: 'cases.tab.services', Content: ServicesTab },
  { value: 'plan', order: 250, labelKey: 'cases.tab.plan', Content: PlanTab },
  { value: 'follow-ups', order: 260, labelKey: 'cases.tab.follow_ups', Content: FollowUpsTab },
  { value: 'reviews', order: 650, labelKey: 'cases.tab.reviews', Content: ReviewsTab },
  { value: 'closing', order: 660, labelKey: 'cases.tab.closing', Content: ClosingTab },
  { value: 'notes', order: 700, labelKey: 'cases.tab.notes', Content: NotesTab },
  { value: 'assignments', order: 800, labelKey: 'cases.tab.assignments', Content: AssignmentsTab },
  { value: 'looks', order: 900, labelKey: 'cases.tab.looks', Content: LooksTab },
]

/** Headings of the parts, by the hundred their order stands in; what comes after them all is the file's own book. */
const headings = ['', 'people', 'help', 'together', 'papers'] as const

function groupsOf(tabs: readonly { value: string; order: number; labelKey: string }[], t: Translate) {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const { value, order, labelKey } of tabs) {
    const heading = headings[Math.floor(order / 100)] ?? 'book'
    groups.set(heading, [...(groups.get(heading) ?? []), { value, label: t(labelKey) }])
  }
  return [...groups].map(
    ([heading, parts]): PartGroup => ({ label: heading ? t(`cases.group.${heading}`) : undefined, parts }),
  )
}

/** A case file. Each reading is recorded, so the file is read when it is opened and after a change, not on its own. */
export default function CaseFilePage() {
  const t = useText()
  const id = useParam('id')
  const file = useRead(readCaseContract, { params: { case_id: id } }, { staleTime: 5 * 60_000 })
  if (file.data) return <CaseFile file={file.data} />
  if (!file.error) return <PageSkeleton />
  return (
    <Page title={t('cases.file.title')}>
      <Sheet>
        <Section title={t('cases.file.not_opened')}>
          <ErrorNote error={file.error} onRetry={() => void file.refetch()} />
          <p className={layout.quiet}>{t('cases.file.not_found_how')}</p>
        </Section>
      </Sheet>
    </Page>
  )
}

function CaseFile({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const [address, change] = useAddress()
  const parts = useParts('case')
  const tabs = [...ownTabs, ...parts].sort((one, other) => one.order - other.order)
  const tab = tabs.find((each) => each.value === address.tab)?.value ?? 'overview'
  const own = ownTabs.find((each) => each.value === tab)
  const part = parts.find((each) => each.value === tab)
  const isClosed = file.status === 'closed'
  const isNarrow = useMediaQuery('(max-width: 63.99em)', false, { getInitialValueInEffect: false })
  return (
    <CaseActProvider file={file} may={may}>
      <Page
        title={file.code}
        scope={<CaseBadges file={file} />}
        opening={<CaseScope file={file} />}
        actions={<CaseActions file={file} />}
      >
        {file.erased_at && (
          <Sheet>
            <p className={classes.erased}>{t('cases.file.erased', { day: formatDay(file.erased_at) })}</p>
          </Sheet>
        )}
        <Steps labels={stepLabels(t, isNarrow)} current={isClosed ? 5 : file.step - 1} />
        <FileParts
          label={t('cases.file.parts')}
          groups={groupsOf(tabs, t)}
          current={tab}
          isNarrow={isNarrow ?? false}
          onChange={(next) => change({ tab: next === 'overview' ? undefined : next })}
        >
          {own && (
            <Suspense fallback={<TextSkeleton />}>
              <own.Content key={own.value} file={file} />
            </Suspense>
          )}
          {part && (
            <Suspense fallback={<TextSkeleton />}>
              <part.Content key={part.value} id={file.id} />
            </Suspense>
          )}
        </FileParts>
      </Page>
      <CaseDialogs file={file} />
    </CaseActProvider>
  )
}
