import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** How far each visited list was scrolled, for the life of the page: Back returns to the same row. */
const places = new Map<string, number>()

/** Is somebody coming back to a row further down? Then all rows have to stand there at once. */
export function useScrollMemory(box: RefObject<HTMLElement | null>): boolean {
  const { key } = useLocation()
  const how = useNavigationType()
  const now = useRef(key)
  now.current = key
  useLayoutEffect(() => {
    const place = places.get(now.current)
    // Set in vain on a first visit, it would have the page laid out before it is whole.
    if (how === 'POP' && place && box.current) box.current.scrollTop = place
  }, [box, how])
  useEffect(() => {
    const element = box.current
    if (!element) return
    const keep = () => places.set(now.current, element.scrollTop)
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [box])
  return how === 'POP' && (places.get(key) ?? 0) > 0
}
