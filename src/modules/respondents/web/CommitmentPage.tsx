import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import layout from '#ui/layout.module.css'
import { PageLink, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { readRespondentContract } from '../respondent.contract.ts'
import classes from './Respondents.module.css'

/** Bản cam kết on A4. Names are written by hand: the paper names neither whom it was done to nor where anybody lives. */
export default function CommitmentPage() {
  const t = useText()
  const id = useParam('id')
  const file = useRead(readRespondentContract, { params: { file_id: id } }, { staleTime: 5 * 60_000 })
  if (!file.data && !file.error) return <PageSkeleton />
  return (
    <Page
      title={t('respondents.print.title')}
      actions={
        file.data && (
          <Button
            className={classes.noPrint}
            leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('respondents.print.now')}
          </Button>
        )
      }
    >
      <ErrorNote error={file.error} />
      <p className={`${classes.noPrint} ${layout.quiet}`}>
        {t('respondents.print.note')}{' '}
        <PageLink to="/respondents/$id" params={{ id }}>
          {t('respondents.print.back')}
        </PageLink>
      </p>
      {file.data && (
        <Sheet>
          <div className={classes.paper}>
            <p className={classes.centre}>
              <strong>{t('respondents.print.state')}</strong>
              <br />
              <strong>{t('respondents.print.motto')}</strong>
            </p>
            <h2>{t('respondents.print.heading')}</h2>
            <p>{t('respondents.print.person')}</p>
            <p>{t('respondents.print.basis', { basis: t(`respondents.basis.${file.data.basis}`) })}</p>
            <p>{t('respondents.print.promise')}</p>
            <ol>
              {[1, 2, 3, 4, 5].map((n) => (
                <li key={n}>{t(`respondents.print.promise_${n}`)}</li>
              ))}
            </ol>
            <p>{t('respondents.print.aware')}</p>
            <p style={{ textAlign: 'end' }}>{t('respondents.print.dated')}</p>
            <div className={classes.sign}>
              <span>{t('respondents.print.witness')}</span>
              <span>{t('respondents.print.signer')}</span>
            </div>
            <p className={layout.quiet}>{file.data.code}</p>
          </div>
        </Sheet>
      )}
    </Page>
  )
}
