import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Download, FileText } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Dialog } from '../../kit/heavy.tsx'
import { useLocale } from '../../kit/lang.ts'
import { bytesText } from '../../kit/size.ts'
import { Wait } from '../../kit/Wait.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import type { ShownFile } from '../api/files.ts'
import { ask } from '../api/http.ts'
import { useSpeech } from '../speech.tsx'
import './files.css'

const PdfPages = lazy(() => import('./PdfPages.tsx').then((part) => ({ default: part.PdfPages })))

export const fileAddress = (id: string): string => `/api/files/${id}`

/** A file looked into: a picture whole, a PDF page by page, its versions; anything else is only ever saved. */
export function Look({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState(id)
  const query = useQuery({
    queryKey: ['file-versions', id],
    queryFn: ({ signal }) => ask<{ versions: ShownFile[] }>(`${fileAddress(id)}/versions`, { signal }),
    staleTime: 0,
  })
  const versions = query.data?.versions ?? []
  const file = versions.find((each) => each.id === chosen)
  return (
    <Dialog title={file?.name ?? t('file')} isOpen onClose={onClose} width={860}>
      {query.isPending && <Wait lines={6} />}
      {query.error && <p className="kx-quiet">{t('fileGone')}</p>}
      {file && (
        <div className="kx-look">
          <p className="kx-look-head">
            <About file={file} />
            <Button icon={<Download size={14} />} href={fileAddress(file.id)} download={file.name}>
              {t('fileSave')}
            </Button>
          </p>
          {versions.length > 1 && <Versions versions={versions} chosen={chosen} onChoose={setChosen} />}
          <Suspense fallback={<Wait lines={8} />}>
            <Inside key={file.id} file={file} />
          </Suspense>
        </div>
      )}
    </Dialog>
  )
}

function About({ file }: { file: ShownFile }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  return <span className="kx-quiet">{t('fileBy', { who: file.by.title ?? t('somebody'), at: wallTime(file.at, timeZone), size: bytesText(file.size) })}</span>
}

function Inside({ file: { id, name, type } }: { file: ShownFile }) {
  const { t } = useSpeech()
  if (['image/png', 'image/jpeg', 'image/webp', 'image/gif'].includes(type)) return <img className="kx-look-picture" src={fileAddress(id)} alt={name} />
  if (type === 'application/pdf') return <PdfPages url={fileAddress(id)} />
  return (
    <p className="kx-look-none">
      <FileText size={32} aria-hidden />
      {t('fileOnlySaved')}
    </p>
  )
}

function Versions({ versions, chosen, onChoose }: { versions: readonly ShownFile[]; chosen: string; onChoose: (id: string) => void }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  return (
    <ol className="kx-versions" aria-label={t('fileVersions')}>
      {versions.map((each, at) => (
        <li key={each.id}>
          <button type="button" className="kx-chip" aria-pressed={each.id === chosen} onClick={() => onChoose(each.id)}>
            {t('fileVersion', { number: versions.length - at })}
            <small>
              {each.by.title ?? t('somebody')} · {wallTime(each.at, timeZone)}
            </small>
          </button>
        </li>
      ))}
    </ol>
  )
}
