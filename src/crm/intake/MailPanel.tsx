import { Segmented } from 'antd'
import { useState } from 'react'
import type { Row } from '../../web/api/shapes.ts'
import { useSpeech } from '../../web/speech.tsx'
import './intake.css'

/** A mail as it reads: its words, or laid out as its sender did, in a frame where nothing runs and nothing is fetched (attack row 33). */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  const [shape, setShape] = useState<'text' | 'page'>('text')
  const text = typeof record.body === 'string' ? record.body : ''
  const page = typeof record.pageText === 'string' ? record.pageText : ''
  return (
    <section className="kx-mail">
      {page && (
        <Segmented
          options={[
            { value: 'text', label: t('mailAsText') },
            { value: 'page', label: t('mailAsPage') },
          ]}
          value={shape}
          onChange={setShape}
        />
      )}
      {shape === 'page' && page ? (
        <>
          <p className="kx-quiet">{t('mailPageTeach')}</p>
          <iframe className="kx-mail-page" sandbox="allow-popups" srcDoc={framed(page)} title={t('mailFrame')} />
        </>
      ) : (
        <pre className="kx-mail-text">{text || t('mailNoText')}</pre>
      )}
    </section>
  )
}

/** Its own policy goes with it: even what slipped through could load nothing and send nothing. */
const framed = (page: string): string =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><base target="_blank"><body style="font:14px/1.6 system-ui;margin:8px;color:#1f2329;background:#fff">${page}`
