import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { type MenuEntry, type MenuGroup, menuOf } from './menu.ts'

const storeKey = 'kexin.menu.folded'
const storedFolds = (): readonly string[] => localStorage.getItem(storeKey)?.split(',') ?? []

/** The menu in its sections. A heading folds what stands beneath it, remembered on this device; the present page stays in sight. Icons alone have no headings, so nothing is folded. */
export function MenuList({ isIcons = false, onGo }: { readonly isIcons?: boolean; readonly onGo?: () => void }) {
  const house = useHouse()
  const [folded, setFolded] = useState(storedFolds)
  const fold = (key: string) => {
    const now = folded.includes(key) ? folded.filter((each) => each !== key) : [...folded, key]
    localStorage.setItem(storeKey, now.join())
    setFolded(now)
  }
  return menuOf(house).map((group) => (
    <Section key={group.key} group={group} isFolded={!isIcons && folded.includes(group.key)} onFold={() => fold(group.key)} {...(onGo ? { onGo } : {})} />
  ))
}

type Props = { readonly group: MenuGroup; readonly isFolded: boolean; readonly onFold: () => void; readonly onGo?: () => void }

function Section({ group, isFolded, onFold, onGo }: Props) {
  const { t, say } = useSpeech()
  const { pathname } = useLocation()
  const isHere = ({ to }: MenuEntry) => pathname === to || pathname.startsWith(`${to}/`)
  const named = { work: t('menuWork'), admin: t('menuAdmin') }[group.key]
  const title = group.label ? say(group.label) : named
  return (
    <section>
      {title && (
        <h2>
          <button type="button" className="kx-bare kx-menu-head" aria-expanded={!isFolded} onClick={onFold}>
            {title}
            <ChevronDown size={12} aria-hidden className={isFolded ? 'kx-turned' : ''} />
          </button>
        </h2>
      )}
      {group.entries
        .filter((entry) => !isFolded || isHere(entry))
        .map((entry) => (
          <NavLink key={entry.to} to={entry.to} end={entry.to === '/'} className="kx-menu-entry" title={say(entry.label)} {...(onGo ? { onClick: onGo } : {})}>
            <ObjectIcon name={entry.icon} />
            <span>{say(entry.label)}</span>
          </NavLink>
        ))}
    </section>
  )
}
