import { useParams } from 'react-router'
import { useHouse } from '../house.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { ListPage } from './ListPage.tsx'

/** `/{plural}`: the list of any object. */
export function Component() {
  const { plural = '' } = useParams()
  const seen = useHouse().byPlural(plural)
  if (!seen?.can('read')) return <NotFound />
  return <ListPage key={plural} seen={seen} />
}
