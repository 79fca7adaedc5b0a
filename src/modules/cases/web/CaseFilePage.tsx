import { useMediaQuery } from '@mantine/hooks'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useAddress, useParam } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { Steps } from '#ui/Steps.tsx'
import { useText } from '#ui/text.ts'
import { type CaseFileView, readCaseContract } from '../case.contract.ts'
import { AssignmentsTab } from './AssignmentsTab.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CaseBadges, CaseScope } from './CaseHead.tsx'
import classes from './Cases.module.css'
import { CaseDialogs } from './dialogs/CaseDialogs.tsx'
import { CaseActProvider } from './dialogs/case-act.tsx'
import { LooksTab } from './LooksTab.tsx'
import { stepLabels } from './labels.tsx'
import { NotesTab } from './NotesTab.tsx'
import { Overview } from './Overview.tsx'
import { PersonsTab } from './PersonsTab.tsx'
import { SupportsTab } from './SupportsTab.tsx'
import { Tabs } from './Tabs.tsx'

const tabs = ['overview', 'persons', 'support', 'notes', 'assignments', 'looks'] as const
type Tab = (typeof tabs)[number]

const contents: Readonly<Record<Tab, (props: { file: CaseFileView }) => React.ReactNode>> = {
  overview: Overview,
  persons: PersonsTab,
  support: SupportsTab,
  notes: NotesTab,
  assignments: AssignmentsTab,
  looks: LooksTab,
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
          <p className={classes.quiet}>{t('cases.file.not_found_how')}</p>
        </Section>
      </Sheet>
    </Page>
  )
}

function CaseFile({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const [address, change] = useAddress()
  const tab = tabs.find((each) => each === address.tab) ?? 'overview'
  const Content = contents[tab]
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
        <Steps labels={stepLabels(t, isNarrow)} current={isClosed ? 5 : file.step - 1} />
        <Tabs
          label={t('cases.file.parts')}
          tabs={tabs.map((value) => ({ value, label: t(`cases.tab.${value}`) }))}
          current={tab}
          onChange={(next) => change({ tab: next === 'overview' ? undefined : next })}
        >
          <Content file={file} />
        </Tabs>
      </Page>
      <CaseDialogs file={file} />
    </CaseActProvider>
  )
}
