import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useGo } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import type { Found } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { setConflictContract } from '../../assignment.contract.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { ColleagueField } from './ColleagueField.tsx'

/** "Có quan hệ liên quan": from now on the case and its contact do not exist for that person. */
export default function ConflictDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const t = useText()
  const me = useMe()
  const go = useGo()
  const [who, setWho] = useState<Found | null>(null)
  const [isTried, setTried] = useState(false)
  const isMyself = who?.id === me.staff.id
  const set = useAct(setConflictContract, {
    // For who says it of themselves the file is gone: there is nothing left to come back to.
    onDone: () => (isMyself ? go({ to: '/cases' }, { replace: true }) : onClose()),
  })
  return (
    <FormDialog
      title={t('cases.act.conflict')}
      actLabel={t('cases.act.conflict_short')}
      danger
      isBusy={set.isPending}
      error={set.error}
      onAct={() => {
        setTried(true)
        if (who) set.mutate({ params: { case_id: file.id }, body: { staff_id: who.id } })
      }}
      onClose={onClose}
    >
      <p>{t('cases.act.conflict_means')}</p>
      <ColleagueField
        label={t('cases.colleague.label')}
        agencyId={file.agency_id}
        rolesFit={[]}
        value={who}
        onChange={setWho}
        error={isTried && !who ? t('cases.missing.colleague') : undefined}
      />
      {isMyself && <p>{t('cases.act.conflict_myself')}</p>}
    </FormDialog>
  )
}
