import { Button, Input } from 'antd'
import { MailCheck } from 'lucide-react'
import { useState } from 'react'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Dialog } from '../../../kit/heavy.tsx'
import type { Row } from '../../api/shapes.ts'
import { useSpeech } from '../../speech.tsx'
import { type MadeLink, useLinkFor } from './invite.ts'

type Props = { readonly person: Row; readonly isNew?: boolean; readonly onEnd: () => void }

/** Lets a person in, for the first time or again. Without a mail server the link is handed over by the administrator himself. */
export function LinkDialog({ person, isNew, onEnd }: Props) {
  const { t } = useSpeech()
  const { make, made, isBusy, problem } = useLinkFor(person.id)
  const name = String(person.name)
  return (
    <Dialog
      title={isNew ? t('inviteNewTitle', { name }) : t('inviteTitle', { name })}
      isOpen
      onClose={onEnd}
      width={520}
      footer={
        made ? (
          <Button type="primary" onClick={onEnd}>
            {t('inviteDone')}
          </Button>
        ) : (
          <>
            <Button onClick={onEnd}>{isNew ? t('inviteLater') : t('cancel')}</Button>
            <Button type="primary" loading={isBusy} onClick={() => void make()}>
              {t('inviteMake')}
            </Button>
          </>
        )
      }
    >
      <div className="kx-stack-form">
        {problem && <ErrorPanel why={problem.detail} />}
        {made ? <Made made={made} email={String(person.email)} /> : <p>{t('inviteTeach', { email: String(person.email) })}</p>}
      </div>
    </Dialog>
  )
}

function Made({ made, email }: { made: MadeLink; email: string }) {
  const { t } = useSpeech()
  const [isCopied, setCopied] = useState(false)
  if (made.sent)
    return (
      <p className="kx-invite-sent">
        <MailCheck size={18} aria-hidden /> {t('inviteSent', { email })}
      </p>
    )
  const link = made.link ?? ''
  return (
    <>
      <p>{t('inviteShown')}</p>
      <div className="kx-invite-link">
        <Input value={link} readOnly aria-label={t('inviteLink')} onFocus={(event) => event.target.select()} />
        <Button type="primary" onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          {isCopied ? t('inviteCopied') : t('inviteCopy')}
        </Button>
      </div>
      <p className="kx-hint">{t('inviteOnce')}</p>
    </>
  )
}
