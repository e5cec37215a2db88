import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Archive, HardDriveDownload, Lock } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useLocale } from '../../kit/lang.ts'
import { bytesText } from '../../kit/size.ts'
import { useToast } from '../../kit/Toast.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { followJob } from '../api/jobs.ts'
import { asProblem } from '../api/problem.ts'
import type { Job } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'
import { AdminPage } from './AdminPage.tsx'

type Backup = {
  readonly name: string
  readonly at: string
  readonly rows: number
  readonly size: number
  readonly seconds: number
  readonly isLocked: boolean
  readonly files: { readonly count: number; readonly size: number; readonly lost: number }
}
type Answer = {
  readonly folder: string
  readonly isLocked: boolean
  readonly hour: number | null
  readonly isOld: boolean
  readonly backups: readonly Backup[]
}

const listKey = ['backups'] as const

/** `/backups`: that there are back-ups, how old the newest is, where they lie; and one more now. */
export function Component() {
  const { t } = useSpeech()
  const query = useQuery({ queryKey: listKey, queryFn: ({ signal }) => ask<Answer>('/api/backups', { signal }), staleTime: 0 })
  return (
    <AdminPage icon="archive" title={t('backupsTitle')} acts={<TakeOne />}>
      <div className="kx-admin-body">
        {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
        {query.isPending && <Wait lines={5} />}
        {query.data && <Desk answer={query.data} />}
      </div>
    </AdminPage>
  )
}

function TakeOne() {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const client = useQueryClient()
  const [share, setShare] = useState(0)
  const take = useMutation({
    mutationFn: async () => followJob((await ask<{ job: Job }>('/api/backups', { method: 'POST', body: {} })).job.id, setShare),
    onSuccess: ({ state, problem }) =>
      show(state === 'done' ? { tone: 'good', text: t('backupDone') } : { tone: 'bad', text: t('backupNotDone'), detail: problem?.detail ?? '' }),
    onError: (error) => show({ tone: 'bad', text: say(asProblem(error).detail) }),
    onSettled: () => void client.invalidateQueries({ queryKey: listKey }),
  })
  return (
    <Button type="primary" icon={<HardDriveDownload size={14} />} loading={take.isPending} onClick={() => take.mutate()}>
      {take.isPending && share > 0 ? t('backupRunning', { n: share }) : t('backupNow')}
    </Button>
  )
}

function Desk({ answer: { backups, folder, hour, isOld, isLocked } }: { answer: Answer }) {
  const { t } = useSpeech()
  return (
    <>
      {isOld && (
        <p className="kx-note" role="alert">
          {t('backupOld')}
        </p>
      )}
      <p className="kx-quiet">
        {hour === null ? t('backupByHand') : t('backupDaily', { hour })} {t('backupPlace', { folder })} {isLocked ? t('backupLocked') : t('backupOpen')}{' '}
        <Link to="/company">{t('backupSettings')}</Link>
      </p>
      {backups.length === 0 ? <Empty icon={<Archive size={24} />} title={t('backupsNone')} teach={t('backupsNoneTeach')} /> : <BackupTable backups={backups} />}
    </>
  )
}

function BackupTable({ backups }: { backups: readonly Backup[] }) {
  const { t, lang } = useSpeech()
  const { timeZone } = useLocale()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled by keyboard too
    <section className="kx-plain-scroll" tabIndex={0} aria-label={t('backupsTitle')}>
      <table className="kx-plain">
        <thead>
          <tr>
            <th scope="col">{t('backupAt')}</th>
            <th scope="col">{t('backupRows')}</th>
            <th scope="col">{t('backupFiles')}</th>
            <th scope="col">{t('backupSize')}</th>
            <th scope="col">{t('backupSeconds')}</th>
            <th scope="col">{t('backupName')}</th>
          </tr>
        </thead>
        <tbody>
          {backups.map((each) => (
            <tr key={each.name}>
              <td>{wallTime(each.at, timeZone)}</td>
              <td>{each.rows.toLocaleString(lang)}</td>
              <td>
                {t('backupFileCount', { n: each.files.count, size: bytesText(each.files.size) })}
                {each.files.lost > 0 && <strong className="kx-trouble"> {t('backupLost', { n: each.files.lost })}</strong>}
              </td>
              <td>{bytesText(each.size)}</td>
              <td>{t('backupTook', { n: each.seconds })}</td>
              <td>
                <code className="kx-code">{each.name}</code> {each.isLocked && <Lock size={12} role="img" aria-label={t('backupLocked')} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
