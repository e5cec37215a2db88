import type { Label } from '../../kernel/label.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { useCommand } from '../api/writes.ts'
import { useForms } from '../form/forms.ts'
import type { SeenCommand, SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { actOf, useUndoToast } from '../undo.ts'

/** Runs a verb as it is; where the house asks for more, its form opens with that said. Answers what is wrong, or undefined when that is settled. */
export function useTryCommand(seen: SeenObject) {
  const { plural } = seen.declaration
  const run = useCommand(plural)
  const forms = useForms()
  const sayDone = useUndoToast()
  const { say } = useSpeech()
  return async (command: SeenCommand, record: Row, input: Readonly<Record<string, unknown>>): Promise<Label | undefined> => {
    try {
      const written = await run.mutateAsync({ id: record.id, command: command.name, input, key: crypto.randomUUID() })
      sayDone(say(command.label), () => actOf(plural, written))
    } catch (error) {
      const refused = asProblem(error)
      if (refused.code !== 'invalid') return refused.detail
      await forms.open({ plural, record, command, draft: input, refused })
    }
    return undefined
  }
}
