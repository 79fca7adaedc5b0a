import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readReturneesContract } from '../returnee.contract.ts'
import { AddDialog } from './AddDialog.tsx'
import { ReturneeFile } from './ReturneeFile.tsx'

/** Who of the case came back from trafficking: status, limits, origin, care, support, visits. */
export default function ReturneesTab({ id }: { id: string }) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const view = useRead(readReturneesContract, { params: { case_id: id } })
  if (!view.data)
    return view.error ? (
      <ErrorNote error={view.error} onRetry={() => void view.refetch()} />
    ) : (
      <TextSkeleton lines={8} />
    )
  const { data } = view
  return (
    <Sheet>
      {data.returnees.map((returnee, at) => (
        <ReturneeFile key={returnee.id} caseId={id} returnee={returnee} view={data} no={at + 1} />
      ))}
      <Section title={t('returnees.add.title')}>
        {data.returnees.length === 0 && <p className={layout.quiet}>{t('returnees.tab_none')}</p>}
        {data.others.length === 0 && data.returnees.length > 0 && (
          <p className={layout.quiet}>{t('returnees.add.all')}</p>
        )}
        {data.works_on && data.open && data.others.length > 0 && (
          <div className={layout.acts}>
            <Button variant={data.returnees.length > 0 ? 'default' : 'filled'} onClick={() => setAsked(true)}>
              {t('returnees.add.act')}
            </Button>
          </div>
        )}
      </Section>
      {isAsked && <AddDialog caseId={id} view={data} onClose={() => setAsked(false)} />}
    </Sheet>
  )
}
