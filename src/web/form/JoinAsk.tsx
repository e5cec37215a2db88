import { Button, Input } from 'antd'
import { useState } from 'react'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import type { Twin } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'
import type { Draft } from './drafts.ts'

type Props = { readonly plural: string; readonly hit: Twin; readonly about: Draft }

/** Instead of chasing the same firm twice: asks whoever looks after it to be counted in, with a reason (S2-28). */
export function JoinAsk({ plural, hit, about }: Props) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const [reason, setReason] = useState<string>()
  const [isSent, setSent] = useState(false)
  if (isSent) return <span role="status">{t('joinSent')}</span>
  if (reason === undefined)
    return (
      <Button size="small" type="link" onClick={() => setReason('')}>
        {t('joinAsk')}
      </Button>
    )
  const send = () =>
    ask(`/api/${plural}/duplicates/join`, { method: 'POST', body: { draft: about, title: hit.title, object: hit.object ?? null, reason } })
      .then(() => setSent(true))
      .catch((error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) }))
  return (
    <span className="kx-join">
      <Input value={reason} maxLength={300} placeholder={t('joinWhy')} aria-label={t('joinWhy')} onChange={(event) => setReason(event.target.value)} />
      <Button type="primary" disabled={!reason.trim()} onClick={() => void send()}>
        {t('joinSend')}
      </Button>
    </span>
  )
}
