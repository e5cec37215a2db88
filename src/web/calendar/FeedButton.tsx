import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { Copy } from '../../kit/Copy.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Dialog } from '../../kit/heavy.tsx'
import { nearTime } from '../../kit/wall-time.ts'
import { ask } from '../api/http.ts'
import { onlyLooks, useHouse } from '../house.ts'
import { useDoor } from '../sign-in/use-door.ts'
import { useSpeech } from '../speech.tsx'

type Feed = { readonly madeAt: string; readonly askedAt: string | null } | null
const route = '/api/me/calendarFeed'
const key = ['calendarFeed'] as const

/** The way to one's own calendar on a phone: a secret address, made, renewed and ended here. */
export function FeedButton() {
  const { me } = useHouse()
  const { t } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  if (onlyLooks(me)) return null
  return (
    <>
      <Button icon={<CalendarPlus size={15} />} onClick={() => setOpen(true)}>
        {t('calendarFeed')}
      </Button>
      {isOpen && (
        <Dialog title={t('calendarFeed')} isOpen onClose={() => setOpen(false)} width={520} footer={null}>
          <FeedPanel />
        </Dialog>
      )}
    </>
  )
}

function FeedPanel() {
  const { me } = useHouse()
  const { t, lang } = useSpeech()
  const client = useQueryClient()
  const { run, isBusy, problem } = useDoor()
  const [path, setPath] = useState<string>()
  const found = useQuery({ queryKey: key, queryFn: () => ask<{ feed: Feed }>(route) })
  const feed = found.data?.feed
  const again = () => client.invalidateQueries({ queryKey: key })
  const renew = () =>
    run(async () => {
      setPath((await ask<{ path: string }>(route, { method: 'POST', body: {} })).path)
      await again()
    })
  const end = () =>
    run(async () => {
      await ask(route, { method: 'DELETE' })
      setPath(undefined)
      await again()
    })
  const address = path && `${location.origin}${path}`
  return (
    <div className="kx-stack-form">
      <p>{t('calendarFeedTeach')}</p>
      {problem && <ErrorPanel why={problem.detail} />}
      {address ? (
        <div className="kx-recovery">
          <strong>{t('calendarFeedOnce')}</strong>
          <p>
            <span className="kx-code kx-secret">{address}</span> <Copy text={address} />
          </p>
        </div>
      ) : (
        <p className="kx-quiet">
          {feed
            ? t('calendarFeedKept', {
                when: nearTime(feed.madeAt, me.timeZone, lang),
                asked: feed.askedAt ? nearTime(feed.askedAt, me.timeZone, lang) : t('calendarFeedUnasked'),
              })
            : t('calendarFeedNone')}
        </p>
      )}
      <div className="kx-form-foot">
        {feed && (
          <Button danger onClick={() => void end()} loading={isBusy}>
            {t('calendarFeedStop')}
          </Button>
        )}
        <Button type="primary" onClick={() => void renew()} loading={isBusy}>
          {t(feed ? 'calendarFeedRenew' : 'calendarFeedMake')}
        </Button>
      </div>
    </div>
  )
}
