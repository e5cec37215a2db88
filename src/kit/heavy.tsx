import { type ComponentType, lazy, Suspense } from 'react'
import type { DateFieldProps } from './heavy/DateField.tsx'
import type { MentionFieldProps } from './heavy/MentionField.tsx'
import type { PanelProps } from './heavy/Panels.tsx'
import type { RecordSelectProps } from './heavy/RecordSelect.tsx'
import type { SelectFieldProps } from './heavy/SelectField.tsx'
import type { TreeFieldProps } from './heavy/TreeField.tsx'

/** Parts whose code is large and not needed to read a list. Each arrives on first use, or when the page is idle. */
const loads: (() => Promise<unknown>)[] = []

function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>, isField = true) {
  loads.push(load)
  const Part = lazy(() => load().then((part) => ({ default: part as ComponentType<object> })))
  return function Waiting(props: Props) {
    return (
      <Suspense fallback={isField ? <span className="kx-field-wait" /> : null}>
        <Part {...props} />
      </Suspense>
    )
  }
}

export const SelectField = onDemand<SelectFieldProps>(() => import('./heavy/SelectField.tsx').then((m) => m.SelectField))
export const RecordSelect = onDemand<RecordSelectProps>(() => import('./heavy/RecordSelect.tsx').then((m) => m.RecordSelect))
export const DateField = onDemand<DateFieldProps>(() => import('./heavy/DateField.tsx').then((m) => m.DateField))
export const TreeField = onDemand<TreeFieldProps>(() => import('./heavy/TreeField.tsx').then((m) => m.TreeField))
export const MentionField = onDemand<MentionFieldProps>(() => import('./heavy/MentionField.tsx').then((m) => m.MentionField))
export const SidePanel = onDemand<PanelProps>(() => import('./heavy/Panels.tsx').then((m) => m.SidePanel), false)
export const Dialog = onDemand<PanelProps>(() => import('./heavy/Panels.tsx').then((m) => m.Dialog), false)

/** Fetches them while nobody waits, so that the first edit opens at once. */
export function fetchWhenIdle(): void {
  const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1500))
  whenIdle(() => {
    for (const load of loads) void load().catch(() => undefined)
  })
}
