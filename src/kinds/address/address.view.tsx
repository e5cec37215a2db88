import { Input } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { RegionField } from '../../kit/RegionField.tsx'
import { type CellProps, type InputProps, type KindView, printed } from '../../kit/view.ts'
import { kitWords } from '../../kit/words.ts'
import type { Address } from './address.ts'

function AddressCell({ value, field }: CellProps<Address>) {
  const lang = useLang()
  const text = printed(value, field, lang)
  return <span title={text}>{text}</span>
}

const nowhere: Address = { region: null, street: null, postcode: null }

function AddressInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<Address>) {
  const lang = useLang()
  const put = (change: Partial<Address>) => {
    const next = { ...(value ?? nowhere), ...change }
    onChange(next.region || next.street || next.postcode ? next : null)
  }
  return (
    <span className="kx-address">
      <RegionField
        value={value?.region ?? null}
        onChange={(region) => put({ region: region as string | null })}
        isInvalid={isInvalid ?? false}
        ariaLabel={kitWords.region[lang]}
        placeholder={kitWords.region[lang]}
      />
      <Input
        {...(id ? { id } : {})}
        value={value?.street ?? ''}
        placeholder={kitWords.street[lang]}
        status={isInvalid ? 'error' : ''}
        autoFocus={autoFocus ?? false}
        onChange={(event) => put({ street: event.target.value || null })}
      />
      <Input
        value={value?.postcode ?? ''}
        placeholder={kitWords.postcode[lang]}
        aria-label={kitWords.postcode[lang]}
        inputMode="numeric"
        maxLength={10}
        onChange={(event) => put({ postcode: event.target.value || null })}
      />
    </span>
  )
}

export const addressView: KindView<Address> = { Cell: AddressCell, Input: AddressInput, width: 220, isWide: true }
