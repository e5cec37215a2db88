import { Check, Copy as CopyIcon } from 'lucide-react'
import { useState } from 'react'
import { useSay } from './lang.ts'
import { kitWords } from './words.ts'

/** Copies in one click. What is copied may differ from what is shown: a phone without its blanks. */
export function Copy({ text }: { text: string }) {
  const say = useSay()
  const [isDone, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
    setTimeout(() => setDone(false), 1200)
  }
  return (
    <button
      type="button"
      className="kx-copy"
      aria-label={say(kitWords.copy)}
      onClick={(event) => {
        event.stopPropagation()
        void copy()
      }}
    >
      {isDone ? <Check size={12} aria-hidden /> : <CopyIcon size={12} aria-hidden />}
    </button>
  )
}
