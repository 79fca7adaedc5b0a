import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { readClosingContract } from '../closure.contract.ts'
import classes from './Cases.module.css'
import { ClosureFacts } from './ClosureFacts.tsx'
import { useCaseAct } from './dialogs/case-act.tsx'
import { SignDialog } from './dialogs/SignDialog.tsx'
import { OpenThingsList } from './OpenThingsList.tsx'
import { TabBody } from './TabBody.tsx'

/** Step 5: what still stands open, and the minute of each closing. */
export default function ClosingTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const { ask } = useCaseAct()
  const [signing, sign] = useState<string>()
  const read = useRead(readClosingContract, { params: { case_id: file.id } }, { staleTime: 60_000 })
  return (
    <TabBody read={read}>
      {(data) => (
        <>
          {file.status === 'open' && (
            <Section title={t('cases.closing.open')} note={t('cases.closing.note')}>
              <OpenThingsList open={data.open} />
              <p className={layout.quiet}>
                {t('cases.closing.last_contact', {
                  when: `${formatClock(data.last_contact_at)}, ${formatDay(data.last_contact_at)}`,
                })}{' '}
                {data.lost_from && t('cases.closing.lost_from', { day: formatDay(data.lost_from) })}
              </p>
              {may('case.close') && (
                <div className={classes.act}>
                  <Button variant="default" onClick={() => ask({ kind: 'move', move: 'close' })}>
                    {t('cases.act.close')}
                  </Button>
                </div>
              )}
            </Section>
          )}
          {data.closures.map((closure) => (
            <Section
              key={closure.id}
              title={t('cases.closing.minute', { day: formatDay(closure.closed_at) })}
              note={t('cases.closing.law')}
            >
              <ClosureFacts closure={closure} assigned={data.assigned} />
              {may('case.close') && (
                <div className={classes.act}>
                  <Button variant="default" onClick={() => sign(closure.id)}>
                    {t('cases.closing.sign')}
                  </Button>
                </div>
              )}
            </Section>
          ))}
          {file.status === 'closed' && data.closures.length === 0 && (
            <Section title={t('cases.tab.closing')}>
              <p className={layout.quiet}>{t('cases.closing.no_minute')}</p>
            </Section>
          )}
          {signing && (
            <SignDialog
              file={file}
              closureId={signing}
              signed={data.closures.find((each) => each.id === signing)?.signers.map((one) => one.role) ?? []}
              onClose={() => sign(undefined)}
            />
          )}
        </>
      )}
    </TabBody>
  )
}
