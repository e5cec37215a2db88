import { Button } from 'antd'
import { useTitle } from '../../../kit/sources.ts'
import type { Job } from '../../api/shapes.ts'
import { useSpeech } from '../../speech.tsx'

type Given = Readonly<Record<string, Readonly<Record<string, number>>>>

/** How far it is; at its end, who got how many and what stayed. */
export function HandoverState({ state, onStop }: { state: Job & { readonly total?: number | null }; onStop: () => void }) {
  const { t } = useSpeech()
  const isOver = ['done', 'failed', 'cancelled'].includes(state.state)
  const left = Number(state.result?.leftCount ?? 0)
  return (
    <section className="kx-handover-state" aria-live="polite">
      {!isOver && (
        <>
          <p>{t('handoverRunning', { n: state.progress ?? 0, total: state.total ?? '…' })}</p>
          <progress value={state.progress ?? 0} max={Math.max(state.total ?? 1, 1)} />
          <Button onClick={onStop}>{t('handoverStop')}</Button>
        </>
      )}
      {state.state === 'cancelled' && <p>{t('handoverStopped')}</p>}
      {state.state === 'failed' && <p className="kx-trouble">{state.problem?.detail ?? t('handoverFailed')}</p>}
      {state.state === 'done' && (
        <>
          <p>{t('handoverDone', { n: Number(state.result?.done ?? 0) })}</p>
          <GivenList given={(state.result?.given ?? {}) as Given} />
          {left > 0 && <p>{t('handoverLeft', { n: left })}</p>}
        </>
      )}
    </section>
  )
}

/** Who got how many, of all kinds together. */
export function GivenList({ given }: { given: Given }) {
  const counts = new Map<string, number>()
  for (const each of Object.values(given)) for (const [id, n] of Object.entries(each)) counts.set(id, (counts.get(id) ?? 0) + n)
  return (
    <ul className="kx-handover-given">
      {[...counts].map(([id, n]) => (
        <Got key={id} id={id} n={n} />
      ))}
    </ul>
  )
}

function Got({ id, n }: { id: string; n: number }) {
  const { t } = useSpeech()
  return <li>{t('handoverGot', { name: useTitle('user', id) ?? '…', n })}</li>
}
