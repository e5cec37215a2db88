import { Button, Segmented } from 'antd'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { nearTime } from '../../kit/wall-time.ts'
import { asProblem } from '../api/problem.ts'
import { type SeenObject, useHouse } from '../house.ts'
import { usePageTitle } from '../page-title.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { useSpeech } from '../speech.tsx'
import { DeskGroups } from './DeskGroups.tsx'
import { type Scan, type Tab, tabs } from './shapes.ts'
import { useDeskActs, useGroups } from './use-desk.ts'
import './desk.css'

/** `/duplicates?object=contact`: what is likely one, all over the base, for people to decide. */
export function Component() {
  const house = useHouse()
  const [params, setParams] = useSearchParams()
  const known = house.seen.filter((each) => each.declaration.twins && each.can('read'))
  const seen = known.find((each) => each.declaration.name === params.get('object')) ?? known[0]
  const { say } = useSpeech()
  if (!seen) return <NotFound />
  const record = params.get('record') ?? undefined
  const { name } = seen.declaration
  return (
    <Desk key={`${name} ${record ?? ''}`} seen={seen} record={record}>
      {!record && known.length > 1 && (
        <Segmented
          value={name}
          onChange={(next) => setParams({ object: String(next) }, { replace: true })}
          options={known.map((each) => ({ value: each.declaration.name, label: say(each.declaration.label) }))}
        />
      )}
    </Desk>
  )
}

function Desk({ seen, record, children }: { seen: SeenObject; record: string | undefined; children: React.ReactNode }) {
  const { me } = useHouse()
  const { t } = useSpeech()
  const { name } = seen.declaration
  const [tab, setTab] = useState<Tab>('sure')
  const query = useGroups(name, tab, record)
  const acts = useDeskActs(name)
  usePageTitle(t('duplicates'), me.company.name)
  const first = query.data?.pages[0]
  const countOf = (each: Tab) =>
    first?.counts && (each === 'sure' || each === 'possible') ? ` ${first.counts[each] >= 1000 ? '1000+' : first.counts[each]}` : ''
  return (
    <div className="kx-desk">
      <PageHead icon={<ObjectIcon name="layers" size={18} />} title={t('duplicates')}>
        {seen.can('bulk') && !record && (
          <Button icon={<RefreshCw size={14} />} onClick={() => void acts.scan()}>
            {t('duplicatesScan')}
          </Button>
        )}
      </PageHead>
      {!record && (
        <div className="kx-record-tabs" role="tablist" aria-label={t('duplicates')}>
          {tabs.map((each) => (
            <button key={each} type="button" role="tab" aria-selected={each === tab} className={each === tab ? 'kx-tab-here' : ''} onClick={() => setTab(each)}>
              {t(`duplicates_${each}`)}
              <small>{countOf(each)}</small>
            </button>
          ))}
        </div>
      )}
      <div className="kx-desk-body">
        {children}
        <p className="kx-quiet kx-desk-teach">
          {t('duplicatesTeach')} <ScanState scan={first?.scan} />
        </p>
        {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
        {query.isPending && <Wait lines={8} />}
        {query.data && <DeskGroups key={tab} seen={seen} tab={tab} groups={query.data.pages.flatMap((page) => page.groups)} acts={acts} />}
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('duplicatesMore')}
          </Button>
        )}
      </div>
    </div>
  )
}

function ScanState({ scan }: { scan: Scan | null | undefined }) {
  const { t } = useSpeech()
  const { lang, timeZone } = useLocale()
  if (!scan) return null
  if (scan.phase === 'keys' || scan.phase === 'pairs') return <span>{t('duplicatesScanning', { n: scan.done })}</span>
  return scan.endedAt ? <span>{t('duplicatesAt', { at: nearTime(scan.endedAt, timeZone, lang) })}</span> : null
}
