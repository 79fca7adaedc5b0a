import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import { type Kind, kinds } from '../webhook.codes.ts'
import { addWebhook, changeWebhook, listWebhooks, type Webhook } from '../webhook.contract.ts'

/** Adds an address, or changes one; the secret of a new one is shown once. */
export function WebhookDialog(props: {
  webhook?: Webhook
  onClose: () => void
  onSecret?: (secret: string) => void
}) {
  const { webhook, onClose, onSecret } = props
  const t = useText()
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [chosen, setChosen] = useState<readonly Kind[]>(webhook?.kinds ?? [])
  const [isTried, setTried] = useState(false)
  const refresh = [listWebhooks]
  const add = useAct(addWebhook, { refresh, onDone: ({ secret }) => onSecret?.(secret) })
  const change = useAct(changeWebhook, { refresh, onDone: onClose })
  const act = webhook ? change : add
  const send = () => {
    const body = { url: url.trim(), kinds: [...chosen] }
    if (webhook)
      change.mutate({ params: { webhook_id: webhook.id }, body: { version: webhook.version, ...body } })
    else add.mutate({ body })
  }
  return (
    <FormDialog
      title={t(webhook ? 'webhooks.act.change' : 'webhooks.new')}
      actLabel={t('webhooks.save')}
      isBusy={act.isPending}
      error={act.error}
      missing={[!url.trim() && t('webhooks.column.url'), chosen.length === 0 && t('webhooks.kinds')]}
      onTried={() => setTried(true)}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        label={t('webhooks.column.url')}
        description={t('webhooks.url_hint')}
        type="url"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        error={
          isTried && !url.trim()
            ? t('webhooks.needed')
            : fieldError(act.error, 'url') && t('webhooks.url_wrong')
        }
      />
      <ChoiceKeys<Kind>
        label={t('webhooks.kinds')}
        isLabelled
        several
        columns={2}
        choices={kinds.map((value) => ({ value, label: t(`webhooks.kind.${value}`) }))}
        chosen={chosen}
        onChange={setChosen}
      />
    </FormDialog>
  )
}

/** The secret, this once. */
export function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useText()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('webhooks.secret.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <p>{t('webhooks.secret.once')}</p>
      <p className={`${layout.words} figures`}>
        <strong>{secret}</strong>
      </p>
      <p className={layout.words}>{t('webhooks.secret.check')}</p>
      <Button onClick={onClose}>{t('ui.close')}</Button>
    </Modal>
  )
}
