import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Face } from '../../../kit/Face.tsx'
import { Checkbox } from '../../../kit/heavy.tsx'
import { PageHead } from '../../../kit/PageHead.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { ask } from '../../api/http.ts'
import { asProblem } from '../../api/problem.ts'
import { useRecord } from '../../api/records.ts'
import type { Row } from '../../api/shapes.ts'
import { useHouse } from '../../house.ts'
import { usePageTitle } from '../../page-title.ts'
import { NotFound } from '../../shell/NotFound.tsx'
import { useSpeech } from '../../speech.tsx'
import { HandoverState } from './HandoverState.tsx'
import { newRule, type Owned, planOf, type Rule } from './model.ts'
import { OwnedList } from './OwnedList.tsx'
import { PastHandovers } from './PastHandovers.tsx'
import { RuleLines } from './RuleLines.tsx'
import { useHandover } from './use-handover.ts'
import '../admin.css'
import './handover.css'

/** `/users/{id}/handover`: what somebody looks after, and to whom it goes. */
export function Component() {
  const house = useHouse()
  const { id = '' } = useParams()
  const query = useRecord('users', house.byName('user') ? id : undefined)
  if (!house.me.mayHandOver || (query.error && asProblem(query.error).code === 'missing')) return <NotFound />
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  return query.data ? <Handover key={id} person={query.data} /> : <Wait lines={8} />
}

function Handover({ person }: { person: Row }) {
  const { me } = useHouse()
  const { t } = useSpeech()
  const name = String(person.name)
  const owned = useQuery({
    queryKey: ['records', 'users', 'owned', person.id],
    queryFn: async ({ signal }) =>
      (await ask<{ owned: readonly Owned[] }>('/api/handovers/preview', { method: 'POST', body: { personId: person.id }, signal })).owned,
  })
  usePageTitle(t('handoverTitle', { name }), me.company.name)
  return (
    <div className="kx-admin">
      <PageHead
        title={
          <span className="kx-crumbs">
            <Link to="/users">{t('peopleTitle')}</Link>
            <span aria-hidden>/</span>
            <Face name={name} size={22} />
            <span className="kx-crumb-title">{t('handoverTitle', { name })}</span>
          </span>
        }
      />
      <div className="kx-admin-body kx-handover">
        <p className="kx-quiet">{t('handoverTeach')}</p>
        {owned.error && <ErrorPanel why={asProblem(owned.error).detail} onRetry={() => void owned.refetch()} />}
        {owned.isPending && <Wait lines={6} />}
        {owned.data && <Plan person={person} owned={owned.data} />}
        <PastHandovers personId={person.id} />
      </div>
    </div>
  )
}

function Plan({ person, owned }: { person: Row; owned: readonly Owned[] }) {
  const { t } = useSpeech()
  const name = String(person.name)
  const [rules, setRules] = useState<readonly Rule[]>([newRule(0)])
  const [isLeaving, setLeaving] = useState(false)
  const [isShort, setShort] = useState(false)
  const job = useHandover()
  const mayDisable = person.active !== false && person.can?.setActive === true
  const start = () => {
    const plan = planOf(person.id, rules, isLeaving && mayDisable)
    setShort(!plan)
    if (plan) void job.start(plan)
  }
  if (owned.length === 0 && !job.state) return <p className="kx-note">{t('handoverNothing', { name })}</p>
  return (
    <>
      <OwnedList owned={owned} personId={person.id} />
      <section>
        <h2>{t('handoverRules')}</h2>
        <p className="kx-quiet">{t('handoverRulesTeach')}</p>
        <RuleLines personId={person.id} rules={rules} owned={owned} onChange={setRules} />
      </section>
      {mayDisable && (
        <Checkbox checked={isLeaving} onChange={(event) => setLeaving(event.target.checked)}>
          {t('handoverDisable', { name })}
        </Checkbox>
      )}
      {isShort && (
        <p className="kx-trouble" role="alert">
          {t('handoverNoTo')}
        </p>
      )}
      {job.problem && <ErrorPanel why={job.problem.detail} fields={job.problem.fields.map((each) => each.message)} />}
      <Button type="primary" loading={job.isBusy} onClick={start} className="kx-handover-start">
        {t('handoverStart')}
      </Button>
      {job.state && <HandoverState state={job.state} onStop={() => void job.stop()} />}
    </>
  )
}
