import { Button } from '@mantine/core'
import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { ApiRefusal, useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import { useGo, useParam } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { addEntryContract, changeEntryContract, type Entry, readEntryContract } from '../entry.contract.ts'
import { EntryFields } from './EntryFields.tsx'
import { bodyOf, type EntryForm, emptyEntry, formOf, missingOf } from './entry.form.ts'

/** Enters a service or corrects one; what is typed is kept as a sealed draft until it is saved. */
export default function EntryFormPage() {
  const me = useMe()
  const id = useParam('id')
  const known = useRead(readEntryContract, { params: { entry_id: id } }, { enabled: id !== '' })
  if (id !== '' && !known.data) return <ErrorNote error={known.error} />
  const start = known.data ? formOf(known.data) : emptyEntry({ id: me.province.id, label: me.province.name })
  return (
    <Kept<EntryForm> form={id ? `directory-entry-${id}` : 'directory-entry'} start={start}>
      {(kept) => <Filled kept={kept} known={known.data} />}
    </Kept>
  )
}

function Filled({ kept, known }: { kept: KeptForm<EntryForm>; known: Entry | undefined }) {
  const t = useText()
  const go = useGo()
  const me = useMe()
  const { content: form, setContent, done, mark } = kept
  const [isTried, setTried] = useState(false)
  const leave = ({ id }: { id: string }) => {
    done()
    go({ to: '/directory/$id', params: { id } }, { replace: true })
  }
  const add = useAct(addEntryContract, { onDone: leave })
  const change = useAct(changeEntryContract, { onDone: leave })
  const error = add.error ?? change.error
  const isBusy = add.isPending || change.isPending
  const missing = missingOf(form)
  const send = () => {
    setTried(true)
    const body = bodyOf(form, me.province.id, known?.duty_code ?? null)
    if (!body || isBusy) return
    const { kind: _, location: __, ...fields } = body
    if (known) change.mutate({ params: { entry_id: known.id }, body: { ...fields, version: known.version } })
    else add.mutate({ body })
  }
  return (
    <Page
      title={t(known ? 'directory.entry.edit' : 'directory.entries.new')}
      opening={t('directory.form.opening')}
    >
      <Form onSend={send}>
        <Sheet>
          <EntryFields
            form={form}
            set={(part) => setContent({ ...form, ...part })}
            missing={isTried ? missing : []}
            error={error}
            isKnown={known !== undefined}
          />
          <ErrorNote error={error instanceof ApiRefusal && error.fields.length > 0 ? undefined : error} />
          <FormFoot
            missing={
              isTried && missing.length > 0 ? t('directory.form.missing', { n: missing.length }) : undefined
            }
          >
            {mark}
            <Button
              variant="default"
              onClick={() =>
                go(known ? { to: '/directory/$id', params: { id: known.id } } : { to: '/directory' })
              }
            >
              {t('ui.dialog.back')}
            </Button>
            <Button type="submit" aria-disabled={isBusy}>
              {t('directory.form.save_entry')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </Page>
  )
}
