import { Button } from '@mantine/core'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import classes from './Activities.module.css'
import { type ActivityForm, newAward, newGift, type TypedGift } from './activity.form.ts'
import { searchPlacesOn } from './place-then.ts'
import type { Codes } from './use-codes.ts'

interface Props {
  form: ActivityForm
  set: (change: Partial<ActivityForm>) => void
  codes: Codes
  on: string
}

const numberOf = (value: string | number) => (value === '' ? '' : Number(value))

/** Gifts by item, and how many people of which group and place they reached. Nobody's name is asked. */
export function GiftsEntry({ form, set, codes, on }: Props) {
  const t = useText()
  const change = (key: string, part: Partial<TypedGift>) =>
    set({ gifts: form.gifts.map((gift) => (gift.key === key ? { ...gift, ...part } : gift)) })
  return (
    <div className={layout.stack}>
      <p className={layout.quiet}>{t('activities.gifts.no_names')}</p>
      {form.gifts.map((gift) => (
        <div key={gift.key} className={classes.part}>
          <div className={classes.narrow}>
            <SelectField
              label={t('activities.gifts.item')}
              data={codes.choices('item', on)}
              value={gift.item}
              onChange={(item) => item && change(gift.key, { item })}
            />
            <NumberField
              label={t('activities.gifts.quantity')}
              value={gift.quantity}
              onChange={(next) => change(gift.key, { quantity: numberOf(next) })}
            />
            <NumberField
              label={t('activities.gifts.value')}
              optional
              value={gift.value_vnd}
              onChange={(next) => change(gift.key, { value_vnd: numberOf(next) })}
            />
            <TextField
              label={t('activities.gifts.sponsor')}
              optional
              maxLength={200}
              value={gift.sponsor}
              onChange={(event) => change(gift.key, { sponsor: event.currentTarget.value })}
            />
          </div>
          {gift.recipients.map((to) => {
            const changeTo = (part: Partial<typeof to>) =>
              change(gift.key, {
                recipients: gift.recipients.map((each) =>
                  each.key === to.key ? { ...each, ...part } : each,
                ),
              })
            return (
              <div key={to.key} className={classes.narrow}>
                <SelectField
                  label={t('activities.gifts.recipient')}
                  data={codes.choices('recipient', on)}
                  value={to.recipient}
                  onChange={(recipient) => recipient && changeTo({ recipient })}
                />
                <NumberField
                  label={t('activities.gifts.people')}
                  value={to.people}
                  onChange={(next) => changeTo({ people: numberOf(next) })}
                />
                <PlaceField
                  label={t('activities.gifts.place')}
                  value={to.place}
                  onChange={(place) => changeTo({ place })}
                  search={(question) => searchPlacesOn(question, on)}
                />
              </div>
            )
          })}
          <div className={layout.acts}>
            <Button
              variant="default"
              onClick={() =>
                change(gift.key, {
                  recipients: [
                    ...gift.recipients,
                    { key: crypto.randomUUID(), recipient: 'disadvantaged_women', people: '', place: null },
                  ],
                })
              }
            >
              {t('activities.gifts.add_recipient')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              onClick={() => set({ gifts: form.gifts.filter((each) => each.key !== gift.key) })}
            >
              {t('activities.remove')}
            </Button>
          </div>
        </div>
      ))}
      <div className={layout.acts}>
        <Button variant="default" onClick={() => set({ gifts: [...form.gifts, newGift()] })}>
          {t('activities.gifts.add')}
        </Button>
      </div>
    </div>
  )
}

/** Honours and prizes given. */
export function AwardsEntry({ form, set, codes, on }: Props) {
  const t = useText()
  return (
    <div className={layout.stack}>
      {form.awards.map((award) => {
        const change = (part: Partial<typeof award>) =>
          set({ awards: form.awards.map((each) => (each.key === award.key ? { ...each, ...part } : each)) })
        return (
          <div key={award.key} className={classes.narrow}>
            <SelectField
              label={t('activities.awards.honour')}
              data={codes.choices('honour', on)}
              value={award.honour}
              onChange={(honour) => honour && change({ honour })}
            />
            <SelectField
              label={t('activities.awards.given_to')}
              data={(['person', 'group'] as const).map((value) => ({
                value,
                label: t(`activities.awards.${value}`),
              }))}
              value={award.given_to}
              onChange={(next) => change({ given_to: next === 'group' ? 'group' : 'person' })}
            />
            <NumberField
              label={t('activities.awards.quantity')}
              value={award.quantity}
              onChange={(next) => change({ quantity: numberOf(next) })}
            />
            <Button
              variant="subtle"
              color="gray"
              onClick={() => set({ awards: form.awards.filter((each) => each.key !== award.key) })}
            >
              {t('activities.remove')}
            </Button>
          </div>
        )
      })}
      <div className={layout.acts}>
        <Button variant="default" onClick={() => set({ awards: [...form.awards, newAward()] })}>
          {t('activities.awards.add')}
        </Button>
      </div>
    </div>
  )
}
