import type { Translate } from '#ui/text.ts'
import type { SuicideLine } from '../suicide.contract.ts'

/** What is known of a risk, in one line. */
export function knownOf(
  risk: Pick<SuicideLine, 'means' | 'plan' | 'alone' | 'stays' | 'called'>,
  t: Translate,
): string {
  return [
    t(`safety.suicide.means.${risk.means}`),
    t(`safety.suicide.plan.${risk.plan}`),
    t(`safety.suicide.alone.${risk.alone}`),
    risk.stays !== 'unknown' && t(`safety.suicide.stays.${risk.stays}`),
    risk.called.length > 0 &&
      t('safety.suicide.called_list', {
        who: risk.called.map((body) => t(`safety.suicide.called.${body}`)).join(', '),
      }),
  ]
    .filter(Boolean)
    .join(' · ')
}
