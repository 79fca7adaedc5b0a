import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { readServicesContract, type ServicesView } from '../service.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { ServiceDialog, WithdrawDialog } from './dialogs/ServiceDialog.tsx'
import { Said } from './Said.tsx'
import { TabBody } from './TabBody.tsx'
import { useRoles } from './use-roles.ts'

type Service = ServicesView['services'][number]

/** Step 3: help that was given, by whom, to whom. */
export default function ServicesTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const { whyNot } = useCaseAct()
  const { roleOf } = useRoles(file)
  const [asked, ask] = useState<'give' | Service>()
  const read = useRead(readServicesContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  return (
    <TabBody read={read}>
      {(data) => (
        <Section title={t('cases.tab.services')} note={t('cases.services.note')}>
          {data.services.length === 0 && (
            <p>
              <strong>{t('cases.services.none')}</strong>{' '}
              <span className={layout.quiet}>{t(whyNot ?? 'cases.services.none_next')}</span>
            </p>
          )}
          <ul className={classes.rows}>
            {data.services.map((service) => (
              <li key={service.id}>
                <p className={classes.between}>
                  <span className={classes.badges}>
                    <strong>{t(`cases.service.${service.kind}`)}</strong>
                    {service.state === 'withdrawn' && <Badge>{t('cases.services.withdrawn')}</Badge>}
                  </span>
                  <time dateTime={service.given_at} className={layout.quiet}>
                    {formatWhen(service.given_at, new Date(now), language)}
                  </time>
                </p>
                <p>{service.person_ids.map(roleOf).filter(Boolean).join('; ')}</p>
                <Said words={service.note} assigned={data.assigned} />
                <p className={layout.quiet}>
                  {service.given_by ?? service.partner ?? t('cases.services.partner')}
                </p>
                {whyNot === undefined && service.state === 'given' && (
                  <Button variant="default" size="sm" onClick={() => ask(service)}>
                    {t('cases.services.withdraw')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {whyNot === undefined && (
            <div className={classes.act}>
              <Button onClick={() => ask('give')}>{t('cases.services.give')}</Button>
            </div>
          )}
          {asked === 'give' && <ServiceDialog file={file} onClose={() => ask(undefined)} />}
          {asked && asked !== 'give' && (
            <WithdrawDialog file={file} service={asked} onClose={() => ask(undefined)} />
          )}
        </Section>
      )}
    </TabBody>
  )
}
