import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../api/problem.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { useSpeech } from '../speech.tsx'
import { Moving } from './Moving.tsx'
import { Ready } from './Ready.tsx'
import { Result } from './Result.tsx'
import { Steps } from './Steps.tsx'
import type { Import } from './shapes.ts'
import { useImport } from './use-import.ts'
import '../admin/admin.css'
import './columns.css'
import './import.css'

/** `/imports/{id}`: one import wherever it stands, so that a page left and opened again goes on where it was. */
export function Component() {
  const { id = '' } = useParams()
  const house = useHouse()
  const { t } = useSpeech()
  const query = useImport(id)
  const found = query.data
  const seen = found && house.byName(found.object)
  const file = found?.file
  useEffect(() => {
    if (file) document.title = `${file} · ${house.me.company.name}`
  }, [file, house.me.company.name])
  if (query.error && !found) {
    const problem = asProblem(query.error)
    return problem.code === 'missing' ? <NotFound /> : <ErrorPanel why={problem.detail} onRetry={() => void query.refetch()} />
  }
  if (!found || !seen) return <Wait lines={8} />
  const crumbs = (
    <span className="kx-crumbs">
      <Link to={`/import?object=${found.object}`}>{t('import')}</Link>
      <span aria-hidden>/</span>
      <span className="kx-crumb-title" title={found.file}>
        {found.file}
      </span>
    </span>
  )
  return (
    <div className="kx-admin">
      <PageHead icon={<ObjectIcon name="import" size={18} />} title={crumbs} />
      <Steps state={found.state} />
      <Stage found={found} seen={seen} />
    </div>
  )
}

function Stage({ found, seen }: { found: Import; seen: SeenObject }) {
  if (found.state === 'reading' || found.state === 'running') return <Moving found={found} />
  if (found.state === 'ready') return <Ready key={found.id} found={found} seen={seen} />
  return <Result found={found} seen={seen} />
}
