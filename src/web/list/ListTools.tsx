import { Button } from 'antd'
import { ArrowUpDown, Columns3, Group, ListFilter, Rows3 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Pop } from '../../kit/Pop.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { Chips } from '../filters/Chips.tsx'
import { countTerms } from '../filters/model.ts'
import { useSpeech } from '../speech.tsx'
import { readGrouping } from './grouping.ts'
import { ShapeSwitch } from './ShapeSwitch.tsx'
import { densities, readSort } from './state.ts'
import type { List } from './use-list.ts'

const FilterBuilder = lazy(() => import('../filters/FilterBuilder.tsx').then((m) => ({ default: m.FilterBuilder })))
const ColumnChooser = lazy(() => import('./ColumnChooser.tsx').then((m) => ({ default: m.ColumnChooser })))
const GroupEditor = lazy(() => import('./GroupEditor.tsx').then((m) => ({ default: m.GroupEditor })))
const SortEditor = lazy(() => import('./SortEditor.tsx').then((m) => ({ default: m.SortEditor })))

type Tool = 'filter' | 'group' | 'sort' | 'columns'

/** The line above the table: what is filtered, and how the table is shown. */
export function ListTools({ list }: { list: List }) {
  const { t, say } = useSpeech()
  const grouping = readGrouping(list.seen, list.by)
  const [open, setOpen] = useState<Tool>()
  const terms = countTerms(list.filter)
  const sorts = readSort(list.sort).length
  const close = () => setOpen(undefined)
  const tool = (name: Tool, button: (turn: { onClick: () => void; 'aria-expanded': boolean }) => ReactNode, panel: ReactNode) => (
    <Pop
      isOpen={open === name}
      onClose={close}
      label={t(name)}
      trigger={button({ onClick: () => setOpen(open === name ? undefined : name), 'aria-expanded': open === name })}
    >
      <Suspense fallback={<Wait lines={3} />}>{panel}</Suspense>
    </Pop>
  )
  const nextDensity = densities[(densities.indexOf(list.state.density) + 1) % densities.length] ?? 'normal'
  return (
    <div className="kx-tools">
      {tool(
        'filter',
        (turn) => (
          <Button {...turn} size="small" icon={<ListFilter size={14} />} type={terms > 0 ? 'default' : 'text'}>
            {t('filter')}
            {terms > 0 && <b className="kx-count">{terms}</b>}
          </Button>
        ),
        <FilterBuilder seen={list.seen} filter={list.filter} onChange={(filter) => list.set({ filter: filter ?? null })} />,
      )}
      {list.filter && (
        <Chips seen={list.seen} filter={list.filter} onChange={(filter) => list.set({ filter: filter ?? null })} onOpen={() => setOpen('filter')} />
      )}
      <span className="kx-tools-rest" />
      {!list.state.isBin && (
        <>
          <ShapeSwitch list={list} />
          {tool(
            'group',
            (turn) => (
              <Button {...turn} size="small" type="text" icon={<Group size={14} />} className="kx-tool-quiet">
                {grouping ? t('groupedBy', { what: say(grouping.field.label) }) : t('group')}
              </Button>
            ),
            <GroupEditor list={list} onDone={close} />,
          )}
        </>
      )}
      {tool(
        'sort',
        (turn) => (
          <Button {...turn} size="small" type="text" icon={<ArrowUpDown size={14} />} className="kx-tool-quiet">
            {t('sort')}
            {sorts > 1 && ` ${sorts}`}
          </Button>
        ),
        <SortEditor list={list} />,
      )}
      {tool(
        'columns',
        (turn) => (
          <Button {...turn} size="small" type="text" icon={<Columns3 size={14} />} className="kx-tool-quiet kx-not-phone">
            {t('columns')}
          </Button>
        ),
        <ColumnChooser list={list} />,
      )}
      <Button
        size="small"
        type="text"
        icon={<Rows3 size={14} />}
        className="kx-tool-quiet kx-not-phone"
        onClick={() => list.set({ density: nextDensity })}
        title={t('density')}
      >
        {t(`density_${list.state.density}`)}
      </Button>
    </div>
  )
}
