import { Mentions } from 'antd'
import { useRef, useState } from 'react'
import { type Hit, useSources } from '../sources.ts'

export type Mentioned = { readonly text: string; readonly people: readonly string[] }

export type MentionFieldProps = {
  readonly target: string
  readonly value: string
  readonly onChange: (written: Mentioned) => void
  readonly onSubmit?: () => void
  readonly placeholder?: string
  readonly ariaLabel?: string
}

/** Text in which @ finds a colleague. Who is named still at the end is who is told. */
export function MentionField(props: MentionFieldProps) {
  const { search } = useSources()
  const [hits, setHits] = useState<readonly Hit[]>([])
  const known = useRef(new Map<string, string>())
  const turn = useRef(0)
  const look = async (words: string) => {
    const mine = ++turn.current
    const found = await search(props.target, words).catch(() => [])
    if (mine === turn.current) setHits(found)
  }
  // The part's own search listens to keys alone; an input method and a paste bring text without one.
  const lookAtCaret = (text: string) => {
    const box = document.activeElement
    const caret = box instanceof HTMLTextAreaElement ? box.selectionStart : text.length
    const word = /@([^\s@]*)$/.exec(text.slice(0, caret))?.[1]
    if (word !== undefined) void look(word)
  }
  const give = (text: string) => {
    lookAtCaret(text)
    const people = [...known.current].filter(([title]) => text.includes(`@${title}`)).map(([, id]) => id)
    props.onChange({ text, people })
  }
  return (
    <Mentions
      aria-label={props.ariaLabel}
      rows={2}
      autoSize={{ minRows: 2, maxRows: 8 }}
      value={props.value}
      placeholder={props.placeholder}
      filterOption={false}
      options={hits.map((hit) => ({ value: hit.title, key: hit.id, label: hit.title }))}
      onSelect={({ value }) => {
        const hit = hits.find((each) => each.title === value)
        if (hit) known.current.set(hit.title, hit.id)
      }}
      onChange={give}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSubmit?.()
      }}
    />
  )
}
