import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Download } from 'lucide-react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { ReasonLine } from './ReasonLine.tsx'
import { actionLabel, objectLabel, type Report } from './shapes.ts'
import './authority.css'

/** All that one person may do: each object, how many records he reads, each action and which role gives it. */
export function AuthorityReport({ person }: { person: Row }) {
  const { t } = useSpeech()
  const query = useQuery({ queryKey: ['authority', person.id], queryFn: () => ask<Report>(`/api/authority/${person.id}`), staleTime: 0 })
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (!query.data) return <Wait lines={8} />
  if (!query.data.person.active) return <p className="kx-quiet">{t('whyStop_disabled')}</p>
  return (
    <>
      <div className="kx-authority-head">
        <p className="kx-quiet">{t(query.data.person.isAdmin ? 'whyAdmin' : 'authorityTeach')}</p>
        <Button icon={<Download size={14} />} href={`/api/authority/${person.id}?format=csv`}>
          {t('authorityExport')}
        </Button>
      </div>
      {query.data.objects.map((each) => (
        <ObjectPart key={each.object} part={each} />
      ))}
    </>
  )
}

function ObjectPart({ part }: { part: Report['objects'][number] }) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const declaration = house.objects.find(({ name }) => name === part.object)
  const count = part.records && `${part.records.value}${part.records.capped ? '+' : ''}`
  return (
    <section className="kx-set kx-authority">
      <h2>
        <ObjectIcon name={declaration?.icon ?? part.object} size={16} /> {say(objectLabel(house, part.object))}
        <span className="kx-quiet">{count ? t('authorityCount', { n: count }) : t('authorityNone')}</span>
      </h2>
      <dl>
        {part.actions.map(({ action, because }) => (
          <div key={action}>
            <dt>{say(actionLabel(house, part.object, action))}</dt>
            <dd>
              {because.map((reason) => (
                <p key={JSON.stringify(reason)}>
                  <ReasonLine reason={reason} />
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {part.fields.length > 0 && declaration && (
        <p className="kx-quiet">
          {t('whyFields', {
            fields: part.fields
              .map(
                ({ field, right, masked }) =>
                  `${say(declaration.fields[field]?.label ?? { zh: field, en: field })} (${t(masked ? 'fieldMasked' : `field_${right}`)})`,
              )
              .join(t('whyComma')),
          })}
        </p>
      )}
    </section>
  )
}
