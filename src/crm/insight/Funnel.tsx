import { Segmented } from 'antd'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { RecordSelect } from '../../kit/heavy.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { usePage } from '../../web/api/records.ts'
import { useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import { Figures, type Picture } from './Figures.tsx'
import '../../kit/picture.css'
import './insight.css'
import './cockpit.css'

const mostPipelines = 50
const inOrder = { shape: 'rows', by: 'stage', isInOrder: true } as const satisfies Picture

/** `/funnel`: a pipeline stage by stage, by number, by amount and by how many got so far; each bar leads to its deals (S0-53). The address says whose, and which. */
export function Component() {
  const { me } = useHouse()
  const { t } = useSpeech()
  const [params, setParams] = useSearchParams()
  useEffect(() => {
    document.title = `${t('funnel')} · ${me.company.name}`
  }, [t, me.company.name])
  const pipelines = usePage('pipelines', { filter: { field: 'status', op: 'eq', value: 'active' }, sort: 'place', limit: mostPipelines, count: false })
  const known = pipelines.data?.records ?? []
  const pipelineId = params.get('pipeline') ?? known[0]?.id
  const unitId = params.get('unit')
  const put = (name: string, value: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    })
  const query = { ...(pipelineId ? { pipelineId } : {}), ...(unitId ? { unitId } : {}) }
  return (
    <div className="kx-cockpit">
      <PageHead icon={<ObjectIcon name="layers" size={18} />} title={t('funnel')}>
        <div className="kx-cockpit-unit">
          <RecordSelect target="orgUnit" value={unitId} onChange={(next) => put('unit', next as string | null)} ariaLabel={t('cockpitUnit')} />
        </div>
        {known.length > 1 && pipelineId && (
          <Segmented value={pipelineId} onChange={(id) => put('pipeline', id)} options={known.map(({ id, name }) => ({ value: id, label: String(name) }))} />
        )}
      </PageHead>
      {pipelines.error && <ErrorPanel why={asProblem(pipelines.error).detail} onRetry={() => void pipelines.refetch()} />}
      {pipelineId && (
        <div className="kx-insight kx-insight-parts">
          <Figures name="salesFunnel" title={t('funnelCount')} picture={{ ...inOrder, figures: ['count'] }} isHalf query={query} />
          <Figures name="salesFunnel" title={t('funnelAmount')} picture={{ ...inOrder, figures: ['amount'] }} isHalf query={query} />
          <Figures name="salesFunnel" title={t('funnelWhole')} picture={{ shape: 'table' }} isHalf={false} query={query} />
        </div>
      )}
    </div>
  )
}
