import { Button } from 'antd'
import { Plus, Star, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useSay } from './lang.ts'
import { kitWords } from './words.ts'

type Entry = { readonly main: boolean }
type Props<E extends Entry> = {
  readonly entries: readonly E[]
  readonly onChange: (entries: E[] | null) => void
  readonly blank: () => E
  readonly isBlank: (entry: E) => boolean
  readonly render: (entry: E, put: (next: E) => void, at: number) => ReactNode
}

/** Several of a thing, one of them the main one: phones, e-mails. */
export function PairsEditor<E extends Entry>({ entries, onChange, blank, isBlank, render }: Props<E>) {
  const say = useSay()
  // A line begun and left empty is shown, but is no value.
  const [typed, setTyped] = useState<readonly E[]>(entries)
  const shown = typed.length > 0 ? typed : [{ ...blank(), main: true }]
  const put = (next: readonly E[]) => {
    setTyped(next)
    const filled = next.filter((each) => !isBlank(each))
    onChange(filled.length > 0 ? withMain(filled) : null)
  }
  return (
    <div className="kx-pairs">
      {shown.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id, and one being typed may equal another
        <div key={at} className="kx-pair">
          {render(entry, (next) => put(shown.map((each, index) => (index === at ? next : each))), at)}
          {shown.length > 1 && (
            <Button
              type="text"
              className={entry.main ? 'kx-main' : ''}
              icon={<Star size={14} fill={entry.main ? 'currentColor' : 'none'} />}
              aria-label={say(entry.main ? kitWords.main : kitWords.makeMain)}
              aria-pressed={entry.main}
              onClick={() => put(shown.map((each, index) => ({ ...each, main: index === at })))}
            />
          )}
          {typed.length > 0 && (
            <Button
              type="text"
              icon={<X size={14} />}
              aria-label={say(kitWords.remove)}
              onClick={() => put(withMain(shown.filter((_, index) => index !== at)))}
            />
          )}
        </div>
      ))}
      <Button type="dashed" size="small" icon={<Plus size={13} />} onClick={() => put([...shown, { ...blank(), main: false }])}>
        {say(kitWords.add)}
      </Button>
    </div>
  )
}

/** The main one removed, the first takes its place. */
function withMain<E extends Entry>(entries: readonly E[]): E[] {
  return entries.some((each) => each.main) ? [...entries] : entries.map((each, at) => ({ ...each, main: at === 0 }))
}
