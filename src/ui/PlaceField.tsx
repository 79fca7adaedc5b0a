import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { FieldError } from './FieldError.tsx'
import classes from './fields.module.css'
import { KeyCap } from './KeyCap.tsx'
import { useText } from './text.ts'

/** One thing that was found. */
export interface Found {
  id: string
  label: string
  /** Second line: a former name, what it belongs to now. */
  hint?: string
}

export interface PlaceFieldProps<T extends Found> {
  label: ReactNode
  value: T | null
  onChange: (value: T | null) => void
  /** Finds by a few letters, with or without tone marks. */
  search: (question: string) => Promise<readonly T[]>
  error?: string | undefined
  description?: string
  placeholder?: string
  /** Chord that brings the focus here is shown beside the label by the page. */
  inputId?: string
  icon?: ReactNode
}

const patience = 150

/** A field that finds while one types: arrows walk, Enter takes, Escape gives up. Searching without tones finds with tones. */
export function PlaceField<T extends Found>(props: PlaceFieldProps<T>) {
  const { label, value, onChange, search, error, description, placeholder, icon } = props
  const t = useText()
  const own = useId()
  const id = props.inputId ?? own
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [found, setFound] = useState<readonly T[] | 'failed' | undefined>(undefined)
  const latest = useRef(search)
  latest.current = search
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { selectFirstOption } = combobox
  const question = typed?.trim() ?? ''

  useEffect(() => {
    if (question === '') return setFound(undefined)
    let isCurrent = true
    const timer = setTimeout(async () => {
      const answer = await latest.current(question).catch(() => 'failed' as const)
      if (isCurrent) setFound(answer)
    }, patience)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [question])
  useEffect(() => {
    if (Array.isArray(found) && found.length > 0) selectFirstOption()
  }, [found, selectFirstOption])

  const items = Array.isArray(found) ? (found as readonly T[]) : []
  const take = (chosen: string) => {
    const item = items.find((candidate) => candidate.id === chosen)
    if (item) onChange(item)
    setTyped(undefined)
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={take}>
      <Combobox.Target>
        <InputBase
          id={id}
          label={label}
          description={description}
          error={error ? <FieldError>{error}</FieldError> : undefined}
          errorProps={{ component: 'div' }}
          placeholder={placeholder}
          autoComplete="off"
          leftSection={icon ?? <IconMapPin size={20} stroke={1.75} aria-hidden />}
          leftSectionPointerEvents="none"
          rightSection={
            value && typed === undefined ? (
              <Combobox.ClearButton
                aria-label={t('ui.found.clear')}
                onClear={() => onChange(null)}
                size="lg"
              />
            ) : undefined
          }
          value={typed ?? value?.label ?? ''}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            if (event.currentTarget.value === '') onChange(null)
            combobox.openDropdown()
          }}
          onBlur={() => {
            setTyped(undefined)
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={question === '' || found === undefined}>
        <Combobox.Options aria-label={typeof label === 'string' ? label : t('ui.found.list')}>
          {items.map((item, index) => (
            <Combobox.Option key={item.id} value={item.id}>
              <span className={classes.option}>
                <span style={{ flex: 1 }}>
                  {item.label}
                  {item.hint && <span className={classes.hint}> {item.hint}</span>}
                </span>
                {index === 0 && (
                  <span aria-hidden>
                    <KeyCap keys="Enter" />
                  </span>
                )}
              </span>
            </Combobox.Option>
          ))}
          {found === 'failed' && <Combobox.Empty>{t('ui.found.failed')}</Combobox.Empty>}
          {Array.isArray(found) && found.length === 0 && (
            <Combobox.Empty>{t('ui.found.none')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
