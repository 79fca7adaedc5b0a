import { listTextsContract } from '#modules/law/law.contract.ts'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { useDials } from './duty.ts'
import { DialList } from './NearNumbers.tsx'
import classes from './new-contact.module.css'
import type { PartProps } from './parts.ts'
import { scriptKeys, scriptsFor } from './scripts.ts'

/** What to say now. Every script is dated data with an author; unreviewed ones say so. */
export function SidePanel({ form }: Pick<PartProps, 'form'>) {
  const t = useText()
  const { language } = useLanguage()
  const texts = useRead(
    listTextsContract,
    { query: { keys: scriptKeys.join(','), lang: language } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  const shown = scriptsFor(form).flatMap((key) => texts.data?.items.filter((text) => text.key === key) ?? [])
  const needsInterpreter = form.language !== 'vi' || form.interpreter === 'needed'
  return (
    <aside className={classes.aside} aria-label={t('hotline.scripts.title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className={classes.scripts} tabIndex={0}>
        <h2 className={classes.sectionTitle}>{t('hotline.scripts.title')}</h2>
        {texts.error && <ErrorNote error={texts.error} onRetry={() => void texts.refetch()} />}
        {texts.isPending && <TextSkeleton lines={4} />}
        {shown.map((text) => (
          <div key={text.key} className={classes.script}>
            <h3 className={classes.subTitle}>{t(`hotline.${text.key}`)}</h3>
            <p>{text.body}</p>
            {text.review_state === 'draft' && <Badge tone="internal">{t('hotline.scripts.draft')}</Badge>}
          </div>
        ))}
        {needsInterpreter && <Interpreters placeId={form.place?.id} />}
        <p className={classes.quiet}>{t('hotline.scripts.note')}</p>
      </div>
    </aside>
  )
}

function Interpreters({ placeId }: { placeId: string | undefined }) {
  const t = useText()
  const dials = useDials(placeId, ['interpreter'])
  const found = dials.pressing.filter((dial) => dial.service === 'interpreter')
  return (
    <div className={classes.script}>
      <h3 className={classes.subTitle}>{t('hotline.scripts.interpreters')}</h3>
      {found.length > 0 ? (
        <DialList dials={found} />
      ) : (
        <p className={classes.quiet}>{t('hotline.scripts.no_interpreter')}</p>
      )}
    </div>
  )
}
