import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePageTitle } from '../page-title.ts'
import { useSpeech } from '../speech.tsx'

/** The frame of pages before sign-in: one quiet card, the language in reach. */
export function DoorPage({ title, teach, children, wide }: { title: string; teach?: string | undefined; children: ReactNode; wide?: boolean }) {
  const { t, lang, switchTo } = useSpeech()
  usePageTitle(title, t('productName'))
  return (
    <main className="kx-door">
      <div className={wide ? 'kx-door-card kx-door-wide' : 'kx-door-card'}>
        <div className="kx-door-mark">
          <img src="/icon.svg" width={34} height={34} alt="" />
          <strong>{t('productName')}</strong>
        </div>
        <h1>{title}</h1>
        {teach && <p className="kx-door-teach">{teach}</p>}
        {children}
      </div>
      <button type="button" className="kx-link kx-door-lang" onClick={() => switchTo(lang === 'zh' ? 'en' : 'zh')}>
        <Languages size={14} aria-hidden /> {t('otherLanguage')}
      </button>
    </main>
  )
}
