import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useToast } from '../../kit/Toast.tsx'
import { keys } from '../api/keys.ts'
import type { Row } from '../api/shapes.ts'
import type { SeenObject } from '../house.ts'
import { useFieldSave } from '../record/use-field-save.ts'
import { useTryCommand } from '../record/use-try-command.ts'
import { useSpeech } from '../speech.tsx'

type Moved = { readonly row: Row; readonly to: string | null }

/** Cards on their way to another column: they stand there at once, and go back when the house refuses. */
export function useMove(seen: SeenObject, name: string) {
  const client = useQueryClient()
  const save = useFieldSave(seen)
  const byCommand = useTryCommand(seen)
  const { show } = useToast()
  const { say } = useSpeech()
  const [moved, setMoved] = useState<ReadonlyMap<string, Moved>>(new Map())
  const { plural } = seen.declaration
  const command = seen.commands.find((each) => each.name === seen.fields[name]?.through)
  const move = async (row: Row, to: string | null) => {
    if ((row[name] ?? null) === to) return
    setMoved((old) => new Map(old).set(row.id, { row, to }))
    const trouble = command ? await byCommand(command, row, { [name]: to }) : await save(row, name, to)
    if (trouble) show({ tone: 'bad', text: say(trouble) })
    await Promise.all([client.invalidateQueries({ queryKey: keys.lists(plural) }), client.invalidateQueries({ queryKey: keys.groupsOf(plural) })])
    setMoved((old) => new Map([...old].filter(([id]) => id !== row.id)))
  }
  /** The cards of a column as they stand now. */
  const standing = (rows: readonly Row[], column: string | null): readonly Row[] => {
    const arrived = [...moved.values()].filter(({ row, to }) => to === column && !rows.some(({ id }) => id === row.id)).map(({ row }) => row)
    return [...arrived, ...rows.filter(({ id }) => (moved.get(id)?.to ?? column) === column)]
  }
  return { move, standing }
}
