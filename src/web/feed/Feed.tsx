import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { RecordSelect } from '../../kit/heavy.tsx'
import { useLocale } from '../../kit/lang.ts'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { instantWindow, type WindowName } from '../../lib/time.ts'
import { type House, type SeenObject, useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import '../record/record.css'
import './feed.css'
import { FeedLine } from './FeedLine.tsx'

const periods = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'last90days'] as const satisfies readonly WindowName[]

const comments = 'comment'

/** What the events of the daily work are about: its objects, and all that belongs to them. */
function kindsOf(house: House): SeenObject[] {
  const isOfWork = ({ declaration }: SeenObject): boolean => {
    const above = declaration.parent ? house.byName(declaration.fields[declaration.parent]?.target ?? '') : undefined
    return above ? isOfWork(above) : declaration.menu === 'work'
  }
  return house.seen.filter(isOfWork)
}

/** `/events`: everything that happened with all customers within reach, by kind, person and period; its state is the address (S0-34). */
export function Component() {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { timeZone } = useLocale()
  const [params, setParams] = useSearchParams()
  const [who, period] = [params.get('who'), params.get('period') as WindowName | null]
  const chosen = params.get('kind')?.split(',').filter(Boolean) ?? []
  const put = (name: string, value: string | null) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  useEffect(() => {
    document.title = `${t('feed')} · ${house.me.company.name}`
  }, [t, house.me.company.name])
  const window = period ? instantWindow(period, new Date(), timeZone) : undefined
  const isComments = chosen.includes(comments)
  const query = { ...(isComments ? { verbs: 'comment' } : chosen.length > 0 ? { objects: chosen.join(',') } : {}), ...(who ? { actorId: who } : {}), ...window }
  /** Several kinds are told together; comments are said of all kinds, and stand alone. */
  const turn = (kind: string) => {
    const others = chosen.filter((each) => each !== kind && each !== comments)
    put('kind', kind === comments ? (isComments ? null : comments) : (chosen.includes(kind) ? others : [...others, kind]).join(','))
  }
  const choice = (key: string, label: string, isOn: boolean, onClick: () => void) => (
    <button key={key} type="button" aria-pressed={isOn} onClick={onClick}>
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
          {choice('all', t('line_all'), chosen.length === 0, () => put('kind', null))}
          {kindsOf(house).map(({ declaration: { name, label } }) => choice(name, say(label), chosen.includes(name), () => turn(name)))}
          {choice(comments, t('line_comments'), isComments, () => turn(comments))}
        </nav>
        <nav className="kx-line-filter" aria-label={t('feedPeriods')}>
          {choice('any', t('feedAnyTime'), period === null, () => put('period', null))}
          {periods.map((each) => choice(each, t(`window_${each}`), period === each, () => put('period', each)))}
        </nav>
        <FeedLine query={query} />
      </div>
    </div>
  )
}
