import { Button } from 'antd'
import { Trash2 } from 'lucide-react'
import { useToast } from '../../../kit/Toast.tsx'
import { asProblem } from '../../api/problem.ts'
import { usePage } from '../../api/records.ts'
import type { Row } from '../../api/shapes.ts'
import { useRemove } from '../../api/writes.ts'
import { useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { useUndoToast } from '../../undo.ts'

/** Fields of objects this version has not: kept for the version that has them and shown nowhere else, so they are told here. */
export function StrangeFields() {
  const { t, say, lang } = useSpeech()
  const { show } = useToast()
  const sayUndo = useUndoToast()
  const remove = useRemove('customFields')
  const known = useHouse().objects.map(({ name }) => name)
  const filter = { field: 'object', op: 'notIn' as const, value: known }
  const rows = usePage('customFields', { filter, sort: 'object,place', limit: 100, count: false }).data?.records ?? []
  if (rows.length === 0) return null
  const take = async (row: Row, what: string) => {
    try {
      const { act } = await remove.mutateAsync({ id: row.id })
      sayUndo(t('ownRemoved', { what }), act)
    } catch (error) {
      show({ tone: 'bad', text: say(asProblem(error).detail) })
    }
  }
  return (
    <section className="kx-own-gone">
      <h3>{t('ownStrange')}</h3>
      <p>{t('ownStrangeTeach')}</p>
      <ul className="kx-own-rows">
        {rows.map((row) => {
          const what = String(lang === 'zh' ? row.labelZh : row.labelEn)
          return (
            <li key={row.id}>
              <span className="kx-own-name">
                {what}
                <small>
                  <code>{String(row.object)}</code>
                </small>
              </span>
              <Button size="small" icon={<Trash2 size={13} />} aria-label={t('ownRemoveTitle', { what })} onClick={() => void take(row, what)}>
                {t('ownRemove')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
