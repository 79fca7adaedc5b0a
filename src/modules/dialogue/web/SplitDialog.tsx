import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type PetitionFile, splitPetitionContract } from '../petition.contract.ts'
import { useTopics } from './use-topics.ts'

interface Part {
  key: string
  title: string
  topic: string
  voices: readonly string[]
}

/** Splits a petition that raises several matters; every voice has to stand in a part. */
export function SplitDialog({ file, onClose }: { file: PetitionFile; onClose: () => void }) {
  const t = useText()
  const topics = useTopics()
  const every = file.voices.map((voice) => voice.id)
  const part = (): Part => ({ key: crypto.randomUUID(), title: '', topic: file.topic, voices: every })
  const [parts, setParts] = useState<readonly Part[]>(() => [{ ...part(), title: file.title }, part()])
  const act = useAct(splitPetitionContract, { onDone: onClose })
  const change = (key: string, next: Partial<Part>) =>
    setParts((now) => now.map((each) => (each.key === key ? { ...each, ...next } : each)))
  const lost = every.filter((voice) => !parts.some((each) => each.voices.includes(voice)))
  const missing = [
    ...parts.flatMap((each, at) => {
      const part = t('dialogue.split.part', { n: at + 1 })
      return [
        each.title.trim().length < 3 && `${part}: ${t('dialogue.petition.short')}`,
        each.voices.length === 0 && `${part}: ${t('dialogue.petition.words')}`,
      ]
    }),
    lost.length > 0 && t('dialogue.split.unplaced', { n: lost.length }),
  ]
  const send = () =>
    act.mutate({
      params: { petition_id: file.id },
      body: {
        version: file.version,
        parts: parts.map((each) => ({ title: each.title, topic: each.topic, voice_ids: [...each.voices] })),
      },
    })
  return (
    <FormDialog
      title={t('dialogue.split.act')}
      actLabel={t('dialogue.split.act')}
      isBusy={act.isPending}
      error={act.error}
      missing={missing}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p className={layout.quiet}>{t('dialogue.split.hint')}</p>
      {parts.map((each, at) => (
        <fieldset key={each.key} className={layout.stack}>
          <legend>{t('dialogue.split.part', { n: at + 1 })}</legend>
          <TextField
            label={t('dialogue.petition.short')}
            required
            maxLength={300}
            value={each.title}
            onChange={(event) => change(each.key, { title: event.currentTarget.value })}
          />
          <SelectField
            label={t('dialogue.column.topic')}
            data={topics.choicesWith(each.topic)}
            value={each.topic}
            onChange={(next) => change(each.key, { topic: next ?? each.topic })}
          />
          {file.voices.map((voice) => (
            <CheckField
              key={voice.id}
              label={`“${voice.words.slice(0, 160)}”`}
              checked={each.voices.includes(voice.id)}
              onChange={(event) =>
                change(each.key, {
                  voices: event.currentTarget.checked
                    ? [...each.voices, voice.id]
                    : each.voices.filter((id) => id !== voice.id),
                })
              }
            />
          ))}
        </fieldset>
      ))}
      {parts.length < 12 && (
        <Button variant="default" onClick={() => setParts((now) => [...now, part()])}>
          {t('dialogue.split.more')}
        </Button>
      )}
      {lost.length > 0 && <p role="alert">{t('dialogue.split.lost', { n: lost.length })}</p>}
    </FormDialog>
  )
}
