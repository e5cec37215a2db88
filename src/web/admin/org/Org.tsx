import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { asProblem } from '../../api/problem.ts'
import { useForms } from '../../form/forms.ts'
import { useHouse } from '../../house.ts'
import { NotFound } from '../../shell/NotFound.tsx'
import { useSpeech } from '../../speech.tsx'
import { useIsPhone } from '../../use-media.ts'
import { AdminPage } from '../AdminPage.tsx'
import { useStaff } from '../staff.ts'
import { UnitPane } from './UnitPane.tsx'
import { UnitTree } from './UnitTree.tsx'
import { useUnitActs } from './unit-acts.ts'
import '../people.css'

/** `/orgUnits`: the company as a tree, and who works in the unit chosen. Everybody may look; who may change it finds the buttons. */
export function Component() {
  const seen = useHouse().byName('orgUnit')
  if (!seen?.can('read')) return <NotFound />
  return <Org />
}

function Org() {
  const seen = useHouse().byName('orgUnit')
  const { t } = useSpeech()
  const forms = useForms()
  const isPhone = useIsPhone()
  const [params, setParams] = useSearchParams()
  const { staff, error, refetch } = useStaff()
  const { move } = useUnitActs()
  const asked = params.get('unit')
  const chosen = staff && ((asked && staff.tree.get(asked)) || (isPhone ? undefined : staff.tree.roots()[0]))
  const choose = (id: string | undefined) => setParams(id ? { unit: id } : {}, { replace: !isPhone })
  const add = async () => {
    const made = await forms.open({ plural: 'orgUnits', draft: { parentId: chosen?.id ?? staff?.tree.roots()[0]?.id ?? null } })
    if (made) choose(made.id)
  }
  const mayCreate = seen?.can('create') === true
  const acts = mayCreate && (
    <Button type="primary" icon={<Plus size={15} />} onClick={() => void add()}>
      {t('orgAdd')}
    </Button>
  )
  return (
    <AdminPage icon="orgUnit" title={t('orgTitle')} acts={acts} isForAll>
      {error && <ErrorPanel why={asProblem(error).detail} onRetry={refetch} />}
      {!staff && !error && <Wait lines={8} />}
      {staff && (
        <div className="kx-org">
          {!(isPhone && chosen) && <UnitTree staff={staff} chosen={chosen?.id} onChoose={choose} {...(seen?.can('update') ? { onMove: move } : {})} />}
          {chosen && <UnitPane key={chosen.id} staff={staff} unit={chosen} onBack={() => choose(undefined)} />}
        </div>
      )}
    </AdminPage>
  )
}
