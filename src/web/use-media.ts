import { useSyncExternalStore } from 'react'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
}

export const useIsPhone = (): boolean => useMedia('(max-width: 767px)')
/** Room for a third column beside facts and time line. */
export const useIsWide = (): boolean => useMedia('(min-width: 1280px)')
