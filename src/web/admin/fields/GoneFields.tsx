import { Button } from 'antd'
import { RotateCcw } from 'lucide-react'
import type { Label } from '../../../kernel/label.ts'
import { useToast } from '../../../kit/Toast.tsx'
import { asProblem } from '../../api/problem.ts'
import { usePage } from '../../api/records.ts'
import { useRestore } from '../../api/writes.ts'
import { useSpeech } from '../../speech.tsx'

/** Fields removed of late: one press brings back the field and everything that was written in it. */
export function GoneFields({ object }: { object: string }) {
  const { t, say, lang } = useSpeech()
  const { show } = useToast()
  const restore = useRestore('customFields')
  const rows = usePage('customFields', { filter: { field: 'object', op: 'eq', value: object }, deleted: true, limit: 100, count: false }).data?.records ?? []
  if (rows.length === 0) return null
  const bringBack = async (id: string, what: string) => {
    try {
      await restore.mutateAsync({ id })
      show({ tone: 'good', text: t('ownRestored', { what }) })
    } catch (error) {
      const problem = asProblem(error)
      const why: Label = problem.fields[0]?.message ?? problem.detail
      show({ tone: 'bad', text: say(why) })
    }
  }
  return (
    <section className="kx-own-gone">
      <h3>{t('ownGone')}</h3>
      <ul className="kx-own-rows">
        {rows.map((row) => {
          const what = String(lang === 'zh' ? row.labelZh : row.labelEn)
          return (
            <li key={row.id}>
              <span className="kx-own-name">{what}</span>
              {row.droppedAt ? (
                <small>{t('ownCleared')}</small>
              ) : (
                <Button size="small" icon={<RotateCcw size={13} />} loading={restore.isPending} onClick={() => void bringBack(row.id, what)}>
                  {t('ownRestore')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
