import type { ClipboardEvent, DragEvent } from 'react'
import { useToast } from '../../kit/Toast.tsx'
import { useUploads } from '../../kit/use-uploads.ts'
import { useSpeech } from '../speech.tsx'

const isPicture = (file: File) => file.type.startsWith('image/')

/**
 * Pictures pasted or dropped anywhere on what is being written go up at once, each in sight until it has arrived, and can be broken
 * off; what is no picture is told. `name`: the field that takes them, if there is one. What a part inside has taken already is left to it.
 */
export function usePictures(name: string | undefined, add: (name: string, ids: readonly string[]) => void) {
  const { t } = useSpeech()
  const { show } = useToast()
  const { under, send, drop } = useUploads(`${name} beside it`)
  const take = (files: readonly File[]) => {
    if (!name || files.length === 0) return
    const pictures = files.filter(isPicture)
    if (pictures.length < files.length) show({ tone: 'bad', text: t('uploadPicturesOnly') })
    send(pictures, ({ id }) => add(name, [id]))
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    // Copied from a sheet or a letter, words bring their picture along: they are meant.
    if (event.defaultPrevented || files.length === 0 || event.clipboardData.getData('text/plain') !== '') return
    event.preventDefault()
    take(files)
  }
  const onDrop = (event: DragEvent) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    take([...event.dataTransfer.files])
  }
  return { under, drop, onPaste, onDrop, isUnderWay: under.some(({ trouble }) => trouble === null) }
}
