import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatNumber, formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { exportWebhooks, listWebhooks, moveWebhook, renewSecret, type Webhook } from '../webhook.contract.ts'
import { nextStatus } from '../webhook.life.ts'
import { Deliveries } from './Deliveries.tsx'
import { SecretShown, WebhookDialog } from './WebhookDialog.tsx'

type Open =
  | { kind: 'new' }
  | { kind: 'change' | 'secret' | 'end'; webhook: Webhook }
  | { kind: 'shown'; secret: string }

/** Addresses of other systems: what they are told of, what waits, what could not be sent. */
export default function WebhooksPage() {
  const t = useText()
  const me = useMe()
  const { language } = useLanguage()
  const [address, change] = useAddress()
  const [open, setOpen] = useState<Open>()
  const q = address.q?.trim()
  const query = q ? { q } : {}
  const read = useRead(listWebhooks, { query })
  const rows = read.data?.items
  const shown = rows?.find((each) => each.id === address.of)
  const columns: Column<Webhook>[] = [
    {
      key: 'status',
      label: t('webhooks.column.status'),
      cell: ({ status }) => (
        <Badge tone={status === 'active' ? 'ok' : 'neutral'}>{t(`webhooks.status.${status}`)}</Badge>
      ),
    },
    {
      key: 'url',
      label: t('webhooks.column.url'),
      main: true,
      cell: (row) => (
        <>
          <span className={layout.words}>{row.url}</span>
          <SubLine>{row.kinds.map((kind) => t(`webhooks.kind.${kind}`)).join(' · ')}</SubLine>
        </>
      ),
    },
    {
      key: 'waiting',
      label: t('webhooks.column.waiting'),
      figures: true,
      cell: (row) => formatNumber(row.waiting),
    },
    {
      key: 'failed',
      label: t('webhooks.column.failed'),
      figures: true,
      cell: (row) => formatNumber(row.failed),
    },
    {
      key: 'last',
      label: t('webhooks.column.last'),
      cell: (row) => (row.last_sent_at ? formatWhen(row.last_sent_at, new Date(), language) : '–'),
    },
    {
      key: 'acts',
      label: t('webhooks.column.acts'),
      quiet: true,
      cell: (row) => <Acts webhook={row} setOpen={setOpen} onDeliveries={() => change({ of: row.id })} />,
    },
  ]
  return (
    <Page
      title={t('webhooks.list.title')}
      scope={me.province.name}
      opening={t('webhooks.opening')}
      actions={
        <Button
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
          onClick={() => setOpen({ kind: 'new' })}
        >
          {t('webhooks.new')}
        </Button>
      }
    >
      <Sheet>
        <DataList
          label={t('webhooks.list.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          error={read.error}
          onRetry={() => void read.refetch()}
          empty={{
            sentence: t(q ? 'webhooks.none_such' : 'webhooks.none'),
            next: t(q ? 'webhooks.none_such_next' : 'webhooks.none_next'),
          }}
          exportAs={<ExcelButton contract={exportWebhooks} args={{ query }} />}
          filter={
            <div className={layout.search}>
              <SearchField
                label={t('webhooks.filter.q')}
                value={address.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
            </div>
          }
        />
        {shown && <Deliveries webhook={shown} />}
      </Sheet>
      {open?.kind === 'new' && (
        <WebhookDialog
          onClose={() => setOpen(undefined)}
          onSecret={(secret) => setOpen({ kind: 'shown', secret })}
        />
      )}
      {open?.kind === 'change' && <WebhookDialog webhook={open.webhook} onClose={() => setOpen(undefined)} />}
      {open?.kind === 'shown' && <SecretShown secret={open.secret} onClose={() => setOpen(undefined)} />}
      {open?.kind === 'end' && <End webhook={open.webhook} onClose={() => setOpen(undefined)} />}
      {open?.kind === 'secret' && (
        <NewSecret
          webhook={open.webhook}
          onClose={() => setOpen(undefined)}
          onSecret={(secret) => setOpen({ kind: 'shown', secret })}
        />
      )}
    </Page>
  )
}

function Acts(props: { webhook: Webhook; setOpen: (open: Open) => void; onDeliveries: () => void }) {
  const { webhook, setOpen, onDeliveries } = props
  const t = useText()
  const move = useAct(moveWebhook, { refresh: [listWebhooks] })
  const button = (key: string, act: () => void) => (
    <Button variant="subtle" size="sm" aria-label={`${t(key)}: ${webhook.url}`} onClick={act}>
      {t(key)}
    </Button>
  )
  const moving = (['pause', 'resume'] as const).find((each) => nextStatus(webhook.status, each))
  return (
    <>
      <span className={layout.acts}>
        {button('webhooks.act.deliveries', onDeliveries)}
        {button('webhooks.act.change', () => setOpen({ kind: 'change', webhook }))}
        {moving &&
          button(
            `webhooks.act.${moving}`,
            () =>
              !move.isPending &&
              move.mutate({
                params: { webhook_id: webhook.id },
                body: { version: webhook.version, move: moving },
              }),
          )}
        {button('webhooks.act.secret', () => setOpen({ kind: 'secret', webhook }))}
        {button('webhooks.act.end', () => setOpen({ kind: 'end', webhook }))}
      </span>
      <ErrorNote error={move.error} />
    </>
  )
}

function End({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useText()
  const act = useAct(moveWebhook, { refresh: [listWebhooks], onDone: onClose })
  return (
    <ConfirmDialog
      opened
      danger
      title={t('webhooks.act.end')}
      actLabel={t('webhooks.act.end')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        act.mutate({ params: { webhook_id: webhook.id }, body: { version: webhook.version, move: 'end' } })
      }
      onClose={onClose}
    >
      <p className={layout.words}>
        <strong>{webhook.url}</strong>
      </p>
      <p>{t('webhooks.end.what')}</p>
    </ConfirmDialog>
  )
}

function NewSecret(props: { webhook: Webhook; onClose: () => void; onSecret: (secret: string) => void }) {
  const t = useText()
  const act = useAct(renewSecret, { refresh: [listWebhooks], onDone: ({ secret }) => props.onSecret(secret) })
  return (
    <ConfirmDialog
      opened
      title={t('webhooks.act.secret')}
      actLabel={t('webhooks.act.secret')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() =>
        act.mutate({ params: { webhook_id: props.webhook.id }, body: { version: props.webhook.version } })
      }
      onClose={props.onClose}
    >
      <p className={layout.words}>
        <strong>{props.webhook.url}</strong>
      </p>
      <p>{t('webhooks.secret.what')}</p>
    </ConfirmDialog>
  )
}
