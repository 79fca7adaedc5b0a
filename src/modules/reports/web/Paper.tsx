import { useMe } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import type { ReportBody } from '../report.body.codes.ts'
import type { ReportFigure } from '../report.contract.ts'
import type { Part } from './Contents.tsx'
import classes from './Paper.module.css'
import { PaperSection } from './PaperSection.tsx'
import type { Report } from './use-report-draft.ts'

export interface PaperProps {
  report: Report
  body: ReportBody
  parts: readonly Part[]
  figures: ReadonlyMap<string, ReportFigure>
  openKey: string | undefined
  onOpen: (key: string) => void
  onChange: ((section: number, text: string) => void) | undefined
  onRemark: ((section: number) => void) | undefined
}

/** Room for what is written by hand or entered later. */
const gap = (signs: number) => '\u00A0'.repeat(signs)

/** The document as it will be printed, number and date blank until it is signed and numbered. */
export function Paper({ report, body, parts, figures, openKey, onOpen, onChange, onRemark }: PaperProps) {
  const t = useText()
  const me = useMe()
  const last = report.issues.at(-1)
  const place = me.province.name.replace(/^(Tỉnh|Thành phố)\s+/, '')
  const [year, month, date] = (last?.issued_on ?? '').split('-')
  return (
    <article className={classes.paper} lang="vi" aria-label={t('reports.paper.label')}>
      <div className={classes.letterhead}>
        <div>
          <p className={classes.strong}>{report.agency.name.toLocaleUpperCase('vi')}</p>
          <div className={classes.rule} />
          <p>{last?.number ? `Số: ${String(last.number).padStart(2, '0')}/BC` : `Số:${gap(8)}/BC`}</p>
        </div>
        <div>
          <p className={classes.strong}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className={`${classes.strong} ${classes.motto}`}>Độc lập - Tự do - Hạnh phúc</p>
          <p className={classes.slanted}>
            {date
              ? `${place}, ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
              : `${place}, ngày${gap(6)}tháng${gap(6)}năm ${report.cut_off.slice(0, 4)}`}
          </p>
        </div>
      </div>
      <div className={classes.heading}>
        <p>BÁO CÁO</p>
        {body.subject.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div className={classes.rule} />
      </div>
      {body.addressees.length > 0 && (
        <p className={classes.paragraph}>Kính gửi: {body.addressees.join('; ')}.</p>
      )}
      {body.legal_bases.map((basis) => (
        <p key={basis} className={`${classes.paragraph} ${classes.slanted}`}>
          {basis}
        </p>
      ))}
      {parts.map((part, at) => (
        <PaperSection
          key={part.id}
          id={part.id}
          section={part.section}
          figures={figures}
          openKey={openKey}
          onOpen={onOpen}
          asked={part.asked}
          isFixed={part.isFixed}
          onChange={(text) => onChange?.(at, text)}
          onRemark={onRemark && (() => onRemark(at))}
        />
      ))}
      <div className={classes.signature}>
        <div className={classes.recipients}>
          <p className={`${classes.strong} ${classes.slanted}`}>Nơi nhận:</p>
          {body.addressees.length > 0 && <p>- Như trên;</p>}
          {body.recipients.map((line) => (
            <p key={line}>- {line};</p>
          ))}
          <p>- Lưu: VT.</p>
        </div>
        <div className={classes.signer}>
          {body.signature.authority && (
            <p>
              {body.signature.authority} {body.signature.on_behalf_of?.toLocaleUpperCase('vi')}
            </p>
          )}
          <p>{(last?.signer_title ?? body.signature.title).toLocaleUpperCase('vi')}</p>
          <span className={classes.signatureSpace} />
          {last?.signer_name && <p>{last.signer_name}</p>}
        </div>
      </div>
    </article>
  )
}
