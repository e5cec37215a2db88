import { useState } from 'react'
import type { Problem } from '../../kernel/problem.ts'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'

/** Runs what a door's button does, and holds what was wrong with it: over all, and per field. */
export function useDoor() {
  const { say } = useSpeech()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  const troubleOf = (field: string): string | undefined => {
    const found = problem?.fields.find((each) => each.field === field)
    return found && say(found.message)
  }
  return { run, isBusy, problem, troubleOf, refuse: setProblem }
}
