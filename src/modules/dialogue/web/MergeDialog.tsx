import { useState } from 'react'
import { useAct, usePages } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { SearchField } from '#ui/SearchField.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { listPetitionsContract, mergePetitionsContract, type PetitionFile } from '../petition.contract.ts'

/** Merges others of the same matter into this one; everybody who asked comes along. */
export function MergeDialog({ file, onClose }: { file: PetitionFile; onClose: () => void }) {
  const t = useText()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const list = usePages(listPetitionsContract, { query: q ? { q } : { topic: file.topic } })
  const act = useAct(mergePetitionsContract, { onDone: onClose })
  const others = list.items?.filter((line) => line.id !== file.id) ?? []
  return (
    <FormDialog
      title={t('dialogue.merge.act')}
      actLabel={t('dialogue.merge.do', { n: chosen.length })}
      isBusy={act.isPending}
      missing={[chosen.length === 0 && t('dialogue.merge.which')]}
      error={act.error}
      onAct={() =>
        act.mutate({
          params: { petition_id: file.id },
          body: { version: file.version, other_ids: [...chosen] },
        })
      }
      onClose={onClose}
      wide
    >
      <p className={layout.quiet}>{t('dialogue.merge.hint')}</p>
      <SearchField label={t('dialogue.filter.search')} value={q} onChange={setQ} />
      <ErrorNote error={list.error} onRetry={list.retry} />
      {!list.items && <TextSkeleton lines={3} />}
      {list.items && others.length === 0 && <p>{t('dialogue.merge.none')}</p>}
      {others.map((line) => (
        <CheckField
          key={line.id}
          label={`${line.no} · ${line.title} (${t('dialogue.askers', { n: line.askers })})`}
          checked={chosen.includes(line.id)}
          onChange={(event) =>
            setChosen(
              event.currentTarget.checked ? [...chosen, line.id] : chosen.filter((id) => id !== line.id),
            )
          }
        />
      ))}
    </FormDialog>
  )
}
