import { call } from '#ui/api.ts'
import { FileButton } from '#ui/FileButton.tsx'
import { formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type DialogueFile, printInvitationsContract } from '../dialogue.contract.ts'
import classes from './Dialogue.module.css'
import { useTopics } from './use-topics.ts'

/** What is planned: the order of the day, policies, who is invited and who came. */
export function DialoguePlan({ file }: { file: DialogueFile }) {
  const t = useText()
  const topics = useTopics()
  const letter = (party_id: string, name: string) =>
    file.mine &&
    file.status === 'planned' && (
      <FileButton
        paper
        label={t('dialogue.invitations.one')}
        spoken={t('dialogue.invitations.one_of', { name })}
        fetchFile={() =>
          call(printInvitationsContract, { params: { dialogue_id: file.id }, query: { party_id } })
        }
      />
    )
  const bodies = file.parties.filter((party) => party.kind === 'body')
  const groups = file.parties.filter((party) => party.kind === 'group')
  return (
    <>
      <Section title={t('dialogue.form.what')}>
        {file.agenda.length + file.policies.length === 0 && (
          <p className={layout.quiet}>{t('dialogue.plan.none')}</p>
        )}
        <ul className={classes.rows}>
          {file.agenda.map((item) => (
            <li key={`a ${item.at} ${item.title}`}>
              <span>
                {item.at && <strong className="figures">{item.at} </strong>}
                {item.title}
                {item.topic && <span className={layout.quiet}> · {topics.named(item.topic)}</span>}
              </span>
              <span className={layout.quiet}>
                {[item.speaker, item.body_name].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
          {file.policies.map((item) => (
            <li key={`p ${item.title}`}>
              <span>{item.title}</span>
              <span className={layout.quiet}>
                {[item.speaker, item.body_name].filter(Boolean).join(', ') || t('dialogue.form.policies')}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('dialogue.form.bodies')} note={formatNumber(bodies.length)}>
        <ul className={classes.rows}>
          {bodies.map((body) => (
            <li key={body.id}>
              <span>{body.name}</span>
              <span className={layout.quiet}>
                {body.attended
                  ? t('dialogue.plan.came', { n: body.attended })
                  : t(`dialogue.coming.${body.coming}`)}
              </span>
              {letter(body.id, body.name ?? '')}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('dialogue.form.groups')}>
        <ul className={classes.rows}>
          {groups.map((group) => (
            <li key={group.id}>
              <span>{t(`dialogue.group.${group.group}`)}</span>
              <span className="figures">
                {group.attended === null ? '–' : formatNumber(group.attended)}
                {group.invited !== null && ` / ${formatNumber(group.invited)}`}
              </span>
              {letter(group.id, t(`dialogue.group.${group.group}`))}
            </li>
          ))}
        </ul>
      </Section>
      {file.conclusion && (
        <Section title={t('dialogue.form.conclusion')}>
          <p className={layout.words}>{file.conclusion}</p>
        </Section>
      )}
    </>
  )
}
