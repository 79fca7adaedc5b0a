import { WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useGo, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { changePaperContract, type PaperView, readPaperContract } from '../paper.contract.ts'
import { PaperForm, valuesOf } from './PaperForm.tsx'

/** Corrects what is told of a paper; what stood before stays in the audit. */
export default function ChangePaperPage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(
    readPaperContract,
    { params: { paper_id: id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (read.data) return <Change key={read.data.version} paper={read.data} />
  return read.error ? (
    <Page title={t('papers.change')}>
      <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
    </Page>
  ) : (
    <PageSkeleton />
  )
}

function Change({ paper }: { paper: PaperView }) {
  const t = useText()
  const go = useGo()
  const act = useAct(changePaperContract, {
    onDone: () => go({ to: '/papers/$id', params: { id: paper.id } }, { replace: true }),
  })
  return (
    <Page title={t('papers.change')} opening={paper.subject}>
      <WithDraft form="work_paper_change" clientRef={paper.id} empty={valuesOf(paper)}>
        {(kept) => (
          <PaperForm
            clientRef={paper.id}
            draftForm="work_paper_change"
            kept={kept}
            actLabel={t('papers.save')}
            isBusy={act.isPending}
            error={act.error}
            send={(body, onError) =>
              act.mutate(
                {
                  params: { paper_id: paper.id },
                  body: { ...body, version: paper.version, client_ref: paper.id },
                },
                { onError },
              )
            }
          />
        )}
      </WithDraft>
    </Page>
  )
}
