import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { Wait } from '../../kit/Wait.tsx'
import type { Row } from '../api/shapes.ts'
import type { RecordPanel } from '../house.ts'

export type RecordTab = { readonly key: string; readonly label: ReactNode; readonly body: ReactNode }

/** What stands in the same place of a record's page, one at a time. Which one is in the address, so that a link leads there. */
export function RecordTabs({ tabs, label }: { tabs: readonly RecordTab[]; label: string }) {
  const [params, setParams] = useSearchParams()
  const here = tabs.find((each) => each.key === params.get('tab')) ?? tabs.find((each) => each.key === 'line') ?? tabs[0]
  const show = (key: string) => {
    const next = new URLSearchParams(params)
    if (key === 'line') next.delete('tab')
    else next.set('tab', key)
    setParams(next, { replace: true })
  }
  return (
    <>
      <div className="kx-record-tabs" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            aria-selected={tab.key === here?.key}
            className={tab.key === here?.key ? 'kx-tab-here' : ''}
            onClick={() => show(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel">{here?.body}</div>
    </>
  )
}

/** A panel of the business's own, fetched when somebody looks at it. */
export function LatePanel({ panel, record }: { panel: RecordPanel; record: Row }) {
  const Panel = useMemo(() => lazy(() => panel.load().then((part) => ({ default: part.Panel }))), [panel])
  return (
    <Suspense fallback={<Wait lines={8} />}>
      <Panel record={record} />
    </Suspense>
  )
}
