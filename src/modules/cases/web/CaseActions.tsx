import { Button, Menu } from '@mantine/core'
import { IconDots, IconPencil } from '@tabler/icons-react'
import { KeyCap } from '#ui/KeyCap.tsx'
import { usePageKeys } from '#ui/KeyHelp.tsx'
import { useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { type CaseMove, caseLife, mayStep } from '../case.life.ts'
import { type CaseAct, useCaseAct } from './dialogs/case-act.tsx'

/** At most two buttons: what was just done, and everything else that the state of the case and my permits allow. */
export function CaseActions({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const go = useGo()
  const { ask, whyNot } = useCaseAct()
  const mayNote = file.assigned && may('case.work')
  const note = () => mayNote && ask({ kind: 'note' })
  const keys = mayNote ? [{ keys: 'G', label: t('cases.act.note'), run: note }] : []
  usePageKeys(keys)
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size={20} stroke={1.75} aria-hidden />}>
            {t('cases.act.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actsOf(file, may, whyNot === undefined).map(({ labelKey, act }) => (
            <Menu.Item key={labelKey} onClick={() => ask(act)}>
              {t(labelKey)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => go({ to: '/cases/$id/print', params: { id: file.id } })}>
            {t('cases.act.print')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {mayNote && (
        <Button
          variant="default"
          leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />}
          rightSection={
            <span aria-hidden>
              <KeyCap keys="G" />
            </span>
          }
          onClick={note}
        >
          {t('cases.act.note')}
        </Button>
      )}
    </>
  )
}

/** What may be done now: from the life of a case, the permits, and whether I work on it. */
function actsOf(file: CaseFileView, may: (permit: string) => boolean, isWorkable: boolean) {
  const acts: { labelKey: string; act: CaseAct }[] = []
  if (isWorkable) {
    acts.push({ labelKey: 'cases.act.support', act: { kind: 'support' } })
    acts.push({ labelKey: 'cases.act.person', act: { kind: 'person' } })
    acts.push({ labelKey: 'cases.act.edit', act: { kind: 'edit' } })
    for (const to of [file.step + 1, file.step - 1])
      if (mayStep(file.status, file.step, to))
        acts.push({
          labelKey: to > file.step ? 'cases.act.step_on' : 'cases.act.step_back',
          act: { kind: 'step', to },
        })
  }
  if (may('case.assign')) {
    acts.push({
      labelKey: file.manager_id ? 'cases.act.hand_over' : 'cases.act.assign',
      act: { kind: 'assign', part: 'manager' },
    })
    acts.push({ labelKey: 'cases.act.team', act: { kind: 'assign', part: 'team' } })
  }
  if (may('case.conflict')) acts.push({ labelKey: 'cases.act.conflict', act: { kind: 'conflict' } })
  if (may('case.close'))
    for (const move of Object.keys(caseLife[file.status]) as CaseMove[])
      acts.push({ labelKey: `cases.move.${move}`, act: { kind: 'move', move } })
  return acts
}
