import { Button } from '@mantine/core'
import { FieldPair, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type ItemDraft, newItem } from './dialogue.form.ts'
import { BodyField } from './fields.tsx'
import { useTopics } from './use-topics.ts'

/** Lines of the day, each with its hour and topic, or policies; and who introduces each. */
export function ItemRows({
  kind,
  items,
  onChange,
}: {
  kind: 'agenda' | 'policy'
  items: readonly ItemDraft[]
  onChange: (items: ItemDraft[]) => void
}) {
  const t = useText()
  const topics = useTopics()
  const none = { value: '', label: t('dialogue.hall.not_said') }
  const change = (key: string, next: Partial<ItemDraft>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...next } : item)))
  const move = (at: number) =>
    onChange(items.map((item, n) => (n === at - 1 ? items[at] : n === at ? items[at - 1] : item) ?? item))
  return (
    <div className={layout.stack}>
      {items.map((item, at) => (
        <fieldset key={item.key} className={layout.stack}>
          <legend>{t(`dialogue.item.${kind}`, { n: at + 1 })}</legend>
          <TextField
            label={t('dialogue.item.title')}
            maxLength={300}
            value={item.title}
            onChange={(event) => change(item.key, { title: event.currentTarget.value })}
          />
          {kind === 'agenda' && (
            <FieldPair>
              <TextField
                label={t('dialogue.item.at')}
                type="time"
                optional
                value={item.at}
                onChange={(event) => change(item.key, { at: event.currentTarget.value })}
              />
              <SelectField
                label={t('dialogue.column.topic')}
                optional
                searchable
                data={[none, ...topics.choicesWith(item.topic)]}
                value={item.topic}
                onChange={(next) => change(item.key, { topic: next ?? '' })}
              />
            </FieldPair>
          )}
          <FieldPair>
            <BodyField
              label={t('dialogue.item.body')}
              value={item.body}
              onChange={(body) => change(item.key, { body })}
            />
            <TextField
              label={t('dialogue.item.speaker')}
              optional
              maxLength={200}
              value={item.speaker}
              onChange={(event) => change(item.key, { speaker: event.currentTarget.value })}
            />
          </FieldPair>
          <div className={layout.acts}>
            {at > 0 && (
              <Button variant="subtle" color="gray" onClick={() => move(at)}>
                {t('dialogue.item.up')}
              </Button>
            )}
            <Button
              variant="subtle"
              color="gray"
              onClick={() => onChange(items.filter((other) => other.key !== item.key))}
            >
              {t('dialogue.form.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button variant="default" onClick={() => onChange([...items, newItem()])}>
          {t(`dialogue.item.add_${kind}`)}
        </Button>
      </div>
    </div>
  )
}
