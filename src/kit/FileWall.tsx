import { FileText, Loader, Plus, X } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useId, useState } from 'react'
import { useSay } from './lang.ts'
import { useSources } from './sources.ts'
import { kitWords } from './words.ts'

type Props = {
  readonly ids: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly accept: 'any' | 'picture'
  readonly most?: number
  readonly id?: string | undefined
}

const isPicture = (file: File) => file.type.startsWith('image/')

/** Files as small pictures: chosen, pasted, dropped, or taken with the phone's camera. */
export function FileWall({ ids, onChange, accept, most = 50, id }: Props) {
  const say = useSay()
  const own = useId()
  const { take, waiting, failed } = useUploads(ids, onChange, accept, most)
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    void take(files)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    void take([...event.dataTransfer.files])
  }
  return (
    <fieldset className="kx-wall" onPaste={onPaste} onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      {ids.map((each) => (
        <span key={each} className="kx-wall-file">
          <Thumbnail id={each} accept={accept} />
          <button type="button" className="kx-bare" aria-label={say(kitWords.remove)} onClick={() => onChange(ids.filter((other) => other !== each))}>
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      {Array.from({ length: waiting }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a file on its way has no id yet
        <span key={at} className="kx-wall-file kx-wall-wait" role="status" aria-label={say(kitWords.uploading)}>
          <Loader size={16} aria-hidden />
        </span>
      ))}
      {ids.length + waiting < most && (
        <label className="kx-wall-add" htmlFor={id ?? own}>
          <Plus size={16} aria-hidden />
          <span>{say(kitWords.upload)}</span>
          <input
            id={id ?? own}
            type="file"
            className="kx-unseen"
            multiple={most > 1}
            accept={accept === 'picture' ? 'image/*' : undefined}
            onChange={(event) => {
              void take([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </label>
      )}
      {failed && (
        <span className="kx-trouble" role="alert">
          {say(kitWords.uploadFailed)}
        </span>
      )}
    </fieldset>
  )
}

function useUploads(ids: readonly string[], onChange: Props['onChange'], accept: Props['accept'], most: number) {
  const { upload } = useSources()
  const [waiting, setWaiting] = useState(0)
  const [failed, setFailed] = useState(false)
  const take = async (given: File[]) => {
    const files = given.filter((file) => accept === 'any' || isPicture(file)).slice(0, most - ids.length)
    if (files.length === 0) return
    setFailed(false)
    setWaiting(files.length)
    const done = await Promise.allSettled(files.map(upload))
    setWaiting(0)
    setFailed(done.some((each) => each.status === 'rejected'))
    const added = done.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []))
    if (added.length > 0) onChange([...ids, ...added])
  }
  return { take, waiting, failed }
}

/** A picture opens whole in its own tab; any other file is fetched. */
export function Thumbnail({ id, accept, size = 64 }: { id: string; accept: 'any' | 'picture'; size?: number }) {
  const say = useSay()
  const { fileUrl } = useSources()
  return (
    <a href={fileUrl(id, 'whole')} target="_blank" rel="noreferrer" aria-label={say(kitWords.open)} onClick={(event) => event.stopPropagation()}>
      {accept === 'picture' ? <img src={fileUrl(id, 'thumbnail')} width={size} height={size} alt="" loading="lazy" /> : <FileText size={24} aria-hidden />}
    </a>
  )
}
