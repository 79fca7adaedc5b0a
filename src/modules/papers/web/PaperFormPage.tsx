import { useState } from 'react'
import { Begun } from '#modules/access/web/begun.part.tsx'
import { WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { useAct } from '#ui/api.ts'
import { useAddress, useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { useText } from '#ui/text.ts'
import { recordPaperContract } from '../paper.contract.ts'
import { noPaper, PaperForm } from './PaperForm.tsx'

const draftForm = 'work_paper'

/** Enters a paper; the address holds the name of its draft and nothing else. */
export default function PaperFormPage() {
  const t = useText()
  const go = useGo()
  const [{ draft }] = useAddress()
  const [fresh] = useState(() => crypto.randomUUID())
  const clientRef = draft ?? fresh
  const act = useAct(recordPaperContract, {
    onDone: ({ id }) => go({ to: '/papers/$id', params: { id } }, { replace: true }),
  })
  return (
    <Page title={t('papers.new.title')} opening={t('papers.new.opening')}>
      {!draft && <Begun form={draftForm} ownSheet />}
      <WithDraft key={clientRef} form={draftForm} clientRef={clientRef} empty={noPaper}>
        {(kept) => (
          <PaperForm
            clientRef={clientRef}
            draftForm={draftForm}
            kept={kept}
            actLabel={t('papers.new.act')}
            isBusy={act.isPending}
            error={act.error}
            send={(body, onError) => act.mutate({ body: { ...body, client_ref: clientRef } }, { onError })}
          />
        )}
      </WithDraft>
    </Page>
  )
}
