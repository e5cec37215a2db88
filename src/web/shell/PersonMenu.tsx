import { Languages, LogOut, Moon, Sun, SunMoon, UserRound } from 'lucide-react'
import { useNavigate } from 'react-router'
import { type ThemeChoice, useAppearance } from '../../kit/Appearance.tsx'
import { Face } from '../../kit/Face.tsx'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { useSources } from '../../kit/sources.ts'
import { useHouse } from '../house.ts'
import { useSignOut } from '../sign-in/sign-out.ts'
import { useSpeech } from '../speech.tsx'
import { useTurnLanguage } from './turn-language.ts'

const nextTheme: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' }
const themeSigns = { system: SunMoon, light: Sun, dark: Moon } as const

export function PersonMenu() {
  const { me } = useHouse()
  const { t, lang } = useSpeech()
  const { choice, choose } = useAppearance()
  const { fileUrl } = useSources()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const turn = useTurnLanguage()
  const ThemeSign = themeSigns[choice]
  const items = [
    // One's own account is nobody's who stands in: the page would be refused.
    ...(me.impersonator ? [] : [{ key: 'profile', icon: <UserRound size={14} />, label: t('myProfile'), run: () => void navigate('/profile') }]),
    { key: 'lang', icon: <Languages size={14} />, label: t('otherLanguage'), run: () => void turn(lang === 'zh' ? 'en' : 'zh') },
    { key: 'theme', icon: <ThemeSign size={14} />, label: t(`theme_${choice}`), run: () => choose(nextTheme[choice]) },
    { key: 'out', isApart: true, icon: <LogOut size={14} />, label: t('signOut'), run: () => void signOut() },
  ]
  const unit = me.units.find((each) => each.isMain) ?? me.units[0]
  return (
    <MenuButton items={items} place="topLeft">
      {(trigger) => (
        <button type="button" className="kx-person" {...trigger}>
          <Face name={me.user.name} size={26} {...(me.user.avatarId ? { url: fileUrl(me.user.avatarId, 'thumbnail') } : {})} />
          <span>
            <strong>{me.user.name}</strong>
            {unit && <small>{unit.name}</small>}
          </span>
        </button>
      )}
    </MenuButton>
  )
}
