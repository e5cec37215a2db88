import { Copy } from '../../kit/Copy.tsx'
import type { Row } from '../../web/api/shapes.ts'
import { useSpeech } from '../../web/speech.tsx'
import './leads.css'

/** What goes into the company's own page so that this form stands there. */
export function Panel({ record }: { record: Row }) {
  const { t } = useSpeech()
  const home = location.origin
  const address = `${home}/forms/${record.id}`
  const ways = [
    { key: 'address', label: t('formAddress'), text: address },
    { key: 'script', label: t('formScript'), text: `<script src="${home}/forms/embed.js" data-form="${record.id}" async></script>` },
    { key: 'frame', label: t('formFrame'), text: `<iframe src="${address}" style="width:100%;height:640px;border:0"></iframe>` },
  ]
  return (
    <div className="kx-embed">
      {record.isOpen !== true && <p role="status">{t('formClosed')}</p>}
      {ways.map(({ key, label, text }) => (
        <section key={key}>
          <h3>{label}</h3>
          <p>
            <code>{text}</code>
            <Copy text={text} />
          </p>
        </section>
      ))}
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          {t('formLook')}
        </a>
      </p>
      <p className="kx-embed-note">{t('formNote')}</p>
    </div>
  )
}
