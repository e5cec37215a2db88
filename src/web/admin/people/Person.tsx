import { useState } from 'react'
import { useParams } from 'react-router'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { asProblem } from '../../api/problem.ts'
import { useRecord } from '../../api/records.ts'
import type { Row } from '../../api/shapes.ts'
import { AuthorityReport } from '../../authority/AuthorityReport.tsx'
import { type SeenObject, useHouse } from '../../house.ts'
import { usePageTitle } from '../../page-title.ts'
import { StepUpProvider } from '../../profile/StepUp.tsx'
import { Facts } from '../../record/Facts.tsx'
import { TimeLine } from '../../record/TimeLine.tsx'
import { NotFound } from '../../shell/NotFound.tsx'
import { useSpeech } from '../../speech.tsx'
import { useIsPhone } from '../../use-media.ts'
import { SignInRows } from '../SignInRows.tsx'
import { Account } from './Account.tsx'
import { PersonHead } from './PersonHead.tsx'
import '../admin.css'
import '../people.css'

/** `/users/{id}`: who somebody is, where he stands, and for an administrator how he gets in. */
export function Component() {
  const { id = '' } = useParams()
  const seen = useHouse().byName('user')
  const query = useRecord('users', seen ? id : undefined)
  if (!seen?.can('read') || (query.error && !query.data && asProblem(query.error).code === 'missing')) return <NotFound />
  if (query.error && !query.data) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (!query.data) return <Wait lines={10} />
  return (
    <StepUpProvider>
      <PersonPage key={id} seen={seen} person={query.data} />
    </StepUpProvider>
  )
}

type Tab = 'facts' | 'account' | 'authority' | 'signIns' | 'line'

function PersonPage({ seen, person }: { seen: SeenObject; person: Row }) {
  const { me } = useHouse()
  const { t } = useSpeech()
  usePageTitle(String(person.name), me.company.name)
  const isPhone = useIsPhone()
  const tabs: readonly Tab[] = [...(isPhone ? (['facts'] as const) : []), ...(me.isAdmin ? (['account', 'authority', 'signIns'] as const) : []), 'line']
  const [asked, setTab] = useState<Tab>()
  const here = tabs.find((tab) => tab === asked) ?? tabs[0]
  return (
    <article className="kx-record">
      <PersonHead person={person} />
      <div className="kx-record-body">
        {!isPhone && (
          <div className="kx-record-facts">
            <Facts seen={seen} record={person} />
          </div>
        )}
        <div className="kx-record-line">
          <div className="kx-record-tabs" role="tablist" aria-label={String(person.name)}>
            {tabs.map((tab) => (
              <button key={tab} type="button" role="tab" aria-selected={tab === here} className={tab === here ? 'kx-tab-here' : ''} onClick={() => setTab(tab)}>
                {t(`person_${tab}`)}
              </button>
            ))}
          </div>
          <div role="tabpanel" className="kx-person-panel">
            {here === 'facts' && <Facts seen={seen} record={person} />}
            {here === 'account' && <Account person={person} />}
            {here === 'authority' && <AuthorityReport person={person} />}
            {here === 'signIns' && <SignInRows userId={person.id} />}
            {here === 'line' && <TimeLine seen={seen} record={person} />}
          </div>
        </div>
      </div>
    </article>
  )
}
