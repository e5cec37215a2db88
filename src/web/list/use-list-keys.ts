import { useEffect } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role=dialog],dialog') !== null)

/** Keys that work anywhere on a list while nobody types: / searches, n makes a new one. */
export function useListKeys(create: (() => void) | undefined): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (isTyping(event.target) && !(event.target as HTMLElement).matches('input[type=checkbox]'))) return
      if (event.key === '/') document.querySelector<HTMLInputElement>('#kx-list-search')?.focus()
      else if (event.key === 'n' && create) create()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [create])
}
