import { Button, Modal } from '@mantine/core'
import { type Kept, useKeptForm, WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { useText } from '#ui/text.ts'
import { enteredTellings, mostOfOne } from '../village.codes.ts'
import { enterVillageContract, type LinkLine } from '../village.contract.ts'

type Four = 'women' | 'men' | 'girls' | 'boys'
interface Values extends Record<Four, number | ''> {
  how: (typeof enteredTellings)[number]
  told_on: string | null
  held_on: string | null
}

/** What a village told on paper or by telephone, with the day on which it did; kept as a draft by the village. */
export function EnterDialog(props: { line: LinkLine; from: string; onClose: () => void }) {
  const t = useText()
  const { line, onClose } = props
  const start: Values = {
    how: line.how === 'phone' ? 'phone' : 'paper',
    told_on: line.told_on ?? dayKey(new Date()),
    held_on: line.held_on,
    women: line.women ?? '',
    men: line.men ?? '',
    girls: line.girls ?? '',
    boys: line.boys ?? '',
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('villages.enter.title', { village: line.village })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <WithDraft form="village_entry" clientRef={line.id} empty={start}>
        {(kept) => <EnterForm {...props} kept={kept} />}
      </WithDraft>
    </Modal>
  )
}

function EnterForm({
  line,
  from,
  onClose,
  kept,
}: {
  line: LinkLine
  from: string
  onClose: () => void
  kept: Kept<Values>
}) {
  const t = useText()
  const { form, set, draft } = useKeptForm({ clientRef: line.id, form: 'village_entry', kept })
  const act = useAct(enterVillageContract, { onDone: onClose })
  const send = async () => {
    const { how, told_on, held_on } = form
    if (!told_on || !held_on || act.isPending) return
    await draft.finish()
    act.mutate(
      {
        params: { link_id: line.id },
        body: {
          version: line.version,
          how,
          told_on,
          held_on,
          women: form.women || 0,
          men: form.men || 0,
          girls: form.girls || 0,
          boys: form.boys || 0,
          client_ref: line.id,
        },
      },
      { onError: () => draft.reopen() },
    )
  }
  const number = (name: Four) => (
    <NumberField
      label={t(`villages.column.${name}`)}
      min={0}
      max={mostOfOne}
      value={form[name]}
      onChange={(value) => set({ [name]: typeof value === 'number' ? value : '' })}
      error={fieldError(act.error, name)}
    />
  )
  return (
    <Form onSend={() => void send()}>
      <div className={layout.stack}>
        <ChoiceKeys
          label={t('villages.enter.how')}
          columns={2}
          required
          choices={enteredTellings.map((value) => ({ value, label: t(`villages.how.${value}`) }))}
          chosen={[form.how]}
          onChange={([how]) => how && set({ how })}
        />
        <FieldPair>
          <DateField
            label={t('villages.column.held_on')}
            value={form.held_on}
            min={from}
            onChange={(held_on) => set({ held_on })}
            error={fieldError(act.error, 'held_on')}
          />
          <DateField
            label={t('villages.enter.told_on')}
            value={form.told_on}
            onChange={(told_on) => set({ told_on })}
            error={fieldError(act.error, 'told_on')}
          />
        </FieldPair>
        <FieldPair>
          {number('women')}
          {number('men')}
        </FieldPair>
        <FieldPair>
          {number('girls')}
          {number('boys')}
        </FieldPair>
        <ErrorNote error={act.error} />
        <FormFoot>
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button variant="default" onClick={onClose}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={act.isPending || !form.held_on || !form.told_on}>
            {t('villages.enter.act')}
          </Button>
        </FormFoot>
      </div>
    </Form>
  )
}
