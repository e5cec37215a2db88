import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { CircleCheck, RotateCcw } from 'lucide-react'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'
import { AdminPage } from './AdminPage.tsx'

type DeadJob = {
  readonly id: string
  readonly task: string
  readonly attempts: number
  readonly madeAt: string
  readonly failedAt: string
  readonly error: string | null
}

const listKey = ['dead-jobs'] as const

/** `/jobs`: background work that was given up after every try: why, and another try once the cause is mended. */
export function Component() {
  const { t } = useSpeech()
  const query = useQuery({
    queryKey: listKey,
    queryFn: async ({ signal }) => (await ask<{ jobs: readonly DeadJob[] }>('/api/dead-jobs', { signal })).jobs,
    staleTime: 0,
  })
  return (
    <AdminPage icon="list" title={t('jobsTitle')}>
      <div className="kx-admin-body">
        {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
        {query.isPending && <Wait lines={4} />}
        {query.data?.length === 0 && <Empty icon={<CircleCheck size={24} />} title={t('jobsNone')} teach={t('jobsNoneTeach')} />}
        <ul className="kx-jobs">
          {query.data?.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      </div>
    </AdminPage>
  )
}

function JobLine({ job }: { job: DeadJob }) {
  const { t, say } = useSpeech()
  const { timeZone } = useLocale()
  const { show } = useToast()
  const client = useQueryClient()
  const retry = useMutation({
    mutationFn: () => ask(`/api/dead-jobs/${job.id}/retry`, { method: 'POST', body: {} }),
    onSuccess: () => {
      show({ tone: 'good', text: t('jobRetried') })
      void client.invalidateQueries({ queryKey: listKey })
    },
    onError: (error) => show({ tone: 'bad', text: say(asProblem(error).detail) }),
  })
  return (
    <li>
      <div>
        <strong className="kx-code">{job.task}</strong>
        <small>{t('jobTried', { n: job.attempts, at: wallTime(job.failedAt, timeZone) })}</small>
        {job.error && (
          <details>
            <summary>{t('jobWhy')}</summary>
            <pre>{job.error}</pre>
          </details>
        )}
      </div>
      <Button icon={<RotateCcw size={14} />} loading={retry.isPending} onClick={() => retry.mutate()}>
        {t('jobRetry')}
      </Button>
    </li>
  )
}
