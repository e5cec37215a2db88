import { Button, Segmented } from 'antd'
import { useId, useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Dialog, Input, RecordSelect } from '../../kit/heavy.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../../web/api/http.ts'
import { useDoor } from '../../web/sign-in/use-door.ts'
import { useSpeech } from '../../web/speech.tsx'

export type Form = { readonly name: string; readonly label: string; readonly hint: string }

const formats = ['xlsx', 'docx', 'txt'] as const
const recipients = ['me', 'colleague', 'address'] as const
type Recipient = (typeof recipients)[number]
const words = { xlsx: 'cardXlsx', docx: 'cardDocx', txt: 'cardTxt' } as const

type Sending = { readonly form: Form; readonly about: string | null; readonly domain: string | null; readonly onEnd: () => void }

/** Has the house mail a card: to oneself, a colleague or, where the company has a mail domain, an address of it; answers come to the shared mailbox (S0-23). */
export function SendCard({ form, about, domain, onEnd }: Sending) {
  const { t } = useSpeech()
  const { show } = useToast()
  const { run, isBusy, problem } = useDoor()
  const [to, setTo] = useState<Recipient>('me')
  const [userId, setUserId] = useState<string | null>(null)
  const [address, setAddress] = useState('')
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx')
  const [recordId, setRecordId] = useState(about)
  const ids = { user: useId(), address: useId(), customer: useId() }
  const isReady = to === 'me' || (to === 'colleague' ? userId !== null : address.trim() !== '')
  const send = () =>
    run(async () => {
      const whom = to === 'colleague' ? { userId } : to === 'address' ? { address: address.trim() } : {}
      await ask(`/api/mail-forms/${form.name}/send`, { method: 'POST', body: { format, ...whom, ...(recordId ? { recordId } : {}) } })
      show({ tone: 'good', text: t('cardSending') })
      onEnd()
    })
  return (
    <Dialog title={t('cardSendTitle', { card: form.label })} isOpen onClose={onEnd} width={480}>
      <form
        className="kx-stack-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void send()
        }}
      >
        <p className="kx-quiet">{t('cardSendTeach')}</p>
        {problem && <ErrorPanel why={problem.fields[0]?.message ?? problem.detail} />}
        <Segmented
          block
          aria-label={t('cardTo')}
          value={to}
          onChange={setTo}
          options={recipients.filter((each) => each !== 'address' || domain !== null).map((each) => ({ value: each, label: t(`cardTo_${each}`) }))}
        />
        {to === 'colleague' && (
          <div className="kx-field">
            <label htmlFor={ids.user}>{t('cardTo_colleague')}</label>
            <RecordSelect id={ids.user} target="user" value={userId} onChange={(next) => setUserId(next as string | null)} />
          </div>
        )}
        {to === 'address' && (
          <div className="kx-field">
            <label htmlFor={ids.address}>{t('cardAddress', { domain: domain ?? '' })}</label>
            <Input id={ids.address} type="email" value={address} maxLength={254} onChange={(event) => setAddress(event.target.value)} />
          </div>
        )}
        <div className="kx-field">
          <label htmlFor={ids.customer}>{t('cardAboutWhom')}</label>
          <RecordSelect id={ids.customer} target="customer" value={recordId} onChange={(next) => setRecordId(next as string | null)} />
        </div>
        <Segmented
          block
          aria-label={t('cardFormat')}
          value={format}
          onChange={setFormat}
          options={formats.map((each) => ({ value: each, label: t(words[each]) }))}
        />
        <div className="kx-form-foot">
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={isBusy}>
            {t('cardSendNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
