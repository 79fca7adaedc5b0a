import { Button } from '@mantine/core'
import { FieldPair } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import classes from './safety.module.css'

export interface WrittenQuestion {
  key: string
  /** Null for a question that no edition had. */
  code: string | null
  wording_vi: string
  wording_en: string
  weight: number | ''
}

/** One question of an edition that is being written: its words in both languages, and what a yes weighs. */
export function QuestionFields(props: {
  no: number
  question: WrittenQuestion
  onChange: (next: WrittenQuestion) => void
  onDrop: () => void
}) {
  const { no, question, onChange, onDrop } = props
  const t = useText()
  const words = (field: 'wording_vi' | 'wording_en') => (
    <TextArea
      minRows={1}
      label={t(`safety.editions.${field}`)}
      value={question[field]}
      onChange={(event) => onChange({ ...question, [field]: event.currentTarget.value })}
    />
  )
  return (
    <fieldset className={classes.written}>
      <legend>{t('safety.editions.question', { n: no })}</legend>
      {words('wording_vi')}
      {words('wording_en')}
      <FieldPair>
        <NumberField
          label={t('safety.editions.points')}
          min={1}
          max={100}
          allowDecimal={false}
          value={question.weight}
          onChange={(value) => onChange({ ...question, weight: typeof value === 'number' ? value : '' })}
        />
        <Button variant="subtle" onClick={onDrop}>
          {t('safety.editions.drop')}
          <span className="unseen"> {no}</span>
        </Button>
      </FieldPair>
    </fieldset>
  )
}
