import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Switch } from 'antd'
import { useState } from 'react'
import { Problem } from '../../kernel/problem.ts'
import { useToast } from '../../kit/Toast.tsx'
import { useHouse } from '../house.ts'
import { askPushState, endPush, startPush } from '../push/browser-push.ts'
import { useSpeech } from '../speech.tsx'

const key = ['browserPush'] as const

/** Whether this browser tells its person while the page is closed. The browser is asked only by the click. */
export function BrowserPush() {
  const { me } = useHouse()
  const { t, say } = useSpeech()
  const { show } = useToast()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const { data: state } = useQuery({ queryKey: key, queryFn: askPushState })
  const turn = async (isOn: boolean) => {
    setBusy(true)
    try {
      client.setQueryData(key, await (isOn ? startPush : endPush)(me.user.id))
    } catch (error) {
      // The browser's own refusal (its push service cannot be reached) has no words for the reader.
      show({ tone: 'bad', text: error instanceof Problem ? say(error.detail) : t('pushFailed') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="kx-push">
      <label htmlFor="browser-push">
        <strong>{t('pushHere')}</strong>
        <small className="kx-quiet">{t(`push_${state ?? 'off'}`)}</small>
      </label>
      <Switch
        id="browser-push"
        checked={state === 'on'}
        loading={isBusy || !state}
        disabled={state === 'none' || state === 'forbidden'}
        onChange={(isOn) => void turn(isOn)}
      />
    </div>
  )
}
