import { Copy } from '../../kit/Copy.tsx'
import { Input, SelectField } from '../../kit/heavy.tsx'
import { useLang, useSay } from '../../kit/lang.ts'
import { PairsEditor } from '../../kit/PairsEditor.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'
import { kitWords } from '../../kit/words.ts'
import { type Phone, phoneTypes } from './phones.ts'

/** What a person types: the kind reads number, extension and digits out of `number` alone. */
type Typed = Pick<Phone, 'number' | 'main'> & { readonly type?: Phone['type']; readonly ext?: string | null; readonly e164?: string | null }

function One({ phone }: { phone: Typed }) {
  const say = useSay()
  const dialled = phone.e164 ?? phone.number.replace(/[^\d+]/g, '')
  return (
    <span className="kx-copied">
      <a href={`tel:${dialled}${phone.ext ? `,${phone.ext}` : ''}`} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
        {phone.number}
        {phone.ext && ` ${say(kitWords.extension)} ${phone.ext}`}
      </a>
      <Copy text={phone.number.replace(/[^\d+]/g, '')} />
    </span>
  )
}

function PhonesCell({ value, place }: CellProps<readonly Typed[]>) {
  const lang = useLang()
  const [main] = value
  if (!main) return null
  if (place === 'list')
    return (
      <span className="kx-first">
        <One phone={main} />
        {value.length > 1 && <small className="kx-quiet"> +{value.length - 1}</small>}
      </span>
    )
  return (
    <span className="kx-stack">
      {value.map((phone) => (
        <span key={phone.number + (phone.ext ?? '')}>
          <One phone={phone} /> {value.length > 1 && <small className="kx-quiet">{phoneTypes.find((type) => type.id === phone.type)?.label[lang]}</small>}
        </span>
      ))}
    </span>
  )
}

function PhonesInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<readonly Typed[]>) {
  const lang = useLang()
  // A changed number makes its derived parts void; the kind derives them anew.
  const retyped = (entry: Typed, number: string): Typed => ({
    number,
    main: entry.main,
    ...(entry.type && entry.type !== 'landline' && entry.type !== 'mobile' ? { type: entry.type } : {}),
  })
  return (
    <PairsEditor<Typed>
      entries={value ?? []}
      onChange={onChange}
      blank={() => ({ number: '', main: false })}
      isBlank={(entry) => entry.number.trim() === ''}
      render={(entry, put, at) => (
        <>
          <Input
            {...(id && at === 0 ? { id } : {})}
            aria-label={kitWords.number[lang]}
            inputMode="tel"
            placeholder="138 0013 8000"
            value={entry.number + (entry.ext ? ` ${kitWords.turn[lang]} ${entry.ext}` : '')}
            status={isInvalid ? 'error' : ''}
            autoFocus={at === 0 && (autoFocus ?? false)}
            onChange={(event) => put(retyped(entry, event.target.value))}
          />
          <span className="kx-pair-type">
            <SelectField
              options={phoneTypes}
              value={entry.type ?? null}
              allowClear={false}
              ariaLabel={kitWords.number[lang]}
              onChange={(type) => put({ ...entry, type: type as Phone['type'] })}
            />
          </span>
        </>
      )}
    />
  )
}

export const phonesView: KindView<readonly Typed[]> = { Cell: PhonesCell, Input: PhonesInput, width: 165 }
