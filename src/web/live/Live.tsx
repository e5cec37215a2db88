import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { keys } from '../api/keys.ts'
import { useHouse } from '../house.ts'
import { listenLive } from './listen.ts'

/** Listens while the page is open and has exactly the touched queries asked again. Draws nothing. */
export function Live() {
  const client = useQueryClient()
  const house = useHouse()
  const now = useRef(house)
  now.current = house
  useEffect(
    () =>
      listenLive(
        client,
        () => now.current,
        () => {
          void client.invalidateQueries({ queryKey: keys.me })
          void client.invalidateQueries({ queryKey: keys.notices })
        },
      ),
    [client],
  )
  return null
}
