import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../../web/api/problem.ts'
import { usePage } from '../../web/api/records.ts'
import { useHouse } from '../../web/house.ts'
import { NotFound } from '../../web/shell/NotFound.tsx'
import { useSpeech } from '../../web/speech.tsx'
import { Arriving } from './Arriving.tsx'
import { Leaving } from './Leaving.tsx'
import './check-in.css'

const mine = { field: 'ownerId', op: 'eq', value: '@me' } as const

/** `/checkIn`: arriving at a customer's and leaving again, with one thumb. Who is somewhere leaves first. */
export function Component() {
  const { me, byName } = useHouse()
  const { t } = useSpeech()
  const client = useQueryClient()
  const seen = byName('visit')
  const there = usePage(
    'visits',
    { filter: { all: [mine, { field: 'status', op: 'eq', value: 'there' }] }, sort: '-inAt', limit: 1, count: false },
    seen !== undefined,
  )
  useEffect(() => {
    document.title = `${t('checkIn')} · ${me.company.name}`
  }, [t, me.company.name])
  if (!seen?.can('create')) return <NotFound />
  const again = () => void client.invalidateQueries({ queryKey: ['records'] })
  const [open] = there.data?.records ?? []
  return (
    <div className="kx-check">
      <PageHead icon={<ObjectIcon name="visit" size={18} />} title={t(open ? 'checkOut' : 'checkIn')} />
      {there.error ? (
        <ErrorPanel why={asProblem(there.error).detail} onRetry={() => void there.refetch()} />
      ) : there.isPending ? (
        <Wait lines={4} />
      ) : open ? (
        <Leaving key={open.id} visit={open} onLeft={again} />
      ) : (
        <Arriving seen={seen} onArrived={again} />
      )}
      <p className="kx-quiet kx-check-law">{t('checkInLaw')}</p>
    </div>
  )
}
