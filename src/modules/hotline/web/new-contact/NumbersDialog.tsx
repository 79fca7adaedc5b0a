import { Modal } from '@mantine/core'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { currentShift } from '../../shift.contract.ts'
import { useDials } from './duty.ts'
import { DialList } from './NearNumbers.tsx'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'

/** F8: the police first, then every other number of the place. */
export function NumbersDialog({
  form,
  opened,
  onClose,
}: Pick<PartProps, 'form'> & { opened: boolean; onClose: () => void }) {
  const t = useText()
  const dials = useDials(opened ? form.place?.id : undefined, ['police'])
  const others = dials.all.filter((dial) => !dials.pressing.some((first) => first.key === dial.key))
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('hotline.numbers.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.stack}>
        <p className={classes.quiet}>
          {form.place ? t('hotline.numbers.of', { place: form.place.label }) : t('hotline.numbers.no_place')}
        </p>
        {dials.isPending && <TextSkeleton lines={2} />}
        <DialList dials={dials.pressing} />
        {others.length > 0 && <h3 className={classes.subTitle}>{t('hotline.numbers.others')}</h3>}
        <DialList dials={others} />
        {dials.error && <p>{t('hotline.numbers.failed')}</p>}
      </div>
    </Modal>
  )
}

/** F9: who leads the shift now. */
export function LeaderDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText()
  const may = useMay()
  const shift = useRead(currentShift, {}, { enabled: opened && may('shift.see') })
  const now = shift.data?.current
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('hotline.leader.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <div className={classes.stack}>
        {shift.isLoading && <TextSkeleton lines={2} />}
        <ErrorNote error={shift.error} onRetry={() => void shift.refetch()} />
        {shift.data &&
          (now ? (
            <p>
              <strong>{now.leader.name}</strong>
              <span className={`${classes.quiet} figures`}>
                {' · '}
                {t('hotline.leader.until', { shift: now.name, moment: formatClock(now.ends_at) })}
              </span>
            </p>
          ) : (
            <p>{t('hotline.leader.none')}</p>
          ))}
        <p className={classes.quiet}>{t('hotline.leader.note')}</p>
      </div>
    </Modal>
  )
}
