import { FileSpreadsheet } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useSpeech } from '../speech.tsx'

/** Where a sheet is dropped or picked. What it may be and what becomes of it stands right here. */
export function DropZone({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const { t } = useSpeech()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !isBusy) onFile(file)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <label className={isOver ? 'kx-drop kx-drop-over' : 'kx-drop'} onDrop={drop} onDragOver={over} onDragLeave={() => setOver(false)} aria-busy={isBusy}>
      <FileSpreadsheet size={32} strokeWidth={1.5} aria-hidden />
      <strong>{isBusy ? t('importUploading') : t('importDrop')}</strong>
      <span>{t('importDropTeach')}</span>
      <small>{t('importDropNothingYet')}</small>
      {isBusy && <progress />}
      <input
        type="file"
        className="kx-unseen"
        accept=".xlsx,.csv,.txt,.tsv,.vcf"
        disabled={isBusy}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </label>
  )
}
