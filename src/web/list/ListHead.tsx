import { Button } from 'antd'
import { Ellipsis, Import, Plus, Search, Trash2, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { several } from '../../kernel/label.ts'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { useExportItems } from './use-export.tsx'
import type { List } from './use-list.ts'

/** Time a person needs to end a word; then the list follows by itself. */
const wait = 180

export function ListHead({ list, onCreate }: { list: List; onCreate: () => void }) {
  const { t, say } = useSpeech()
  const { declaration, can } = list.seen
  const menu = useMoreMenu(list)
  return (
    <PageHead
      icon={<ObjectIcon name={declaration.icon ?? declaration.name} size={18} />}
      title={list.state.isBin ? t('binOf', { what: say(several(declaration.label)) }) : say(several(declaration.label))}
    >
      <SearchBox list={list} />
      {can('create') && !list.state.isBin && (
        <Button type="primary" icon={<Plus size={15} />} onClick={onCreate} title={t('newHint')} className="kx-new">
          {t('new')}
        </Button>
      )}
      {menu.length > 0 && <MenuButton items={menu}>{(trigger) => <Button {...trigger} icon={<Ellipsis size={16} />} aria-label={t('more')} />}</MenuButton>}
    </PageHead>
  )
}

function useMoreMenu(list: List) {
  const house = useHouse()
  const { t } = useSpeech()
  const navigate = useNavigate()
  const { declaration, can } = list.seen
  const exports = useExportItems(list)
  const hasImport = can('import') && can('create') && house.screens.some((screen) => screen.path === 'import')
  return [
    ...(hasImport ? [{ key: 'import', icon: <Import size={14} />, label: t('import'), run: () => void navigate(`/import?object=${declaration.name}`) }] : []),
    ...exports,
    {
      key: 'bin',
      isApart: true,
      icon: <Trash2 size={14} />,
      label: list.state.isBin ? t('leaveBin') : t('bin'),
      run: () => list.set({ isBin: !list.state.isBin, peek: null }, true),
    },
  ]
}

function SearchBox({ list }: { list: List }) {
  const { t, say } = useSpeech()
  const { set } = list
  const { q } = list.state
  const [words, setWords] = useState(q)
  const sent = useRef(q)
  // The address changed by itself (a view, Back): the box follows. What was typed since the last sending stays.
  useEffect(() => {
    if (q === sent.current) return
    sent.current = q
    setWords(q)
  }, [q])
  useEffect(() => {
    const wanted = words.trim()
    if (wanted === sent.current) return
    const timer = setTimeout(() => {
      sent.current = wanted
      set({ q: wanted })
    }, wait)
    return () => clearTimeout(timer)
  }, [words, set])
  return (
    <label className="kx-search">
      <Search size={14} aria-hidden />
      <input
        id="kx-list-search"
        type="search"
        value={words}
        placeholder={t('searchIn', { what: say(several(list.seen.declaration.label)) })}
        aria-label={t('searchIn', { what: say(several(list.seen.declaration.label)) })}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (words ? setWords('') : event.currentTarget.blur())}
      />
      {words ? (
        <button type="button" className="kx-bare" aria-label={t('clear')} onClick={() => setWords('')}>
          <X size={13} aria-hidden />
        </button>
      ) : (
        <kbd>/</kbd>
      )}
    </label>
  )
}
