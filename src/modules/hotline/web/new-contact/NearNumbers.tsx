import { IconPhone } from '@tabler/icons-react'
import { formatPhone } from '#ui/format.ts'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { type Dial, servicesFor, useDials } from './duty.ts'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** The numbers the danger asks for, at once and large: of her commune when it is known. */
export function NearNumbers({ form }: Pick<PartProps, 'form'>) {
  const t = useText()
  const dials = useDials(form.place?.id, servicesFor(form))
  return (
    <div>
      <p className={classes.quiet}>
        {form.place ? t('hotline.numbers.of', { place: form.place.label }) : t('hotline.numbers.no_place')}
      </p>
      {dials.isPending ? <TextSkeleton lines={1} /> : <DialList dials={dials.pressing} />}
      {dials.error && <p className={classes.quiet}>{t('hotline.numbers.failed')}</p>}
      {dials.needsChoice && <p className={classes.quiet}>{t('directory.needs_choice')}</p>}
    </div>
  )
}

export function DialList({ dials }: { dials: readonly Dial[] }) {
  const t = useText()
  return (
    <ul className={classes.dials}>
      {dials.map((dial) => (
        <li key={dial.key}>
          <a href={`tel:${dial.phone}`} className={classes.dial}>
            <IconPhone size={18} stroke={1.75} aria-hidden />
            <span className="figures">{formatPhone(dial.phone)}</span>
          </a>
          <span>
            {dial.name}
            <span className={classes.quiet}>
              {' · '}
              {[t(`directory.service.${dial.service}`), dial.hours].filter(Boolean).join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
