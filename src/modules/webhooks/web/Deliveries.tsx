import { Button } from '@mantine/core'
import { useAct, usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { Section } from '#ui/Sheet.tsx'
import { useHasText, useLanguage, useText } from '#ui/text.ts'
import { listDeliveries, listWebhooks, sendAgain, type Webhook } from '../webhook.contract.ts'

const tones = { waiting: 'warn', sent: 'ok', failed: 'late' } as const

/** What was sent to one address; what was given up may be sent again. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const t = useText()
  const { language } = useLanguage()
  const deliveries = usePages(listDeliveries, { params: { webhook_id: webhook.id } })
  const again = useAct(sendAgain, { refresh: [listDeliveries, listWebhooks] })
  const hasText = useHasText()
  /** What came of the last try; a state of the web by its number, as the keeper of the other system knows it. */
  const answerWords = (answer: string) => {
    if (/^\d{3}$/.test(answer))
      return t(answer.startsWith('2') ? 'webhooks.answer.taken' : 'webhooks.answer.status', { code: answer })
    const words = `webhooks.answer.${answer}`
    return t(hasText(words) ? words : 'webhooks.answer.broken')
  }
  const when = (at: string) => formatWhen(at, new Date(), language)
  return (
    <Section title={t('webhooks.act.deliveries')} note={webhook.url}>
      <DataList
        label={t('webhooks.act.deliveries')}
        pages={deliveries}
        rowKey={(row) => row.id}
        empty={{ sentence: t('webhooks.deliveries.none') }}
        columns={[
          {
            key: 'status',
            label: t('webhooks.delivery.status'),
            cell: (row) => <Badge tone={tones[row.status]}>{t(`webhooks.delivery.of.${row.status}`)}</Badge>,
          },
          {
            key: 'kind',
            label: t('webhooks.delivery.kind'),
            main: true,
            cell: (row) => (
              <>
                {t(`webhooks.kind.${row.kind}`)}
                <SubLine>{when(row.sent_at ?? row.at)}</SubLine>
              </>
            ),
          },
          {
            key: 'tries',
            label: t('webhooks.delivery.tries'),
            figures: true,
            cell: (row) => String(row.tries),
          },
          {
            key: 'answer',
            label: t('webhooks.delivery.answer'),
            cell: (row) => (
              <>
                {row.last_answer ? answerWords(row.last_answer) : '–'}
                {row.next_at && (
                  <SubLine>
                    {t(row.tries === 0 ? 'webhooks.delivery.first' : 'webhooks.delivery.next', {
                      when: when(row.next_at),
                    })}
                  </SubLine>
                )}
              </>
            ),
          },
          {
            key: 'acts',
            label: t('webhooks.column.acts'),
            quiet: true,
            cell: (row) =>
              row.status === 'failed' ? (
                <Button
                  variant="default"
                  aria-disabled={again.isPending}
                  onClick={() =>
                    !again.isPending && again.mutate({ params: { delivery_id: row.id }, body: {} })
                  }
                >
                  {t('webhooks.act.again')}
                </Button>
              ) : null,
          },
        ]}
      />
      <ErrorNote error={again.error} />
    </Section>
  )
}
