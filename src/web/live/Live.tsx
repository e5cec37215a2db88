import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keys } from '../api/keys.ts'
import { useHouse } from '../house.ts'
import { listenLive } from './listen.ts'

/** Listens while the page is open and has exactly the touched queries asked again. Draws nothing. */
export function Live() {
  const client = useQueryClient()
  const house = useHouse()
  useEffect(
    () =>
      listenLive(client, house, () => {
        void client.invalidateQueries({ queryKey: keys.me })
        void client.invalidateQueries({ queryKey: keys.notices })
      }),
    [client, house.seen],
  )
  return null
}
