import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { RecordSelect } from '../../kit/heavy.tsx'
import { useLocale } from '../../kit/lang.ts'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { instantWindow, type WindowName } from '../../lib/time.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import '../record/record.css'
import './feed.css'
import { FeedLine } from './FeedLine.tsx'

const periods = ['today', 'yesterday', 'thisWeek', 'thisMonth', 'last30days'] as const satisfies readonly WindowName[]

/** `/events`: everything that happened with all customers within reach, by kind, person and period; its state is the address (S0-34). */
export function Component() {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { timeZone } = useLocale()
  const [params, setParams] = useSearchParams()
  const [kind, who, period] = [params.get('kind'), params.get('who'), params.get('period') as WindowName | null]
  const put = (name: string, value: string | null) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  useEffect(() => {
    document.title = `${t('feed')} · ${house.me.company.name}`
  }, [t, house.me.company.name])
  const kinds = house.seen.filter((seen) => seen.declaration.menu === 'work')
  const window = period ? instantWindow(period, new Date(), timeZone) : undefined
  const query = { ...(kind === 'comment' ? { verbs: 'comment' } : kind ? { objects: kind } : {}), ...(who ? { actorId: who } : {}), ...window }
  const choice = (name: string, value: string | null, label: string, chosen: string | null) => (
    <button key={value ?? 'all'} type="button" aria-pressed={chosen === value} onClick={() => put(name, value)}>
      {label}
    </button>
  )
  return (
    <div className="kx-feed">
      <PageHead icon={<ObjectIcon name="list" size={18} />} title={t('feed')}>
        <span className="kx-feed-who">
          <RecordSelect target="user" value={who} onChange={(id) => put('who', typeof id === 'string' ? id : null)} ariaLabel={t('feedWho')} />
        </span>
      </PageHead>
      <div className="kx-feed-body">
        <nav className="kx-line-filter" aria-label={t('feedKinds')}>
          {choice('kind', null, t('line_all'), kind)}
          {kinds.map(({ declaration }) => choice('kind', declaration.name, say(declaration.label), kind))}
          {choice('kind', 'comment', t('line_comments'), kind)}
        </nav>
        <nav className="kx-line-filter" aria-label={t('feedPeriods')}>
          {choice('period', null, t('feedAnyTime'), period)}
          {periods.map((each) => choice('period', each, t(`window_${each}`), period))}
        </nav>
        <FeedLine query={query} />
      </div>
    </div>
  )
}
