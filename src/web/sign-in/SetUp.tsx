import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ask } from '../api/http.ts'
import { followJob } from '../api/jobs.ts'
import type { Job } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'
import { DoorField } from './DoorField.tsx'
import { DoorPage } from './DoorPage.tsx'
import { useDoor } from './use-door.ts'

/** The first page of an empty house: who the company is, who keeps it, and whether to begin with an example. */
export function Component() {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { run, isBusy, problem, troubleOf } = useDoor()
  const [wish, setWish] = useState({ company: '', name: '', email: '', password: '', demo: false })
  const setUp = useQuery({ queryKey: ['setup'], queryFn: () => ask<{ needed: boolean }>('/api/setup'), retry: false })
  const put = (change: Partial<typeof wish>) => setWish({ ...wish, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      const { job } = await ask<{ job: Job | null }>('/api/setup', { method: 'POST', body: wish })
      if (job) await followJob(job.id, () => undefined)
      client.removeQueries()
      await navigate('/', { replace: true })
    })
  }
  if ((setUp.data && !setUp.data.needed) || (setUp.error && !isBusy)) return <Navigate to="/sign-in" replace />
  return (
    <DoorPage title={t('setUpTitle')} teach={t('setUpTeach')} wide>
      <form onSubmit={submit}>
        {problem && <ErrorPanel why={problem.detail} />}
        <div className="kx-door-two">
          <DoorField
            label={t('companyName')}
            value={wish.company}
            onChange={(company) => put({ company })}
            autoComplete="organization"
            autoFocus
            trouble={troubleOf('company')}
          />
          <DoorField label={t('yourName')} value={wish.name} onChange={(name) => put({ name })} autoComplete="name" trouble={troubleOf('name')} />
          <DoorField
            label={t('email')}
            kind="email"
            value={wish.email}
            onChange={(email) => put({ email })}
            autoComplete="username"
            hint={t('emailHint')}
            trouble={troubleOf('email')}
          />
          <DoorField
            label={t('password')}
            kind="password"
            value={wish.password}
            onChange={(password) => put({ password })}
            autoComplete="new-password"
            hint={t('passwordHint')}
            trouble={troubleOf('password')}
          />
        </div>
        <Radio.Group value={wish.demo} onChange={(event) => put({ demo: event.target.value === true })} className="kx-door-choice">
          <Radio value={false}>
            <strong>{t('startEmpty')}</strong>
            <small>{t('startEmptyTeach')}</small>
          </Radio>
          <Radio value>
            <strong>{t('startDemo')}</strong>
            <small>{t('startDemoTeach')}</small>
          </Radio>
        </Radio.Group>
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy} disabled={!wish.company || !wish.name || !wish.email || !wish.password}>
          {isBusy && wish.demo ? t('settingUpDemo') : t('setUpGo')}
        </Button>
      </form>
    </DoorPage>
  )
}
