import { Photos } from '#modules/documents/web/photos.part.tsx'
import { call, useAct } from '#ui/api.ts'
import { callWithFile } from '#ui/call.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { DialogueFile } from '../dialogue.contract.ts'
import {
  addDialogueFileContract,
  readDialogueFileContract,
  removeDialogueFileContract,
} from '../file.contract.ts'

/** Photos of the hall and papers that were handed out, kept without place and device. */
export function DialoguePhotos({ file }: { file: DialogueFile }) {
  const t = useText()
  const remove = useAct(removeDialogueFileContract)
  const params = { dialogue_id: file.id }
  return (
    <Section title={t('dialogue.photo.title')}>
      <Photos
        files={file.files}
        empty={t('dialogue.photo.none')}
        mayWrite={file.mine && file.status !== 'cancelled'}
        words={{
          sure: t('dialogue.photo.sure'),
          add: t('dialogue.photo.add'),
          sending: t('dialogue.photo.sending'),
          kept: t('dialogue.photo.kept'),
          remove: t('dialogue.photo.remove'),
          removeOf: (name) => t('dialogue.photo.remove_of', { name }),
        }}
        send={(picked, key) =>
          callWithFile(
            addDialogueFileContract,
            { params, body: { name: picked.name.slice(-200) || 'anh', people_shown: 'agreed' } },
            picked,
            { key },
          )
        }
        open={(id) => call(readDialogueFileContract, { params: { ...params, file_id: id } })}
        remove={(id, version) => remove.mutate({ params: { ...params, file_id: id }, body: { version } })}
        error={remove.error}
      />
    </Section>
  )
}
