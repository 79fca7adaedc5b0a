import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct } from '#ui/api.ts'
import { ReasonDialog } from '#ui/ReasonDialog.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { historyReasons } from '../contact.codes.ts'
import { contactHistory } from '../contact-search.contract.ts'
import { ContactLines } from './ContactLines.tsx'
import classes from './hotline.module.css'
import { useLabel } from './labels.ts'

type History = ReplyOf<typeof contactHistory>

/** Other contacts of the same number: only on request, for a reason, and never without saying that a number may be shared. */
export function HistorySection({ contactId }: { contactId: string }) {
  const t = useText()
  const label = useLabel()
  const [isAsking, setAsking] = useState(false)
  const [history, setHistory] = useState<History | undefined>()
  const look = useAct(contactHistory, {
    refresh: [],
    onDone: (reply) => {
      setAsking(false)
      setHistory(reply)
    },
  })
  return (
    <Section title={t('hotline.history.title')}>
      {history ? (
        <>
          <p>
            <strong>{t('hotline.number_may_be_shared')}</strong>
          </p>
          {history.items.length === 0 ? (
            <p className={classes.quiet}>{t('hotline.history.none')}</p>
          ) : (
            <ContactLines contacts={history.items} />
          )}
        </>
      ) : (
        <Button variant="default" size="sm" onClick={() => setAsking(true)}>
          {t('hotline.history.ask')}
        </Button>
      )}
      <ReasonDialog
        opened={isAsking}
        title={t('hotline.history.ask')}
        reasons={historyReasons.map((value, index) => ({
          value,
          label: label('history_reason', value),
          keyCap: String(index + 1),
        }))}
        actLabel={t('hotline.history.look')}
        isBusy={look.isPending}
        error={look.error}
        onAct={({ code }) => code && look.mutate({ body: { contact_id: contactId, reason: code } })}
        onClose={() => setAsking(false)}
      >
        {t('hotline.number_may_be_shared')} {t('hotline.history.recorded')}
      </ReasonDialog>
    </Section>
  )
}
