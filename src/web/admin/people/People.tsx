import { useCallback, useState } from 'react'
import type { Row } from '../../api/shapes.ts'
import { useForms } from '../../form/forms.ts'
import { type SeenObject, useHouse } from '../../house.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { StepUpProvider } from '../../profile/StepUp.tsx'
import { NotFound } from '../../shell/NotFound.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import '../admin.css'
import '../people.css'

/** `/users`: the list of staff. Whom an administrator adds he may let in at once. */
export function Component() {
  const seen = useHouse().byName('user')
  return seen?.can('read') ? <People seen={seen} /> : <NotFound />
}

function People({ seen }: { seen: SeenObject }) {
  const { me } = useHouse()
  const forms = useForms()
  const [added, setAdded] = useState<Row>()
  const add = useCallback(async () => {
    const row = await forms.open({ plural: 'users' })
    if (row) setAdded(row)
  }, [forms])
  return (
    <StepUpProvider>
      <ListPage seen={seen} {...(me.isAdmin ? { onCreate: () => void add() } : {})} />
      {added && <LinkDialog person={added} isNew onEnd={() => setAdded(undefined)} />}
    </StepUpProvider>
  )
}
