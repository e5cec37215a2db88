import { Button } from 'antd'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { type Group, useGroups } from '../api/groups.ts'
import { asProblem } from '../api/problem.ts'
import { both, usePage } from '../api/records.ts'
import type { Row } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'
import { useIsPhone } from '../use-media.ts'
import { Cards } from './Cards.tsx'
import { Figures } from './Figures.tsx'
import { GroupName } from './GroupName.tsx'
import { type Grouping, summed, writeGrouping } from './grouping.ts'
import type { Selection } from './selection.ts'
import { Table } from './Table.tsx'
import { TableWait } from './TableWait.tsx'
import type { List } from './use-list.ts'

type Chosen = { readonly selection: Selection; readonly onSelect: (selection: Selection) => void; readonly onEdit: (row: Row) => void }
type Props = Chosen & { readonly list: List; readonly grouping: Grouping }

/** Rows of a group shown at once; who wants more opens the group as a list of its own. */
const shownRows = 50

/** A list put together by a field: each group with its count and sums, opened to its rows. */
export function Groups({ list, grouping, ...chosen }: Props) {
  const { t } = useSpeech()
  const { seen, ask } = list
  const by = writeGrouping(grouping)
  const found = useGroups(seen.declaration.plural, { filter: ask.filter, q: ask.q, by, sum: summed(seen, list.columns) })
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  if (found.error && !found.data) return <ErrorPanel why={asProblem(found.error).detail} onRetry={() => void found.refetch()} />
  if (!found.data) return <TableWait />
  const turn = (key: string) => setTurned(new Set(turned.has(key) ? [...turned].filter((each) => each !== key) : [...turned, key]))
  return (
    <div className="kx-groups">
      {found.data.groups.map((group, at) => {
        const key = `${by} ${String(group.value)}`
        // The first one stands open, so that a look at the page shows what groups hold.
        const isOpen = turned.has(key) !== (at === 0)
        return (
          <section key={key}>
            <h2>
              <button type="button" className="kx-group-head" aria-expanded={isOpen} onClick={() => turn(key)}>
                {isOpen ? <ChevronDown size={15} aria-hidden /> : <ChevronRight size={15} aria-hidden />}
                <GroupName grouping={grouping} group={group} />
                <Figures seen={seen} figures={group} />
              </button>
            </h2>
            {isOpen && <GroupRows list={list} group={group} {...chosen} />}
          </section>
        )
      })}
      {found.data.more && <p className="kx-quiet">{t('groupMore')}</p>}
      <footer className="kx-group-total">
        {t('total')} <Figures seen={seen} figures={found.data.total} />
      </footer>
    </div>
  )
}

function GroupRows({ list, group, ...chosen }: Chosen & { list: List; group: Group }) {
  const { t } = useSpeech()
  const isPhone = useIsPhone()
  const filter = both(list.filter, group.filter)
  const ask = { ...list.ask, filter, page: 1, limit: shownRows }
  const page = usePage(list.seen.declaration.plural, ask)
  if (!page.data) return <TableWait />
  const part: List = { ...list, ask, page }
  return (
    <>
      {isPhone ? <Cards list={part} rows={page.data.records} /> : <Table list={part} rows={page.data.records} {...chosen} foot="none" />}
      {group.count > shownRows && (
        <Button type="link" size="small" onClick={() => list.set({ by: null, filter: filter ?? null }, true)}>
          {t('groupAsList', { n: group.count })}
        </Button>
      )}
    </>
  )
}
