import { useId, useRef } from 'react'
import { readFormula } from '../../../kernel/formula/formula.ts'
import { functions } from '../../../kernel/formula/functions.ts'
import { typeLabels, typeOf } from '../../../kernel/formula/types.ts'
import type { Label } from '../../../kernel/label.ts'
import { TextArea } from '../../../kit/heavy.tsx'
import type { SeenObject } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'

type Props = {
  readonly of: SeenObject
  readonly value: string
  readonly self: string
  readonly onChange: (value: string) => void
  readonly trouble?: Label | undefined
}

/** A formula, judged at each letter by the same reader as the house's, with fields and functions to press. */
export function FormulaEditor({ of, self, value, onChange, trouble }: Props) {
  const { t, say } = useSpeech()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const { fields } = of.declaration
  const read = value.trim() ? readFormula(value, fields) : undefined
  const insert = (text: string) => {
    const area = box.current?.querySelector('textarea')
    const [from, to] = [area?.selectionStart ?? value.length, area?.selectionEnd ?? value.length]
    onChange(`${value.slice(0, from)}${text}${value.slice(to)}`)
    area?.focus()
  }
  const wrong = read && 'trouble' in read ? read.trouble : undefined
  return (
    <fieldset>
      <legend>{t('ownFormula')}</legend>
      <div className="kx-field-wide kx-formula" ref={box}>
        <label className="kx-unseen" htmlFor={id}>
          {t('ownFormula')}
        </label>
        <TextArea id={id} value={value} rows={3} spellCheck={false} onChange={(event) => onChange(event.target.value)} status={wrong ? 'error' : ''} />
        {wrong && <p className="kx-trouble">{t('ownFormulaAt', { n: wrong.at + 1, why: say(wrong.message) })}</p>}
        {!wrong && trouble && (
          <p className="kx-trouble" role="alert">
            {say(trouble)}
          </p>
        )}
        {read && 'tree' in read && <p className="kx-hint">{t('ownFormulaOk', { type: say(typeLabels[read.tree.type]) })}</p>}
        <p className="kx-set-label">{t('ownFormulaFields')}</p>
        <div className="kx-formula-words">
          {Object.entries(fields).flatMap(([name, field]) =>
            typeOf(field) && !field.isOff && name !== self ? (
              <button key={name} type="button" title={name} onClick={() => insert(name)}>
                {say(field.label)}
              </button>
            ) : (
              []
            ),
          )}
        </div>
        <p className="kx-set-label">{t('ownFormulaWords')}</p>
        <div className="kx-formula-words">
          {Object.entries(functions).map(([name, { hint }]) => (
            <button key={name} type="button" title={say(hint)} onClick={() => insert(`${name}(`)}>
              {name}
            </button>
          ))}
        </div>
      </div>
    </fieldset>
  )
}
