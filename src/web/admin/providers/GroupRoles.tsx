import { Button, Input } from 'antd'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { RecordSelect } from '../../../kit/heavy.tsx'
import { useSpeech } from '../../speech.tsx'

type Props = { readonly value: Readonly<Record<string, string>>; readonly onChange: (value: Readonly<Record<string, string>>) => void }

/** Which group of the sign-in service gives which role here. */
export function GroupRoles({ value, onChange }: Props) {
  const { t } = useSpeech()
  const [group, setGroup] = useState('')
  const [role, setRole] = useState<string | null>(null)
  const add = () => {
    if (!group.trim() || !role) return
    onChange({ ...value, [group.trim()]: role })
    setGroup('')
    setRole(null)
  }
  const remove = (name: string) => onChange(Object.fromEntries(Object.entries(value).filter(([each]) => each !== name)))
  return (
    <fieldset className="kx-group-roles">
      <legend>{t('providerGroupRoles')}</legend>
      {Object.entries(value).map(([name, id]) => (
        <div key={name} className="kx-key-line">
          <Input value={name} readOnly aria-label={t('providerGroup')} />
          <RecordSelect
            target="role"
            value={id}
            onChange={(next) => onChange({ ...value, [name]: (next as string | null) ?? id })}
            ariaLabel={t('providerGroupRoles')}
          />
          <Button type="text" icon={<X size={14} />} aria-label={t('remove')} onClick={() => remove(name)} />
        </div>
      ))}
      <div className="kx-key-line">
        <Input value={group} placeholder={t('providerGroup')} aria-label={t('providerGroup')} onChange={(event) => setGroup(event.target.value)} />
        <RecordSelect target="role" value={role} onChange={(next) => setRole(next as string | null)} ariaLabel={t('providerGroupRoles')} />
        <Button icon={<Plus size={14} />} aria-label={t('providerGroupRoles')} onClick={add} />
      </div>
    </fieldset>
  )
}
