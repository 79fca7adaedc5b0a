import { Button } from '@mantine/core'
import { IconPhone, IconUserShield } from '@tabler/icons-react'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useText } from '#ui/text.ts'
import { dangerSigns } from '../../contact.codes.ts'
import { useLabel } from '../labels.ts'
import { AssaultTime } from './AssaultTime.tsx'
import { CodeChoices, keysOf } from './CodeChoices.tsx'
import { type ContactForm, type Danger, dayLater } from './contact-form.ts'
import { KeySection } from './KeySection.tsx'
import { signCaps } from './key-caps.ts'
import { NearNumbers } from './NearNumbers.tsx'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

interface DangerSectionProps extends PartProps {
  onPolice: () => void
  onLeader: () => void
}

/** Asked before the name on purpose: who hangs up early still leaves us the danger. */
export function DangerSection({ form, set, onPolice, onLeader }: DangerSectionProps) {
  const t = useText()
  const label = useLabel()
  const isDanger = form.danger.some((branch) => branch !== 'none')
  const branches = {
    label: t('hotline.new.danger'),
    isLabelled: true,
    several: true,
    columns: 4,
    chosen: form.danger,
    choices: [
      { value: 'danger_now', label: t('hotline.danger.danger_now'), keyCap: '1', danger: true },
      { value: 'sexual_assault', label: t('hotline.danger.sexual_assault'), keyCap: '2', danger: true },
      { value: 'suicide_risk', label: t('hotline.danger.suicide_risk'), keyCap: '3', danger: true },
      { value: 'none', label: t('hotline.danger.none'), keyCap: '0', alone: true },
    ],
    onChange: (chosen: string[]) => set(afterDanger(form, chosen as Danger[])),
  }
  const signs = {
    label: t('hotline.new.signs'),
    several: true,
    columns: 5,
    first: 10,
    chosen: form.danger_signs,
    choices: dangerSigns.map((code) => ({
      value: code as string,
      label: label('danger_sign', code),
      keyCap: signCaps[code],
      danger: true,
    })),
    onChange: (chosen: string[]) => set({ danger_signs: chosen as ContactForm['danger_signs'] }),
  }
  return (
    <KeySection
      title={t('hotline.new.danger')}
      jump="Alt+1"
      note={t('hotline.new.danger_note')}
      danger={isDanger}
      groups={isDanger ? [keysOf(branches), keysOf(signs)] : [keysOf(branches)]}
    >
      <div className={classes.stack}>
        <CodeChoices {...branches} />
        {isDanger && <CodeChoices {...signs} />}
        {form.danger.includes('sexual_assault') && <AssaultTime form={form} set={set} />}
        {isDanger && <NearNumbers form={form} />}
        {isDanger && (
          <div className={classes.row}>
            <Button
              color="danger"
              leftSection={<IconPhone size={20} stroke={1.75} aria-hidden />}
              rightSection={<KeyCap keys="F8" onFill />}
              onClick={onPolice}
            >
              {t('hotline.new.police')}
            </Button>
            <Button
              variant="default"
              color="danger"
              leftSection={<IconUserShield size={20} stroke={1.75} aria-hidden />}
              rightSection={<KeyCap keys="F9" />}
              onClick={onLeader}
            >
              {t('hotline.new.leader')}
            </Button>
          </div>
        )}
      </div>
    </KeySection>
  )
}

/** Signs go with a danger; thoughts of suicide propose to call again within a day, as the script says. */
function afterDanger(form: ContactForm, danger: Danger[]): Partial<ContactForm> {
  const isDanger = danger.some((branch) => branch !== 'none')
  const begins = danger.includes('suicide_risk') && !form.danger.includes('suicide_risk')
  return {
    danger,
    danger_signs: isDanger ? form.danger_signs : [],
    assaulted_at: danger.includes('sexual_assault') ? form.assaulted_at : null,
    ...(begins && !form.callback.day ? { callback: dayLater(new Date()) } : {}),
  }
}
