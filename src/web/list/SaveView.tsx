import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Input } from '../../kit/heavy.tsx'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'
import { asTheView } from './state.ts'
import type { List } from './use-list.ts'
import { useViewWrites } from './views.ts'

/** Keeps what the list shows now under a name, as a tab. */
export function SaveView({ list, onEnd }: { list: List; onEnd: () => void }) {
  const { t, say } = useSpeech()
  const writes = useViewWrites(list.seen)
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const row = await writes.save({ name: name.trim(), filter: list.filter, sort: list.sort, columns: list.columns, by: list.by })
      list.set({ view: row.id, ...asTheView })
      onEnd()
    } catch (error) {
      const problem = asProblem(error)
      setTrouble(say(problem.fields[0]?.message ?? problem.detail))
    }
  }
  return (
    <form className="kx-save-view" onSubmit={(event) => void save(event)}>
      <Input autoFocus value={name} maxLength={60} placeholder={t('viewName')} aria-label={t('viewName')} onChange={(event) => setName(event.target.value)} />
      {trouble && (
        <p className="kx-trouble" role="alert">
          {trouble}
        </p>
      )}
      <Button type="primary" htmlType="submit" disabled={!name.trim()}>
        {t('save')}
      </Button>
    </form>
  )
}
