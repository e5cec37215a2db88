import { Check } from 'lucide-react'
import { useSpeech } from '../speech.tsx'
import type { ImportState } from './shapes.ts'

const steps = ['read', 'check', 'run', 'end'] as const
const at: Readonly<Record<ImportState, number>> = { reading: 0, ready: 1, running: 2, done: 3, failed: 3, cancelled: 3 }

/** Where the import stands on its way. */
export function Steps({ state }: { state: ImportState }) {
  const { t } = useSpeech()
  const here = at[state]
  return (
    <ol className="kx-steps">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === here ? 'step' : undefined} className={index < here ? 'kx-step-past' : ''}>
          <b>{index < here ? <Check size={12} aria-hidden /> : index + 1}</b>
          {t(`importStep_${step}`)}
        </li>
      ))}
    </ol>
  )
}
