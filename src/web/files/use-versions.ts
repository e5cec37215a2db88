import { useQueryClient } from '@tanstack/react-query'
import { useSources } from '../../kit/sources.ts'
import { useToast } from '../../kit/Toast.tsx'
import type { PlacedFile, ShownFile } from '../api/files.ts'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { changeOne, settle } from '../api/writes.ts'
import { useSpeech } from '../speech.tsx'
import { actOf, useUndoToast } from '../undo.ts'

/** Another file in the place of one that a record names: a newer version, or an earlier one put back. Each is a change like any other, undone in one click. */
export function useVersions(plural: string, file: PlacedFile, onChanged: () => void) {
  const { t, say } = useSpeech()
  const { upload } = useSources()
  const { show } = useToast()
  const tellUndo = useUndoToast()
  const client = useQueryClient()
  const swap = async (id: string, text: string) => {
    try {
      const { record } = await ask<{ record: Row }>(`/api/${plural}/${file.recordId}`)
      const changed = await changeOne(plural, { id: record.id, version: record.version, patch: { [file.field]: swapped(record[file.field], file.id, id) } })
      settle(client, plural, changed)
      tellUndo(text, () => actOf(plural, changed))
      onChanged()
    } catch (error) {
      show({ tone: 'bad', text: say(asProblem(error).detail) })
    }
  }
  return {
    replace: async ([chosen]: readonly File[]) => {
      if (!chosen) return
      try {
        await swap((await upload(chosen, { replaces: file.id })).id, t('fileReplaced', { what: file.name }))
      } catch (error) {
        show({ tone: 'bad', text: (error as Error).message })
      }
    },
    putBack: (earlier: ShownFile) => swap(earlier.id, t('filePutBack', { what: earlier.name })),
    earlier: async () => (await ask<{ versions: ShownFile[] }>(`/api/files/${file.id}/versions`)).versions.filter((each) => each.id !== file.id),
  }
}

const swapped = (value: unknown, from: string, to: string): unknown => (Array.isArray(value) ? value.map((each) => (each === from ? to : each)) : to)
