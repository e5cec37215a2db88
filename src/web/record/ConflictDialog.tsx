import { Button } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../kit/heavy.tsx'
import { asProblem } from '../api/problem.ts'
import { fetchOne } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { useChange } from '../api/writes.ts'
import { Shown } from '../form/Shown.tsx'
import { useSpeech } from '../speech.tsx'
import { type Clash, conflictsOf } from './conflict.ts'

type Side = 'yours' | 'theirs'

/** Somebody saved first. Both values stand side by side; nothing typed is lost and nothing is overwritten unseen. */
export function ConflictDialog({ clash, onEnd }: { clash: Clash; onEnd: (row: Row | null) => void }) {
  const { t, say } = useSpeech()
  const { plural } = clash.seen.declaration
  const change = useChange(plural)
  const [conflicts, setConflicts] = useState(clash.conflicts)
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({})
  const [trouble, setTrouble] = useState<string>()
  const save = async () => {
    const patch = Object.fromEntries(Object.entries(clash.patch).filter(([name]) => !(name in conflicts) || (sides[name] ?? 'yours') === 'yours'))
    try {
      const current = await fetchOne(plural, clash.id)
      onEnd(Object.keys(patch).length === 0 ? current : await change.mutateAsync({ id: clash.id, version: current.version, patch }))
    } catch (error) {
      const problem = asProblem(error)
      const again = conflictsOf(problem)
      if (again) setConflicts(again)
      setTrouble(say(problem.detail))
    }
  }
  return (
    <Dialog
      title={t('conflictTitle')}
      isOpen
      onClose={() => onEnd(null)}
      width={680}
      footer={
        <>
          <Button onClick={() => onEnd(null)}>{t('cancel')}</Button>
          <Button type="primary" loading={change.isPending} onClick={() => void save()}>
            {t('conflictSave')}
          </Button>
        </>
      }
    >
      <p>{t('conflictTeach')}</p>
      {trouble && (
        <p role="alert" className="kx-trouble">
          {trouble}
        </p>
      )}
      <table className="kx-conflict">
        <thead>
          <tr>
            <th />
            <th>{t('conflictYours')}</th>
            <th>{t('conflictTheirs')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(conflicts).map(([name, values]) => {
            const field = clash.seen.fields[name]
            return field ? (
              <tr key={name}>
                <th scope="row">{say(field.label)}</th>
                {(['yours', 'theirs'] as const).map((side) => (
                  <td key={side}>
                    <label>
                      <input type="radio" name={name} checked={(sides[name] ?? 'yours') === side} onChange={() => setSides({ ...sides, [name]: side })} />
                      <Shown field={field} name={name} value={values[side]} record={{}} />
                    </label>
                  </td>
                ))}
              </tr>
            ) : null
          })}
        </tbody>
      </table>
    </Dialog>
  )
}
