import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useMe } from '#ui/me.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { signHandoverFrom } from '../handover.contract.ts'
import { type currentShift, listShiftPeople } from '../shift.contract.ts'
import classes from './handover.module.css'
import { Signatures } from './OpenedHandover.tsx'

const parts = ['calls', 'on_the_road', 'threats', 'other'] as const

/** What only people know, and to whom it goes; with the signature the facts of this moment are kept. */
export function GiveForm({ shift }: { shift: ReplyOf<typeof currentShift> | undefined }) {
  const t = useText()
  const me = useMe()
  const people = useRead(listShiftPeople, {})
  const [notes, setNotes] = useState({ calls: '', on_the_road: '', threats: '', other: '' })
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const sign = useAct(signHandoverFrom, {
    onDone: () => {
      setAsking(false)
      setNotes({ calls: '', on_the_road: '', threats: '', other: '' })
    },
  })
  const others = people.data?.items.filter((person) => person.id !== me.staff.id) ?? []
  const coming =
    shift?.next?.members.find((member) => member.id !== me.staff.id)?.id ?? shift?.next?.leader.id
  const to = chosen ?? (others.some((person) => person.id === coming) ? coming : undefined) ?? null
  const taker = others.find((person) => person.id === to)
  const send = () => {
    if (!to || sign.isPending) return
    const said = (part: (typeof parts)[number]) => notes[part].trim() || null
    sign.mutate({
      body: {
        to_staff: to,
        shift_id: shift?.current?.id ?? null,
        notes: {
          calls: said('calls'),
          on_the_road: said('on_the_road'),
          threats: said('threats'),
          other: said('other'),
        },
      },
    })
  }
  return (
    <Section title={t('hotline.handover.notes')} note={t('hotline.handover.notes_note')}>
      <div className={classes.stack}>
        <div className={classes.notes}>
          {parts.map((part) => (
            <TextArea
              key={part}
              label={t(`hotline.handover.note.${part}`)}
              optional
              minRows={2}
              maxLength={2000}
              value={notes[part]}
              onChange={(event) => setNotes({ ...notes, [part]: event.currentTarget.value })}
            />
          ))}
        </div>
        <div className={classes.paper}>
          <Signatures from={me.staff.display_name} to={taker?.name ?? ''} />
        </div>
        <div className={classes.foot}>
          <div className={classes.who}>
            <SelectField
              label={t('hotline.handover.to')}
              searchable
              placeholder={t('hotline.handover.to_choose')}
              data={others.map((person) => ({ value: person.id, label: person.name }))}
              value={to}
              onChange={setChosen}
            />
          </div>
          <Button aria-disabled={!to} onClick={() => to && setAsking(true)}>
            {t('hotline.handover.sign_from')}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        opened={isAsking}
        title={t('hotline.handover.sign_title', { who: taker?.name ?? '' })}
        actLabel={t('hotline.handover.sign_from')}
        isBusy={sign.isPending}
        error={sign.error}
        onAct={send}
        onClose={() => setAsking(false)}
      >
        {t('hotline.handover.sign_note')}
      </ConfirmDialog>
    </Section>
  )
}
