import { Button } from 'antd'
import { ChevronDown, Save, Share2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Dialog } from '../../kit/heavy.tsx'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { Pop } from '../../kit/Pop.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { asProblem } from '../api/problem.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { SaveView } from './SaveView.tsx'
import { asTheView } from './state.ts'
import type { List } from './use-list.ts'
import { type ListView, useViewWrites } from './views.ts'

const Members = lazy(() => import('../record/Members.tsx').then((m) => ({ default: m.Members })))

/** Views as tabs. A tab that was changed says so and offers to keep the change. */
export function ViewTabs({ list }: { list: List }) {
  const { t, say } = useSpeech()
  const house = useHouse()
  const canSave = house.byName('savedView')?.can('create') === true
  const [isNaming, setNaming] = useState(false)
  const go = (view: ListView) => list.set({ view: view.key === list.views[0]?.key ? null : view.key, ...asTheView, q: '' }, true)
  return (
    <div className="kx-tabs">
      <nav aria-label={t('views')}>
        {list.views.map((view) => {
          const isHere = view.key === list.view.key
          return (
            <span key={view.key} className={isHere ? 'kx-tab kx-tab-here' : 'kx-tab'}>
              <button type="button" aria-current={isHere ? 'page' : undefined} onClick={() => go(view)}>
                {say(view.label)}
                {view.saved && view.saved.ownerId !== house.me.user.id && <Share2 size={11} aria-label={t('shared')} />}
                {isHere && list.isChanged && <i title={t('viewChanged')} />}
              </button>
              {isHere && view.saved && <ViewMenu list={list} view={view} />}
            </span>
          )
        })}
      </nav>
      {canSave && list.isChanged && (
        <Pop
          isOpen={isNaming}
          onClose={() => setNaming(false)}
          label={t('saveView')}
          trigger={
            <Button onClick={() => setNaming(!isNaming)} size="small" type="text" icon={<Save size={13} />}>
              {t('saveView')}
            </Button>
          }
        >
          <SaveView list={list} onEnd={() => setNaming(false)} />
        </Pop>
      )}
      {list.isChanged && (
        <Button size="small" type="text" onClick={() => list.set(asTheView)}>
          {t('viewBack')}
        </Button>
      )}
    </div>
  )
}

function ViewMenu({ list, view }: { list: List; view: ListView }) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const writes = useViewWrites(list.seen)
  const row = view.saved
  const [isSharing, setSharing] = useState(false)
  if (!row || row.can?.update === false) return null
  const run = (work: () => Promise<void>) => void work().catch((error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) }))
  const draft = { name: say(view.label), filter: list.filter, sort: list.sort, columns: list.columns, by: list.by }
  const items = [
    {
      key: 'update',
      label: t('viewUpdate'),
      isOff: !list.isChanged,
      run: () => run(async () => writes.change(row, draft).then(() => list.set(asTheView))),
    },
    { key: 'share', label: t('viewShare'), run: () => setSharing(true) },
    { key: 'delete', label: t('delete'), isBad: true, run: () => run(async () => writes.remove(row).then(() => list.set({ ...asTheView, view: null }))) },
  ]
  return (
    <>
      <MenuButton items={items} place="bottomLeft">
        {(trigger) => (
          <button {...trigger} type="button" className="kx-bare" aria-label={t('viewMenu')}>
            <ChevronDown size={12} aria-hidden />
          </button>
        )}
      </MenuButton>
      {isSharing && (
        <Dialog title={t('viewShare')} isOpen onClose={() => setSharing(false)}>
          <Suspense fallback={<Wait lines={3} />}>
            <Members plural="savedViews" id={row.id} isMine />
          </Suspense>
        </Dialog>
      )}
    </>
  )
}
