import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { FileWall } from '../../kit/FileWall.tsx'
import type { Mentioned } from '../../kit/heavy/MentionField.tsx'
import { MentionField } from '../../kit/heavy.tsx'
import { ask } from '../api/http.ts'
import { keys } from '../api/keys.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { recordFilesKey } from '../files/FilesPanel.tsx'
import { makeAttempt } from '../form/changes.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from '../form/drafts.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'

const nothing: Mentioned = { text: '', people: [] }

/** A comment with @ for whom it is meant. Kept as a draft until it is sent. */
export function CommentBox({ plural, record }: { plural: string; record: Row }) {
  const { me } = useHouse()
  const { t, say } = useSpeech()
  const client = useQueryClient()
  const key = draftKey(me.user.id, plural, `${record.id}.comment`)
  const [written, setWritten] = useState<Mentioned>(() => ({ ...nothing, text: String(readDraft(key)?.text ?? '') }))
  const [files, setFiles] = useState<readonly string[]>([])
  const [trouble, setTrouble] = useState<string>()
  const [isSending, setSending] = useState(false)
  const [attempt] = useState(makeAttempt)
  useEffect(() => (written.text ? keepDraft(key, { text: written.text }) : dropDraft(key)), [key, written.text])
  const send = async () => {
    const text = written.text.trim()
    if ((!text && files.length === 0) || isSending) return
    setSending(true)
    setTrouble(undefined)
    const body = { text, mentions: written.people, ...(files.length > 0 ? { files } : {}) }
    try {
      await ask(`/api/${plural}/${record.id}/comments`, { method: 'POST', body, idempotencyKey: attempt([body, Math.floor(Date.now() / 60_000)]) })
      setWritten(nothing)
      setFiles([])
      await Promise.all([keys.facts(plural, record.id), recordFilesKey(plural, record.id)].map((queryKey) => client.invalidateQueries({ queryKey })))
    } catch (error) {
      setTrouble(say(asProblem(error).detail))
    }
    setSending(false)
  }
  return (
    <div className="kx-composer-body">
      <MentionField
        target="user"
        value={written.text}
        onChange={setWritten}
        onSubmit={() => void send()}
        placeholder={t('commentHint')}
        ariaLabel={t('comment')}
      />
      <FileWall ids={files} onChange={setFiles} accept="any" most={20} />
      {trouble && (
        <p className="kx-trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="kx-composer-foot">
        <span className="kx-quiet kx-not-phone">{t('sendHint')}</span>
        <Button type="primary" disabled={!written.text.trim() && files.length === 0} loading={isSending} onClick={() => void send()}>
          {t('send')}
        </Button>
      </div>
    </div>
  )
}
