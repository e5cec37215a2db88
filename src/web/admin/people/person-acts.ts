import { useToast } from '../../../kit/Toast.tsx'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useCommand, useRemove } from '../../api/writes.ts'
import { useSpeech } from '../../speech.tsx'
import { actOf, useUndoToast } from '../../undo.ts'

/** Letting a person work here, or no longer: done at once, taken back by one press. */
export function usePersonActs(person: Row) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const sayDone = useUndoToast()
  const command = useCommand('users')
  const removal = useRemove('users')
  const name = String(person.name)
  const refuse = (error: unknown) => {
    const { fields, detail } = asProblem(error)
    show({ tone: 'bad', text: say(fields[0]?.message ?? detail) })
  }
  return {
    setActive: (active: boolean) =>
      command
        .mutateAsync({ id: person.id, command: 'setActive', input: { active }, key: crypto.randomUUID() })
        .then((row) => sayDone(t(active ? 'personEnabled' : 'personDisabled', { name }), () => actOf('users', row)))
        .catch(refuse),
    remove: () =>
      removal
        .mutateAsync({ id: person.id })
        .then(({ act }) => {
          sayDone(t('personDeleted', { name }), act)
          return true
        })
        .catch((error: unknown) => {
          refuse(error)
          return false
        }),
  }
}
