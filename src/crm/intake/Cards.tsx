import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { FileSpreadsheet, FileText, Mail, NotebookText, Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { useTitle } from '../../kit/sources.ts'
import { Wait } from '../../kit/Wait.tsx'
import { ask } from '../../web/api/http.ts'
import { asProblem } from '../../web/api/problem.ts'
import { onlyLooks, useHouse } from '../../web/house.ts'
import { useSpeech } from '../../web/speech.tsx'
import { type Form, SendCard } from './SendCard.tsx'
import './intake.css'

type Answer = { readonly mailbox: string | null; readonly sends: boolean; readonly domain: string | null; readonly forms: readonly Form[] }

/** `/cards`: the two cards of the mail scheme, to be filled in away from the desk, and where to send them (S0-21, S0-22, S0-23). */
export function Component() {
  const { t } = useSpeech()
  const { me } = useHouse()
  const query = useQuery({ queryKey: ['mail-forms'], queryFn: ({ signal }) => ask<Answer>('/api/mail-forms', { signal }) })
  const title = t('cardsTitle')
  useEffect(() => {
    document.title = `${title} · ${me.company.name}`
  }, [title, me.company.name])
  return (
    <div className="kx-card-page">
      <PageHead icon={<ObjectIcon name="idCard" size={18} />} title={title}>
        <Link to="/inboundMails?view=mine">{t('cardsMine')}</Link>
      </PageHead>
      <div className="kx-card-forms">
        {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
        {query.isPending && <Wait lines={5} />}
        {query.data && <Choice answer={query.data} />}
      </div>
    </div>
  )
}

function Choice({ answer }: { answer: Answer }) {
  const { mailbox, sends, forms } = answer
  const { t } = useSpeech()
  const about = useSearchParams()[0].get('customer')
  const name = useTitle('customer', about)
  return (
    <>
      <p>{t('cardsTeach')}</p>
      <p>
        {t('cardsMailbox')}: {mailbox ? <a href={`mailto:${mailbox}`}>{mailbox}</a> : <span className="kx-quiet">{t('cardsNoMailbox')}</span>}
      </p>
      {mailbox && !sends && <p className="kx-quiet">{t('cardsNoServer')}</p>}
      {about && name && (
        <p>
          {t('cardsAbout')}: <Link to={`/customers/${about}`}>{name}</Link>
        </p>
      )}
      {forms.map((form) => (
        <OneCard key={form.name} form={form} answer={answer} about={about} />
      ))}
    </>
  )
}

function OneCard({ form, answer: { mailbox, sends, domain }, about }: { form: Form; answer: Answer; about: string | null }) {
  const { t } = useSpeech()
  const { me } = useHouse()
  const [isSending, setSending] = useState(false)
  const file = (format: string) => `/api/mail-forms/${form.name}/${format}`
  return (
    <article className="kx-card-forms-one">
      <h2>{form.label}</h2>
      <div className="kx-card-forms-files">
        <Button href={file('xlsx')} icon={<FileSpreadsheet size={14} />}>
          {t('cardXlsx')}
        </Button>
        <Button href={file('docx')} icon={<FileText size={14} />}>
          {t('cardDocx')}
        </Button>
        <Button href={file('txt')} icon={<NotebookText size={14} />}>
          {t('cardTxt')}
        </Button>
        {mailbox && <ByMail form={form} mailbox={mailbox} />}
        {sends && !onlyLooks(me) && (
          <Button type="primary" icon={<Send size={14} />} onClick={() => setSending(true)}>
            {t('cardSend')}
          </Button>
        )}
      </div>
      {isSending && <SendCard form={form} about={about} domain={domain} onEnd={() => setSending(false)} />}
    </article>
  )
}

/** Opens the reader's own mail program with the card's lines in it. */
function ByMail({ form, mailbox }: { form: Form; mailbox: string }) {
  const { t } = useSpeech()
  const open = async () => {
    const answer = await fetch(`/api/mail-forms/${form.name}/txt`)
    const lines = answer.ok ? await answer.text() : form.label
    window.location.href = `mailto:${mailbox}?subject=${encodeURIComponent(form.label)}&body=${encodeURIComponent(lines)}`
  }
  return (
    <Button icon={<Mail size={14} />} onClick={() => void open()}>
      {t('cardOpenMail')}
    </Button>
  )
}
