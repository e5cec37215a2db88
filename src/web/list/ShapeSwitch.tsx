import { Button } from 'antd'
import { SquareKanban, Table2 } from 'lucide-react'
import { useSpeech } from '../speech.tsx'
import { boardFields, readGrouping } from './grouping.ts'
import type { List } from './use-list.ts'

/** The same rows as a table or as a board, where some field has the columns for one. */
export function ShapeSwitch({ list }: { list: List }) {
  const { t } = useSpeech()
  const [first] = boardFields(list.seen)
  if (!first) return null
  const now = readGrouping(list.seen, list.by)
  const turn = () => {
    const name = boardFields(list.seen).some(([each]) => each === now?.name) && now ? now.name : first[0]
    list.set({ by: now?.isBoard ? null : `${name}:board` }, true)
  }
  return (
    <Button size="small" type="text" icon={now?.isBoard ? <Table2 size={14} /> : <SquareKanban size={14} />} className="kx-tool-quiet" onClick={turn}>
      {t(now?.isBoard ? 'asTable' : 'asBoard')}
    </Button>
  )
}
