import type { Label } from '../../kernel/label.ts'
import type { Problem } from '../../kernel/problem.ts'
import { useToast } from '../../kit/Toast.tsx'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { useCommand } from '../api/writes.ts'
import { useForms } from '../form/forms.ts'
import type { SeenCommand, SeenObject } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { actOf, useUndoToast } from '../undo.ts'

/** Runs a verb of the business: one with input asks for it in a form first, one without runs at once and can be undone. */
export function useRunCommand(seen: SeenObject, record: Row) {
  const { plural } = seen.declaration
  const run = useCommand(plural)
  const forms = useForms()
  const sayDone = useUndoToast()
  const { show } = useToast()
  const { say } = useSpeech()
  return (command: SeenCommand): void => {
    if (Object.keys(command.input).length > 0) return void forms.open({ plural, record, command })
    run
      .mutateAsync({ id: record.id, command: command.name, input: {}, key: crypto.randomUUID() })
      .then((written) => sayDone(say(command.label), () => actOf(plural, written)))
      .catch((error: unknown) => show({ tone: 'bad', text: say(command.label), detail: whyNot(asProblem(error)).map(say).join('\n') }))
  }
}

const mostReasons = 4

/** What was refused and each thing that is wrong with it, once: without a form there is no field to say it at. */
function whyNot({ detail, fields }: Problem): Label[] {
  const reasons = [detail, ...fields.map(({ message }) => message)]
  return reasons.filter((each, at) => reasons.findIndex(({ zh }) => zh === each.zh) === at).slice(0, mostReasons)
}
