import { Button } from 'antd'
import { Dialog } from '../../kit/heavy.tsx'
import { useSpeech } from '../speech.tsx'

type Props = { readonly onStay: () => void; readonly onLeave: () => void; readonly onDrop: () => void }

/** Leaving a form that was typed in: the draft stays for later unless it is thrown away on purpose. */
export function LeaveAsk({ onStay, onLeave, onDrop }: Props) {
  const { t } = useSpeech()
  return (
    <Dialog
      title={t('leaveTitle')}
      isOpen
      onClose={onStay}
      width={440}
      footer={
        <>
          <Button danger type="text" onClick={onDrop}>
            {t('leaveDrop')}
          </Button>
          <Button onClick={onStay}>{t('leaveStay')}</Button>
          <Button type="primary" onClick={onLeave}>
            {t('leaveKeep')}
          </Button>
        </>
      }
    >
      <p>{t('leaveTeach')}</p>
    </Dialog>
  )
}
