import { Menu as MenuIcon, Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { NavLink } from 'react-router'
import { SidePanel } from '../../kit/heavy.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { useForms } from '../form/forms.ts'
import { useHouse } from '../house.ts'
import { usePalette } from '../palette/palette.ts'
import { useSpeech } from '../speech.tsx'
import { MenuList } from './MenuList.tsx'
import { menuOf } from './menu.ts'
import { PersonMenu } from './PersonMenu.tsx'

const shownEntries = 2

/** The phone's menu under the thumb: two places, search, new, and all the rest. Shown by CSS up to 767 px. */
export function BottomBar() {
  const house = useHouse()
  const { t, say } = useSpeech()
  const palette = usePalette()
  const forms = useForms()
  const [isOpen, setOpen] = useState(false)
  const { unread } = house.me
  const entries = menuOf(house).flatMap((group) => group.entries)
  const first = house.seen.find((each) => each.declaration.menu === 'work' && each.can('create'))
  return (
    <nav className="kx-bottom" aria-label={t('mainMenu')}>
      {entries.slice(0, shownEntries).map((entry) => (
        <NavLink key={entry.to} to={entry.to} end={entry.to === '/'}>
          <ObjectIcon name={entry.icon} size={20} />
          <span>{say(entry.label)}</span>
        </NavLink>
      ))}
      {first && (
        <button
          type="button"
          className="kx-bottom-new"
          aria-label={t('newOf', { what: say(first.declaration.label) })}
          onClick={() => void forms.open({ plural: first.declaration.plural })}
        >
          <Plus size={22} aria-hidden />
        </button>
      )}
      <button type="button" onClick={palette.open}>
        <Search size={20} aria-hidden />
        <span>{t('search')}</span>
      </button>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <MenuIcon size={20} aria-hidden />
        <span>{t('more')}</span>
        {unread > 0 && <i className="kx-bottom-dot" aria-hidden />}
      </button>
      {isOpen && (
        <SidePanel title={house.me.company.name} isOpen onClose={() => setOpen(false)} width={320}>
          <div className="kx-menu-list">
            <MenuList onGo={() => setOpen(false)} />
            <NavLink to="/notifications" className="kx-menu-entry" onClick={() => setOpen(false)}>
              <ObjectIcon name="bell" />
              <span>{unread > 0 ? t('notificationsUnread', { n: unread }) : t('notifications')}</span>
            </NavLink>
          </div>
          <PersonMenu />
        </SidePanel>
      )}
    </nav>
  )
}
