import { UserRound } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { PageHead } from '../../kit/PageHead.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { useHouse } from '../house.ts'
import { usePageTitle } from '../page-title.ts'
import { useSpeech } from '../speech.tsx'
import { StepUpProvider } from './StepUp.tsx'

const parts = {
  me: lazy(() => import('./AboutMe.tsx').then((m) => ({ default: m.AboutMe }))),
  safety: lazy(() => import('./Safety.tsx').then((m) => ({ default: m.Safety }))),
  sessions: lazy(() => import('./Sessions.tsx').then((m) => ({ default: m.Sessions }))),
  keys: lazy(() => import('./ApiKeys.tsx').then((m) => ({ default: m.ApiKeys }))),
  notices: lazy(() => import('./NoticeChoices.tsx').then((m) => ({ default: m.NoticeChoices }))),
} as const
type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

/** `/profile`: what a person sets for himself. */
export function Component() {
  const { t } = useSpeech()
  usePageTitle(t('myProfile'), useHouse().me.company.name)
  const [params, setParams] = useSearchParams()
  const here = names.find((name) => name === params.get('part')) ?? 'me'
  const Here = parts[here]
  return (
    <StepUpProvider>
      <div className="kx-profile">
        <PageHead icon={<UserRound size={18} />} title={t('myProfile')} />
        <div className="kx-tabs">
          <nav aria-label={t('myProfile')}>
            {names.map((name) => (
              <span key={name} className={name === here ? 'kx-tab kx-tab-here' : 'kx-tab'}>
                <button type="button" aria-current={name === here ? 'page' : undefined} onClick={() => setParams(name === 'me' ? {} : { part: name })}>
                  {t(`profile_${name}`)}
                </button>
              </span>
            ))}
          </nav>
        </div>
        <div className="kx-profile-body">
          <Suspense fallback={<Wait lines={6} />}>
            <Here />
          </Suspense>
        </div>
      </div>
    </StepUpProvider>
  )
}
