import { Segmented, Select, Switch } from 'antd'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Field } from '../../../kernel/field.ts'
import { isWritten } from '../../../kernel/field.ts'
import { type Declaration, formOrder } from '../../../kernel/object.ts'
import { type FieldRight, fieldRights } from '../../../kernel/reach.ts'
import type { Row } from '../../api/shapes.ts'
import { useParts } from '../../parts.ts'
import { useSpeech } from '../../speech.tsx'
import { declaredRight, keyOf, type Right } from './rights.ts'
import type { Rights } from './use-rights.ts'

type Props = { readonly role: Row; readonly rights: Rights; readonly isFixed: boolean }

/** What the role may do with each field of an object: not see it, read it, edit it; and whether it is shown masked. */
export function FieldRights({ role, rights, isFixed }: Props) {
  const { objects } = useParts()
  const { t, say } = useSpeech()
  const [name, setName] = useState(objects[0]?.name ?? '')
  const object = objects.find((each) => each.name === name)
  const names = object ? formOrder(object) : []
  const fill = (right: FieldRight) =>
    object && rights.setRights(names.map((field) => [object.name, field, { ...currentOf(object, field, role, rights), right }]))
  return (
    <>
      <div className="kx-admin-tools">
        <Select
          aria-label={t('rightsObject')}
          value={name}
          onChange={setName}
          options={objects.map((each) => ({ value: each.name, label: say(each.label) }))}
          popupMatchSelectWidth={false}
        />
        {!isFixed && (
          <span className="kx-acts">
            <span className="kx-quiet">{t('fieldsAll')}</span>
            {fieldRights.map((right) => (
              <button key={right} type="button" className="kx-link" onClick={() => fill(right)}>
                {t(`field_${right}`)}
              </button>
            ))}
            <button type="button" className="kx-link" onClick={() => object && rights.setRights(names.map((field) => [object.name, field, null]))}>
              {t('fieldsReset')}
            </button>
          </span>
        )}
      </div>
      <ul className="kx-field-rights">
        {object &&
          names.map((field) => (
            <FieldLine key={field} object={object} name={field} field={object.fields[field] as Field} role={role} rights={rights} isFixed={isFixed} />
          ))}
      </ul>
    </>
  )
}

const currentOf = (object: Declaration, field: string, role: Row, rights: Rights): Right =>
  rights.rightOf(object.name, field) ?? declaredRight(object, field, (role.key as string | null) ?? null)

function FieldLine({ object, name, field, role, rights, isFixed }: Props & { object: Declaration; name: string; field: Field }) {
  const { t, say } = useSpeech()
  const isOwn = rights.rightOf(object.name, name) !== undefined
  const current: Right = isFixed ? { right: 'edit', masked: false } : currentOf(object, name, role, rights)
  const isChanged = rights.edits.fields[keyOf(object.name, name)] !== undefined
  const put = (next: Right) => rights.setRights([[object.name, name, next]])
  const label = say(field.label)
  return (
    <li className={isChanged ? 'kx-grant-changed' : ''}>
      <span className="kx-field-right-name">
        <strong>{label}</strong>
        <small>
          {[field.sensitive && t('fieldSensitive'), field.mask && t('fieldMaskable'), isWritten(field) && t('fieldKept')].filter(Boolean).join(' · ')}
        </small>
      </span>
      <Segmented
        size="small"
        aria-label={label}
        disabled={isFixed}
        value={current.right}
        onChange={(right) => put({ ...current, right: right as FieldRight })}
        options={fieldRights.map((right) => ({ value: right, label: t(`field_${right}`) }))}
      />
      <span className="kx-field-right-mask">
        <Switch
          size="small"
          checked={current.masked && current.right !== 'hidden'}
          disabled={isFixed || current.right === 'hidden'}
          onChange={(masked) => put({ ...current, masked })}
          aria-label={`${label} · ${t('fieldMasked')}`}
        />
        {t('fieldMasked')}
      </span>
      {isOwn && !isFixed ? (
        <button
          type="button"
          className="kx-bare"
          aria-label={t('fieldReset', { what: label })}
          title={t('fieldReset', { what: label })}
          onClick={() => rights.setRights([[object.name, name, null]])}
        >
          <RotateCcw size={13} aria-hidden />
        </button>
      ) : (
        <small className="kx-quiet kx-field-right-default">{isFixed ? '' : t('fieldDefault')}</small>
      )}
    </li>
  )
}
