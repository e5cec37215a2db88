import { Camera, FileText, Plus, X } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useSay } from './lang.ts'
import { type StoredFile, useSources } from './sources.ts'
import { type Upload, useUploads } from './use-uploads.ts'
import { kitWords } from './words.ts'

type Props = {
  readonly ids: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly accept: 'any' | 'picture'
  readonly most?: number
  /** The field they are for, beside whose draft it is remembered what had not arrived. */
  readonly slot?: string
  readonly id?: string | undefined
}

const isPicture = (file: File) => file.type.startsWith('image/')

/** Files as small pictures: chosen, pasted, dropped, or taken with the phone's camera; each shows how far it is and can be broken off. */
export function FileWall({ ids, onChange, accept, most = 50, slot = '', id }: Props) {
  const say = useSay()
  const own = useId()
  const { under, send, drop } = useUploads(slot)
  // What arrives joins those that stand there then: others may have come, or gone, while it was on its way.
  const now = useRef(ids)
  useEffect(() => {
    now.current = ids
  }, [ids])
  const take = (given: File[]) => {
    const files = given.filter((file) => accept === 'any' || isPicture(file)).slice(0, most - ids.length)
    send(files, (file) => {
      now.current = [...now.current, file.id]
      onChange([...now.current])
    })
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    take(files)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    take([...event.dataTransfer.files])
  }
  const hasRoom = ids.length + under.filter(({ trouble }) => trouble === null).length < most
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
      {under.map((each) => (
        <OnItsWay key={each.key} upload={each} onDrop={() => drop(each.key)} />
      ))}
      {hasRoom && (
        <FileDoor id={id ?? own} accept={accept} isMany={most > 1} onTake={take}>
          <Plus size={16} aria-hidden />
          <span>{say(kitWords.upload)}</span>
        </FileDoor>
      )}
      {hasRoom && (
        <FileDoor id={`${id ?? own}-camera`} accept="picture" isCamera onTake={take}>
          <Camera size={16} aria-hidden />
          <span>{say(kitWords.camera)}</span>
        </FileDoor>
      )}
    </fieldset>
  )
}

type DoorProps = {
  readonly id: string
  readonly accept: 'any' | 'picture'
  readonly isMany?: boolean
  /** The phone's camera opens at once; shown on phones alone. */
  readonly isCamera?: boolean
  readonly onTake: (files: File[]) => unknown
  readonly children: ReactNode
}

/** Where files are chosen; a label over the browser's own input, so that keyboard and screen reader know it. */
export function FileDoor({ id, accept, isMany = false, isCamera = false, onTake, children }: DoorProps) {
  return (
    <label className={isCamera ? 'kx-wall-add kx-wall-camera' : 'kx-wall-add'} htmlFor={id}>
      {children}
      <input
        id={id}
        type="file"
        className="kx-unseen"
        multiple={isMany}
        accept={accept === 'picture' ? 'image/*' : undefined}
        capture={isCamera ? 'environment' : undefined}
        onChange={(event) => {
          void onTake([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </label>
  )
}

/** A file that is being sent, waits for a lost line, or was refused and says why. */
export function OnItsWay({ upload: { name, share, isWaiting, trouble }, onDrop }: { upload: Upload; onDrop: () => void }) {
  const say = useSay()
  return (
    <span className={trouble ? 'kx-way kx-way-bad' : 'kx-way'} role={trouble ? 'alert' : 'status'}>
      <span className="kx-way-name">{name}</span>
      {trouble ? <small className="kx-trouble">{trouble}</small> : <progress max={1} value={share} aria-label={say(kitWords.uploading)} />}
      {isWaiting && !trouble && <small className="kx-way-waits">{say(kitWords.waitsForLine)}</small>}
      <button type="button" className="kx-bare" aria-label={say(trouble ? kitWords.remove : kitWords.breakOff)} onClick={onDrop}>
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}

/** A file to be looked into: a picture by its thumbnail, any other by its name. */
export function Thumbnail({ id, accept, size = 64 }: { id: string; accept: 'any' | 'picture'; size?: number }) {
  const say = useSay()
  const { look } = useSources()
  const file = useFile(accept === 'any' ? id : undefined)
  const isPictureFile = accept === 'picture' || file?.type.startsWith('image/') === true
  return (
    <button
      type="button"
      className="kx-bare kx-thumb"
      aria-label={file ? `${say(kitWords.open)} ${file.name}` : say(kitWords.open)}
      title={file?.name}
      onClick={(event) => {
        event.stopPropagation()
        look(id)
      }}
    >
      <SmallPicture id={id} isDrawn={isPictureFile || file?.type === paperType} size={size} iconSize={18} />
      {!isPictureFile && file && <span className="kx-thumb-name">{file.name}</span>}
    </button>
  )
}

/** The type of the papers whose first page is drawn. */
export const paperType = 'application/pdf'

type Small = { readonly id: string; readonly isDrawn: boolean; readonly size: number; readonly iconSize: number }

/** A file's thumbnail; a sign where it has none, as a paper that could not be drawn. */
export function SmallPicture({ id, isDrawn, size, iconSize }: Small) {
  const { fileUrl } = useSources()
  const [missing, setMissing] = useState<string>()
  if (!isDrawn || missing === id) return <FileText size={iconSize} aria-hidden />
  return <img src={fileUrl(id, 'thumbnail')} width={size} height={size} alt="" loading="lazy" onError={() => setMissing(id)} />
}

/** What a file is called, once known; asked together with the others of the page. */
function useFile(id: string | undefined): StoredFile | undefined {
  const { file } = useSources()
  const [found, setFound] = useState<StoredFile | null>()
  useEffect(() => {
    if (!id) return
    let isCurrent = true
    file(id)
      .catch(() => null)
      .then((each) => isCurrent && setFound(each))
    return () => {
      isCurrent = false
    }
  }, [id, file])
  return found?.id === id ? (found ?? undefined) : undefined
}
