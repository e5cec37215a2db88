import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAppearance } from '../../kit/Appearance.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { ask } from '../api/http.ts'
import type { Found } from '../api/shapes.ts'
import { useForms } from '../form/forms.ts'
import { useHouse } from '../house.ts'
import { useTurnLanguage } from '../shell/turn-language.ts'
import { useSignOut } from '../sign-in/sign-out.ts'
import { useSpeech } from '../speech.tsx'
import { entriesFor } from './entries.ts'
import { useRecent } from './recent.ts'

type SearchAnswer = { readonly results?: readonly Found[]; readonly hits?: readonly Found[]; readonly records?: readonly Found[] }

function useFound(words: string): { found: readonly Found[]; isLooking: boolean } {
  const settled = useSettled(words.trim(), 120)
  const query = useQuery({
    queryKey: ['search', settled],
    queryFn: ({ signal }) => ask<SearchAnswer>('/api/search', { query: { q: settled, limit: 20 }, signal }),
    enabled: settled.length > 0,
    staleTime: 10_000,
    placeholderData: (old) => old,
  })
  const found = query.data?.results ?? query.data?.hits ?? query.data?.records ?? []
  return { found: settled ? found : [], isLooking: query.isFetching }
}

function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}

export function Palette({ onClose }: { onClose: () => void }) {
  const house = useHouse()
  const { t, lang } = useSpeech()
  const navigate = useNavigate()
  const forms = useForms()
  const { choose } = useAppearance()
  const turn = useTurnLanguage()
  const signOut = useSignOut()
  const recent = useRecent()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const { found, isLooking } = useFound(words)
  const shown = useDeferredValue(words.trim() ? found : recent)
  const entries = entriesFor(words.trim(), shown, {
    house,
    t,
    lang,
    go: (to) => void navigate(to),
    create: (plural) => void forms.open({ plural }),
    acts: [
      { key: 'light', icon: 'sun', title: t('theme_light'), run: () => choose('light') },
      { key: 'dark', icon: 'moon', title: t('theme_dark'), run: () => choose('dark') },
      { key: 'lang', icon: 'languages', title: t('otherLanguage'), run: () => void turn(lang === 'zh' ? 'en' : 'zh') },
      { key: 'profile', icon: 'user', title: t('myProfile'), run: () => void navigate('/profile') },
      { key: 'out', icon: 'logOut', title: t('signOut'), run: () => void signOut() },
    ],
  })
  const list = useRef<HTMLDivElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    // Braces matter: newer browsers answer a promise, which React would take for a clean-up.
    list.current?.querySelector(`#kx-entry-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const pick = (index: number) => {
    onClose()
    entries[index]?.run()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((was) => Math.min(entries.length - 1, was + 1))
    else if (event.key === 'ArrowUp') setAt((was) => Math.max(0, was - 1))
    else if (event.key === 'Enter') pick(at)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself; the press is on its backdrop
    <dialog ref={dialog} className="kx-palette" aria-label={t('search')} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <div className="kx-palette-input">
        <Search size={16} aria-hidden />
        <input
          autoFocus
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKey}
          placeholder={t('paletteHint')}
          role="combobox"
          aria-expanded
          aria-controls="kx-palette-list"
          aria-activedescendant={`kx-entry-${at}`}
        />
        {isLooking && <span className="kx-spin" />}
        <button type="button" className="kx-bare" onClick={onClose}>
          <kbd>Esc</kbd>
        </button>
      </div>
      <div id="kx-palette-list" role="listbox" ref={list} aria-label={t('search')}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all entries are on the input, which keeps the focus
          <div
            key={entry.key}
            id={`kx-entry-${index}`}
            role="option"
            tabIndex={-1}
            className="kx-entry"
            aria-selected={index === at}
            onMouseMove={() => setAt(index)}
            onClick={() => pick(index)}
          >
            {entry.group !== entries[index - 1]?.group && <h3>{t(entry.group === 'found' && !words.trim() ? 'palette_recent' : `palette_${entry.group}`)}</h3>}
            <div>
              <ObjectIcon name={entry.icon} />
              <span>{entry.title}</span>
              {entry.note && <small>{entry.note}</small>}
            </div>
          </div>
        ))}
        {entries.length === 0 && !isLooking && <p className="kx-palette-none">{t('nothingFoundFor', { words })}</p>}
      </div>
    </dialog>
  )
}
