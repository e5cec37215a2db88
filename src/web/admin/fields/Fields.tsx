import { useSearchParams } from 'react-router'
import { isOfOurWork } from '../../../kernel/graft.ts'
import { ObjectIcon } from '../../../kit/ObjectIcon.tsx'
import { type SeenObject, useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { AdminPage } from '../AdminPage.tsx'
import { Layout } from './Layout.tsx'
import { Lists } from './Lists.tsx'
import { OwnFields } from './OwnFields.tsx'
import './fields.css'

const tabs = ['fields', 'lists', 'layout'] as const

/** `/fields`: what the company adds to its objects: fields, options, layout. Holds everywhere from the moment it is saved. */
export function Component() {
  const { seen, byName } = useHouse()
  const { t, say } = useSpeech()
  const [params, setParams] = useSearchParams()
  const objects = seen.filter(({ declaration }) => isOfOurWork(declaration, (name) => byName(name)?.declaration))
  const here = objects.find(({ declaration }) => declaration.name === params.get('object')) ?? objects[0]
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'fields'
  const go = (next: { object?: string; tab?: string }) =>
    setParams({ object: next.object ?? here?.declaration.name ?? '', tab: next.tab ?? tab }, { replace: true })
  return (
    <AdminPage icon="field" title={t('ownTitle')}>
      <div className="kx-bin kx-own">
        <nav aria-label={t('ownObjects')}>
          {objects.map(({ declaration: { name, icon, label } }) => (
            <button key={name} type="button" aria-current={name === here?.declaration.name ? 'page' : undefined} onClick={() => go({ object: name })}>
              <ObjectIcon name={icon ?? name} size={14} />
              <span>{say(label)}</span>
            </button>
          ))}
        </nav>
        <div className="kx-own-main">
          <div className="kx-tabs">
            <nav aria-label={t('ownTitle')}>
              {tabs.map((each) => (
                <span key={each} className={each === tab ? 'kx-tab kx-tab-here' : 'kx-tab'}>
                  <button type="button" aria-current={each === tab ? 'page' : undefined} onClick={() => go({ tab: each })}>
                    {t(`own_${each}`)}
                  </button>
                </span>
              ))}
            </nav>
          </div>
          <div className="kx-admin-body">{here && <Tab key={`${here.declaration.name}.${tab}`} seen={here} tab={tab} />}</div>
        </div>
      </div>
    </AdminPage>
  )
}

function Tab({ seen, tab }: { seen: SeenObject; tab: (typeof tabs)[number] }) {
  if (tab === 'lists') return <Lists seen={seen} />
  return tab === 'layout' ? <Layout seen={seen} /> : <OwnFields seen={seen} />
}
