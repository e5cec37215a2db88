import type { MouseEvent } from 'react'
import { Face } from './Face.tsx'
import { useSay } from './lang.ts'
import { useSources, useTitle } from './sources.ts'
import { kitWords } from './words.ts'

type Named = { readonly id: string; readonly title: string | null }

/** The title that the API sends beside an id, when it does. */
export function namedIn(beside: unknown, id: string): Named | undefined {
  const list = Array.isArray(beside) ? (beside as unknown[]) : [beside]
  return list.find((each): each is Named => typeof each === 'object' && each !== null && (each as Named).id === id)
}

/** A record by its title, as a link to its page. One that the reader may not see shows that, not its id. */
export function RecordText({ target, id, named, isPlain }: { target: string; id: string; named?: Named | undefined; isPlain?: boolean }) {
  const say = useSay()
  const { link, open } = useSources()
  const looked = useTitle(named ? undefined : target, id)
  const title = named ? named.title : looked
  if (title === undefined) return <span className="kx-blank">…</span>
  if (title === null) return <span className="kx-masked">{say(kitWords.hidden)}</span>
  const isPerson = target === 'user'
  const to = isPlain ? null : link(target, id)
  const go = (event: MouseEvent) => {
    event.stopPropagation()
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(target, id)
  }
  const text = (
    <>
      {isPerson && <Face name={title} size={18} />}
      <span>{title}</span>
    </>
  )
  return to ? (
    <a className="kx-ref" href={to} onClick={go} tabIndex={-1}>
      {text}
    </a>
  ) : (
    <span className="kx-ref">{text}</span>
  )
}
