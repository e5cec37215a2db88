import { Contact, FileSpreadsheet, FileText, Sheet } from 'lucide-react'
import type { MenuItem } from '../../kit/MenuButton.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { followJob } from '../api/jobs.ts'
import { asProblem } from '../api/problem.ts'
import { saveFrom } from '../api/save-file.ts'
import type { Job } from '../api/shapes.ts'
import { useHouse } from '../house.ts'
import { download } from '../import/download.ts'
import { useSpeech } from '../speech.tsx'
import type { Selection } from './selection.ts'
import type { List } from './use-list.ts'

/** So many ids fit into an address. */
const mostInAddress = 100

type Wish = { readonly format: 'xlsx' | 'csv' | 'vcf'; readonly fields?: readonly string[] }

/** Ways to take the list along as a file: what it shows, or all of it, of the rows chosen or of all it finds (S2-30). */
export function useExportItems(list: List, selection?: Selection): readonly MenuItem[] {
  const { t } = useSpeech()
  const run = useExport(list, selection)
  const hasCards = useHouse().cards?.includes(list.seen.declaration.name) ?? false
  if (!list.seen.can('export') || list.state.isBin) return []
  const fields = list.columns
  return [
    { key: 'xlsx', icon: <FileSpreadsheet size={14} />, label: t('exportXlsx'), run: () => void run({ format: 'xlsx', fields }) },
    { key: 'csv', icon: <FileText size={14} />, label: t('exportCsv'), run: () => void run({ format: 'csv', fields }) },
    { key: 'all', icon: <Sheet size={14} />, label: t('exportAllFields'), run: () => void run({ format: 'xlsx' }) },
    ...(hasCards ? [{ key: 'vcf', icon: <Contact size={14} />, label: t('exportCards'), run: () => void run({ format: 'vcf' }) }] : []),
  ]
}

/** A short list comes at once; a long one is made by a job, and its file also waits behind the notice that tells of it. */
function useExport({ seen, ask: asked, page }: List, selection?: Selection) {
  const { show } = useToast()
  const { t, say, lang } = useSpeech()
  const { plural } = seen.declaration
  const chosen = selection && !selection.isAll ? [...selection.ids] : undefined
  const rows = chosen
    ? { filter: { field: 'id', op: 'in', value: chosen } }
    : { ...(asked.filter ? { filter: asked.filter } : {}), ...(asked.q ? { q: asked.q } : {}) }
  const isLong = chosen ? chosen.length > mostInAddress : (page.data?.count?.capped ?? false)

  const now = (wish: Wish) => {
    const { filter, ...rest } = { ...rows, filter: 'filter' in rows ? JSON.stringify(rows.filter) : undefined }
    const query = new URLSearchParams({ format: wish.format, ...rest, ...(asked.sort ? { sort: asked.sort } : {}) })
    if (filter) query.set('filter', filter)
    if (wish.fields) query.set('fields', wish.fields.join())
    return download(`/api/${plural}/export?${query}`, lang)
  }
  const later = async (wish: Wish) => {
    const put = show({ text: t('exportRunning', { n: 0 }), progress: 0 })
    try {
      const body = { ...wish, ...(chosen ? { records: chosen } : rows) }
      const { job } = await ask<{ job: Job }>(`/api/${plural}/export`, { method: 'POST', body, idempotencyKey: crypto.randomUUID() })
      const ended = await followJob(job.id, (done) => put({ text: t('exportRunning', { n: done }), progress: 0 }))
      if (ended.state !== 'done') return put({ tone: 'bad', text: t('exportFailed'), detail: ended.problem?.detail ?? '' })
      saveFrom(`/api/jobs/${job.id}/file`)
      put({ tone: 'good', text: t('exportDone', { n: Number(ended.result?.done ?? 0) }) })
    } catch (error) {
      put(null)
      throw error
    }
  }
  return async (wish: Wish): Promise<void> => {
    await (isLong ? later : now)(wish).catch((error: unknown) => show({ tone: 'bad', text: t('exportFailed'), detail: say(asProblem(error).detail) }))
  }
}
