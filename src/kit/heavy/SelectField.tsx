import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useLang } from '../lang.ts'
import type { ViewOption } from '../view.ts'

export type SelectFieldProps = {
  readonly value: string | readonly string[] | null
  readonly onChange: (value: string | readonly string[] | null) => void
  readonly options: readonly ViewOption[]
  readonly isMany?: boolean
  /** Words not in the list may be typed. */
  readonly isOpen?: boolean
  readonly id?: string
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly allowClear?: boolean
  readonly ariaLabel?: string
  readonly renderLabel?: (option: ViewOption) => ReactNode
}

type Given = Pick<SelectFieldProps, 'isMany' | 'isOpen' | 'onChange'>

/** Picking what is chosen already is an answer too, which antd's onChange keeps to itself; an edit in place ends with it. */
export const given = ({ isMany, isOpen, onChange }: Given) =>
  isMany || isOpen
    ? { onChange: (value: unknown) => onChange((value as string[] | undefined) ?? null) }
    : { onSelect: (value: unknown) => onChange(value as string), onClear: () => onChange(null) }

/** A choice among options known here; typing narrows them in either language. */
export function SelectField(props: SelectFieldProps) {
  const lang = useLang()
  const options = props.options.map((each) => ({
    value: each.id,
    label: props.renderLabel ? props.renderLabel(each) : each.label[lang],
    words: `${each.label.zh} ${each.label.en} ${each.id}`.toLowerCase(),
  }))
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      aria-label={props.ariaLabel}
      className="kx-fill"
      value={props.value as string | null}
      mode={props.isOpen ? 'tags' : props.isMany ? 'multiple' : undefined}
      maxTagCount="responsive"
      allowClear={props.allowClear ?? true}
      autoFocus={props.autoFocus}
      defaultOpen={props.autoFocus && !props.isMany}
      status={props.isInvalid ? 'error' : undefined}
      placeholder={props.placeholder}
      options={options}
      showSearch={props.isMany || options.length > 8 ? { filterOption: (words, option) => (option?.words ?? '').includes(words.toLowerCase()) } : false}
      {...given(props)}
      popupMatchSelectWidth={false}
    />
  )
}
