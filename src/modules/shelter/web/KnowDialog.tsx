import { AskDialog } from '#modules/protection/web/ask-dialog.part.tsx'
import { useText } from '#ui/text.ts'
import { stayWarnings } from '../shelter.codes.ts'
import { changeStayContract, type StayView } from '../stay.contract.ts'
import { choicesOf } from './words.ts'

/** What the house must know, said anew. A draft belongs to what stood there: what somebody else has said since is not overwritten. */
export function KnowDialog({ stay, onClose }: { stay: StayView; onClose: () => void }) {
  const t = useText()
  return (
    <AskDialog
      title={t('shelter.know.change')}
      actLabel={t('shelter.know.save')}
      contract={changeStayContract}
      draft={`shelter.know.${stay.id}.${stay.version}`}
      questions={[
        {
          name: 'call_name',
          kind: 'line',
          label: t('shelter.call_name'),
          hint: t('shelter.call_name.hint'),
          optional: true,
          max: 60,
          start: stay.call_name,
        },
        {
          name: 'warnings',
          kind: 'many',
          label: t('shelter.warnings'),
          choices: choicesOf(stayWarnings, 'shelter.warning', t),
          optional: true,
          start: [...stay.warnings],
        },
        {
          name: 'needs',
          kind: 'words',
          label: t('shelter.needs'),
          optional: true,
          max: 2000,
          start: stay.needs,
        },
        {
          name: 'warning',
          kind: 'words',
          label: t('shelter.warning_words'),
          optional: true,
          max: 2000,
          start: stay.warning,
        },
      ]}
      args={(answers) => ({
        params: { stay_id: stay.id },
        body: {
          version: stay.version,
          call_name: answers.text('call_name') ?? null,
          needs: answers.text('needs') ?? null,
          warning: answers.text('warning') ?? null,
          warnings: answers.many('warnings') as (typeof stayWarnings)[number][],
        },
      })}
      onClose={onClose}
    />
  )
}
