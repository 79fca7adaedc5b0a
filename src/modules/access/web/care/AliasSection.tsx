import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useMe } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { setWorkingNameContract } from '../../load.contract.ts'
import { listColleaguesContract } from '../../staff.contract.ts'

/** The name callers hear: nobody on the phone needs to know who I am at home. */
export function AliasSection() {
  const t = useText()
  const me = useMe()
  const colleagues = useRead(listColleaguesContract, { query: {} })
  const [typed, setTyped] = useState<string>()
  const act = useAct(setWorkingNameContract, { onDone: () => setTyped(undefined) })
  const heardAs = colleagues.data?.items.find((each) => each.id === me.staff.id)?.working_name ?? ''
  const value = typed ?? heardAs
  return (
    <Section title={t('care.alias.title')}>
      <Form onSend={() => !act.isPending && act.mutate({ body: { working_name: value.trim() || null } })}>
        <TextField
          label={t('care.alias.label')}
          description={t('care.alias.how')}
          optional
          maxLength={80}
          value={value}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ErrorNote error={act.error} />
        <div className={layout.acts}>
          <Button type="submit" variant="default" aria-disabled={act.isPending || value === heardAs}>
            {t('care.save')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
