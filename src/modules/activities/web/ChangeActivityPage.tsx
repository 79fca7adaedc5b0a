import { Button } from '@mantine/core'
import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import { useGo, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type ActivityView, changeActivityContract, readActivityContract } from '../activity.contract.ts'
import { ActivityFields } from './ActivityFields.tsx'
import { type ActivityForm, bodyOf, formOf, missingOf } from './activity.form.ts'
import { useCodes } from './use-codes.ts'

/** Corrects an activity; what stood before stays in the audit. */
export default function ChangeActivityPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(
    readActivityContract,
    { params: { activity_id: id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (read.data) return <Change key={read.data.version} view={read.data} />
  return read.error ? (
    <Page title={t('activities.change.title')}>
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
    </Page>
  ) : (
    <PageSkeleton />
  )
}

/** What is corrected is kept while it is typed, as long as nobody else has changed the activity. */
function Change({ view }: { view: ActivityView }) {
  return (
    <Kept<ActivityForm> form={`activity.change.${view.id}.${view.version}`} start={formOf(view, 'correct')}>
      {(kept) => <Filled view={view} kept={kept} />}
    </Kept>
  )
}

function Filled({ view, kept }: { view: ActivityView; kept: KeptForm<ActivityForm> }) {
  const t = useText()
  const go = useGo()
  const codes = useCodes()
  const { content: form, set } = kept
  const [isTried, setTried] = useState(false)
  const back = () => go({ to: '/activities/$id', params: { id: view.id } }, { replace: true })
  const act = useAct(changeActivityContract, {
    onDone: () => {
      kept.done()
      back()
    },
  })
  const missing = missingOf(form)
  return (
    <Page title={t('activities.change.title')} opening={view.title}>
      <Form
        onSend={() => {
          setTried(true)
          const body = bodyOf(form)
          if (body && !act.isPending)
            act.mutate({ params: { activity_id: view.id }, body: { ...body, version: view.version } })
        }}
      >
        <Sheet>
          <ErrorNote error={codes.error} onRetry={codes.retry} />
          <ActivityFields form={form} set={set} codes={codes} missing={isTried ? missing : []} />
          <ErrorNote error={act.error} />
          <FormFoot
            missing={isTried && missing.length > 0 ? missing.map((key) => t(key)).join(' ') : undefined}
          >
            {kept.mark}
            <Button variant="default" onClick={back}>
              {t('ui.dialog.back')}
            </Button>
            <Button type="submit" aria-disabled={act.isPending}>
              {t('activities.change.save')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}
