import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { usePageTitle } from '../page-title.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { useSpeech } from '../speech.tsx'
import { fullestOf, linesOf, type Picks } from './choices.ts'
import { MergeLines } from './MergeLines.tsx'
import { MergeMoves, type Preview } from './MergeMoves.tsx'
import { mostMerged } from './merge-link.ts'
import { useMerge } from './use-merge.ts'
import './merge.css'

/** `/merge?object=customer&ids=…`: two to ten records side by side, and which value of each field stays. */
export function Component() {
  const [params] = useSearchParams()
  const seen = useHouse().byName(params.get('object') ?? '')
  const ids = [...new Set((params.get('ids') ?? '').split(',').filter(Boolean))].slice(0, mostMerged)
  if (!seen?.declaration.twins || ids.length < 2) return <NotFound />
  return <Loaded key={ids.join()} seen={seen} ids={ids} />
}

function Loaded({ seen, ids }: { seen: SeenObject; ids: readonly string[] }) {
  const page = usePage(seen.declaration.plural, { filter: { field: 'id', op: 'in', value: ids }, limit: mostMerged, count: false })
  if (page.error) return <ErrorPanel why={asProblem(page.error).detail} onRetry={() => void page.refetch()} />
  if (!page.data) return <Wait lines={10} />
  const rows = ids.flatMap((id) => page.data.records.find((row) => row.id === id) ?? [])
  return rows.length < 2 ? <NotFound /> : <Merge seen={seen} rows={rows} />
}

function Merge({ seen, rows }: { seen: SeenObject; rows: readonly Row[] }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { declaration } = seen
  const [winnerId, setWinner] = useState(() => fullestOf(seen, rows))
  const [picks, setPicks] = useState<Picks>({})
  const losers = rows.filter((row) => row.id !== winnerId)
  const preview = useQuery({
    queryKey: ['records', declaration.plural, 'merge', winnerId, losers.map((row) => row.id).join()],
    queryFn: ({ signal }) =>
      ask<Preview>(`/api/${declaration.plural}/${winnerId}/merge/preview`, { method: 'POST', body: { losers: losers.map((row) => row.id) }, signal }),
    placeholderData: keepPreviousData,
  })
  const merge = useMerge(seen)
  const title = t('mergeTitle', { n: rows.length, what: say(declaration.label) })
  usePageTitle(title, house.me.company.name)
  const mayNot = preview.data && !(preview.data.may.update && preview.data.may.delete)
  return (
    <div className="kx-merge">
      <PageHead icon={<ObjectIcon name={declaration.icon ?? declaration.name} size={18} />} title={title}>
        <Button onClick={merge.back}>{t('cancel')}</Button>
        <Button
          type="primary"
          loading={merge.isBusy}
          disabled={!preview.data || mayNot === true}
          onClick={() => void merge.run({ winnerId, losers, picks, rows })}
        >
          {t('mergeNow')}
        </Button>
      </PageHead>
      <div className="kx-merge-body">
        {preview.error && <ErrorPanel why={asProblem(preview.error).detail} />}
        {merge.problem && <ErrorPanel why={merge.problem.detail} fields={merge.problem.fields.map((each) => each.message)} />}
        {mayNot && <p className="kx-note">{t('mergeMayNot')}</p>}
        <MergeMoves preview={preview.data} count={losers.length} />
        <MergeLines seen={seen} rows={rows} lines={linesOf(seen, rows)} winnerId={winnerId} picks={picks} onWinner={setWinner} onPick={setPicks} />
      </div>
    </div>
  )
}
