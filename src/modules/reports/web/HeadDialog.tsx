import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { Form, TextField } from '#ui/fields.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { ReportBody } from '../report.body.codes.ts'
import classes from './Editor.module.css'

export interface HeadDialogProps {
  opened: boolean
  body: ReportBody
  onDone: (body: ReportBody) => void
  onClose: () => void
}

/** What stands before and after the text: subject, addressees, legal bases, who signs, who receives a copy. */
export function HeadDialog({ opened, ...rest }: HeadDialogProps) {
  const t = useText()
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t('reports.head.edit')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Fields {...rest} />}
    </Modal>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

type Authority = 'self' | 'TM.' | 'KT.' | 'TL.' | 'TUQ.'

function Fields({ body, onDone, onClose }: Omit<HeadDialogProps, 'opened'>) {
  const t = useText()
  const [subject, setSubject] = useState(body.subject.join('\n'))
  const [addressees, setAddressees] = useState(body.addressees.join('\n'))
  const [bases, setBases] = useState(body.legal_bases.join('\n'))
  const [recipients, setRecipients] = useState(body.recipients.join('\n'))
  const [authority, setAuthority] = useState<Authority>(body.signature.authority ?? 'self')
  const [office, setOffice] = useState(body.signature.on_behalf_of ?? '')
  const [title, setTitle] = useState(body.signature.title)
  const [isTried, setTried] = useState(false)
  const needsOffice = authority !== 'self' && office.trim() === ''
  const missing = linesOf(subject).length === 0 || title.trim() === '' || needsOffice
  const send = () => {
    setTried(true)
    if (missing) return
    onDone({
      ...body,
      subject: linesOf(subject),
      addressees: linesOf(addressees),
      legal_bases: linesOf(bases),
      recipients: linesOf(recipients),
      signature: {
        authority: authority === 'self' ? null : authority,
        on_behalf_of: authority === 'self' ? null : office.trim(),
        title: title.trim(),
      },
    })
  }
  const needed = (text: string) => (isTried && text.trim() === '' ? t('reports.head.needed') : undefined)
  return (
    <Form onSend={send}>
      <TextArea
        label={t('reports.head.subject')}
        description={t('reports.head.by_line')}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
        error={needed(subject)}
      />
      <TextArea
        label={t('reports.head.addressees')}
        description={t('reports.head.by_line')}
        optional
        value={addressees}
        onChange={(event) => setAddressees(event.currentTarget.value)}
      />
      <TextArea
        label={t('reports.head.bases')}
        description={t('reports.head.by_line')}
        optional
        value={bases}
        onChange={(event) => setBases(event.currentTarget.value)}
      />
      <ChoiceKeys<Authority>
        label={t('reports.head.authority')}
        required
        columns={5}
        choices={(['self', 'TM.', 'KT.', 'TL.', 'TUQ.'] as const).map((value) => ({
          value,
          label: value === 'self' ? t('reports.head.self') : value,
        }))}
        chosen={[authority]}
        onChange={([next]) => next && setAuthority(next)}
      />
      {authority !== 'self' && (
        <TextField
          label={t('reports.head.office')}
          value={office}
          onChange={(event) => setOffice(event.currentTarget.value)}
          error={needed(office)}
        />
      )}
      <TextField
        label={t('reports.head.signer_title')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={needed(title)}
      />
      <TextArea
        label={t('reports.head.recipients')}
        description={t('reports.head.by_line')}
        optional
        value={recipients}
        onChange={(event) => setRecipients(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit">{t('reports.head.keep')}</Button>
      </div>
    </Form>
  )
}
