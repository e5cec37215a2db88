import { Button } from 'antd'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useRef, useState } from 'react'
import { Input } from '../../kit/heavy.tsx'
import { useSpeech } from '../speech.tsx'
import { moved } from './columns.ts'
import type { List } from './use-list.ts'

/** Which columns, in which order: by drag, or by buttons for who uses no mouse. The title always stands first. */
export function ColumnChooser({ list }: { list: List }) {
  const { t, say } = useSpeech()
  const [words, setWords] = useState('')
  const dragged = useRef<string>(undefined)
  const { fields, declaration } = list.seen
  const put = (columns: readonly string[]) => list.set({ columns })
  const labelOf = (name: string) => (fields[name] ? say(fields[name].label) : name)
  const shown = list.columns
  const rest = Object.keys(fields).filter((name) => !shown.includes(name) && labelOf(name).toLowerCase().includes(words.toLowerCase()))
  return (
    <div className="kx-columns">
      <ul>
        {shown.map((name, index) => (
          <li
            key={name}
            draggable={name !== declaration.title}
            onDragStart={() => {
              dragged.current = name
            }}
            onDragOver={(event) => index > 0 && event.preventDefault()}
            onDrop={() => dragged.current && put(moved(shown, dragged.current, name))}
          >
            <GripVertical size={13} aria-hidden className={index === 0 ? 'kx-hidden' : ''} />
            <label>
              <input type="checkbox" checked disabled={index === 0} onChange={() => put(shown.filter((each) => each !== name))} /> {labelOf(name)}
            </label>
            <Button
              size="small"
              type="text"
              icon={<ArrowUp size={12} />}
              aria-label={t('moveUp')}
              disabled={index < 2}
              onClick={() => put(moved(shown, name, shown[index - 1] ?? null))}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDown size={12} />}
              aria-label={t('moveDown')}
              disabled={index === 0 || index === shown.length - 1}
              onClick={() => put(moved(shown, name, shown[index + 2] ?? null))}
            />
          </li>
        ))}
      </ul>
      <Input
        size="small"
        allowClear
        value={words}
        placeholder={t('columnSearch')}
        aria-label={t('columnSearch')}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul>
        {rest.map((name) => (
          <li key={name}>
            <label>
              <input type="checkbox" checked={false} onChange={() => put([...shown, name])} /> {labelOf(name)}
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}
