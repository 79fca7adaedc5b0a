import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiRefusal, cacheKey, useAct } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, Form, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useMe } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import {
  editStaffContract,
  enableStaffContract,
  listStaffContract,
  renewLinkContract,
  type StaffLine,
} from '../staff.contract.ts'
import classes from './Admin.module.css'
import { RolesPart } from './RolesPart.tsx'

interface StaffDialogProps {
  person: StaffLine
  onClose: () => void
  onLink: (url: string | undefined) => void
}

/** One person: how they are called, the roles they hold from–to, a new link, shutting the account. */
export function StaffDialog({ person, onClose, onLink }: StaffDialogProps) {
  const t = useText()
  const me = useMe()
  const isMyself = me.staff.id === person.id
  return (
    <Modal
      opened
      onClose={onClose}
      title={person.display_name}
      size="xl"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={layout.stack}>
        <Names person={person} />
        <RolesPart person={person} isMyself={isMyself} />
        {isMyself ? (
          <p className={layout.quiet}>{t('access.staff.not_oneself')}</p>
        ) : (
          <Account person={person} onLink={onLink} />
        )}
      </div>
    </Modal>
  )
}

function Names({ person }: { person: StaffLine }) {
  const t = useText()
  const [name, setName] = useState(person.display_name)
  const [heardAs, setHeardAs] = useState(person.working_name ?? '')
  const cache = useQueryClient()
  const edit = useAct(editStaffContract)
  const isStale = edit.error instanceof ApiRefusal && edit.error.code === 'version.stale'
  return (
    <Form
      onSend={() =>
        edit.mutate(
          {
            params: { staff_id: person.id },
            body: { version: person.version, display_name: name, working_name: heardAs.trim() || null },
          },
          // After a stale save the list is read again, so that the saved version stands beside what was typed here.
          { onError: () => void cache.invalidateQueries({ queryKey: cacheKey(listStaffContract) }) },
        )
      }
    >
      <TextField
        label={t('access.staff.display_name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        {...(isStale ? { description: t('access.staff.saved_as', { name: person.display_name }) } : {})}
      />
      <TextField
        label={t('access.staff.working_name')}
        description={t('access.staff.working_name_how')}
        optional
        value={heardAs}
        onChange={(event) => setHeardAs(event.currentTarget.value)}
      />
      <ErrorNote error={edit.error} />
      <div className={classes.ways}>
        {edit.isSuccess && (
          <span role="status" className={layout.quiet}>
            {t('access.saved')}
          </span>
        )}
        <Button type="submit" variant="default" aria-disabled={edit.isPending}>
          {t('access.save')}
        </Button>
      </div>
    </Form>
  )
}

function Account({ person, onLink }: Omit<StaffDialogProps, 'onClose'>) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const [forget, setForget] = useState(false)
  const enable = useAct(enableStaffContract, { onDone: () => setAsked(false) })
  const renew = useAct(renewLinkContract, { onDone: (reply) => onLink(reply.activation_url) })
  const turn = () =>
    enable.mutate({
      params: { staff_id: person.id },
      body: { version: person.version, enabled: !person.enabled },
    })
  return (
    <section className={classes.part} aria-label={t('access.staff.account')}>
      <h3>{t('access.staff.account')}</h3>
      {person.enabled && (
        <>
          <p className={layout.quiet}>{t('access.link.renew_means')}</p>
          <CheckField
            label={t('access.link.forget_second')}
            checked={forget}
            onChange={(event) => setForget(event.currentTarget.checked)}
          />
        </>
      )}
      <ErrorNote error={renew.error ?? (isAsked ? null : enable.error)} />
      <div className={layout.acts}>
        {person.enabled && (
          <Button
            variant="default"
            aria-disabled={renew.isPending}
            onClick={() =>
              !renew.isPending &&
              renew.mutate({ params: { staff_id: person.id }, body: { forget_second_factor: forget } })
            }
          >
            {t('access.link.renew')}
          </Button>
        )}
        {person.enabled ? (
          <Button variant="default" color="danger" onClick={() => setAsked(true)}>
            {t('access.staff.shut_act')}
          </Button>
        ) : (
          <Button variant="default" aria-disabled={enable.isPending} onClick={turn}>
            {t('access.staff.open_again')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={isAsked}
        title={t('access.staff.shut_title', { name: person.display_name })}
        actLabel={t('access.staff.shut_act')}
        danger
        isBusy={enable.isPending}
        error={enable.error}
        onAct={turn}
        onClose={() => setAsked(false)}
      >
        {t('access.staff.shut_means')}
      </ConfirmDialog>
    </section>
  )
}
