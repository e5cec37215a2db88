import { Copy } from '../../kit/Copy.tsx'
import { Input, SelectField } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { PairsEditor } from '../../kit/PairsEditor.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'
import { type Email, emailTypes } from './emails.ts'

function One({ address }: { address: string }) {
  return (
    <span className="kx-copied">
      <a href={`mailto:${address}`} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
        {address}
      </a>
      <Copy text={address} />
    </span>
  )
}

function EmailsCell({ value, place }: CellProps<readonly Email[]>) {
  const [main] = value
  if (!main) return null
  if (place === 'list')
    return (
      <span className="kx-first">
        <One address={main.address} />
        {value.length > 1 && <small className="kx-quiet"> +{value.length - 1}</small>}
      </span>
    )
  return (
    <span className="kx-stack">
      {value.map(({ address }) => (
        <One key={address} address={address} />
      ))}
    </span>
  )
}

function EmailsInput({ value, onChange, field, id, isInvalid, autoFocus }: InputProps<readonly Email[]>) {
  const lang = useLang()
  return (
    <PairsEditor<Email>
      entries={value ?? []}
      onChange={onChange}
      blank={() => ({ type: 'work', address: '', main: false })}
      isBlank={(entry) => entry.address.trim() === ''}
      render={(entry, put, at) => (
        <>
          <Input
            {...(id && at === 0 ? { id } : {})}
            aria-label={field.label[lang]}
            inputMode="email"
            placeholder="name@example.com"
            value={entry.address}
            status={isInvalid ? 'error' : ''}
            autoFocus={at === 0 && (autoFocus ?? false)}
            onChange={(event) => put({ ...entry, address: event.target.value })}
          />
          <span className="kx-pair-type">
            <SelectField
              options={emailTypes}
              value={entry.type}
              allowClear={false}
              ariaLabel={field.label[lang]}
              onChange={(type) => put({ ...entry, type: type as Email['type'] })}
            />
          </span>
        </>
      )}
    />
  )
}

export const emailsView: KindView<readonly Email[]> = { Cell: EmailsCell, Input: EmailsInput, width: 190 }
