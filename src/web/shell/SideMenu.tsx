import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react'
import { useState } from 'react'
import { Face } from '../../kit/Face.tsx'
import { useHouse } from '../house.ts'
import { usePalette } from '../palette/palette.ts'
import { useSpeech } from '../speech.tsx'
import { Bell } from './Bell.tsx'
import { MenuList } from './MenuList.tsx'
import { PersonMenu } from './PersonMenu.tsx'

const storeKey = 'kexin.menu'

export function SideMenu() {
  const house = useHouse()
  const { t } = useSpeech()
  const palette = usePalette()
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(storeKey) === 'narrow')
  const fold = () => {
    localStorage.setItem(storeKey, isNarrow ? 'wide' : 'narrow')
    setNarrow(!isNarrow)
  }
  return (
    <nav className={isNarrow ? 'kx-menu kx-menu-narrow' : 'kx-menu'} aria-label={t('mainMenu')}>
      <div className="kx-menu-top">
        <Face name={house.me.company.name} size={22} isRound={false} />
        <strong title={house.me.company.name}>{house.me.company.name}</strong>
        <button type="button" className="kx-bare kx-menu-fold" aria-label={isNarrow ? t('menuWide') : t('menuNarrow')} onClick={fold}>
          {isNarrow ? <PanelLeftOpen size={16} aria-hidden /> : <PanelLeftClose size={16} aria-hidden />}
        </button>
      </div>
      <div className="kx-menu-tools">
        <button type="button" className="kx-menu-search" onClick={palette.open} aria-label={isNarrow ? t('search') : undefined}>
          <Search size={15} aria-hidden />
          <span>{t('search')}</span>
          <kbd aria-hidden>{/Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <Bell />
      </div>
      <div className="kx-menu-list">
        <MenuList isIcons={isNarrow} />
      </div>
      <PersonMenu />
    </nav>
  )
}
