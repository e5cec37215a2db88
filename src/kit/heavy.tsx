import type { CheckboxProps, InputProps, RateProps, SwitchProps } from 'antd'
import type { TextAreaProps } from 'antd/es/input/TextArea.js'
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

export const Input = onDemand<InputProps>(() => import('./heavy/plain.ts').then((m) => m.Input as ComponentType<InputProps>))
export const TextArea = onDemand<TextAreaProps>(() => import('./heavy/plain.ts').then((m) => m.TextArea as ComponentType<TextAreaProps>))
export const Checkbox = onDemand<CheckboxProps>(() => import('./heavy/plain.ts').then((m) => m.Checkbox as ComponentType<CheckboxProps>))
export const Switch = onDemand<SwitchProps>(() => import('./heavy/plain.ts').then((m) => m.Switch as ComponentType<SwitchProps>))
export const Rate = onDemand<RateProps>(() => import('./heavy/plain.ts').then((m) => m.Rate as ComponentType<RateProps>))
export const SelectField = onDemand<SelectFieldProps>(() => import('./heavy/SelectField.tsx').then((m) => m.SelectField))
export const RecordSelect = onDemand<RecordSelectProps>(() => import('./heavy/RecordSelect.tsx').then((m) => m.RecordSelect))
export const DateField = onDemand<DateFieldProps>(() => import('./heavy/DateField.tsx').then((m) => m.DateField))
export const TreeField = onDemand<TreeFieldProps>(() => import('./heavy/TreeField.tsx').then((m) => m.TreeField))
export const MentionField = onDemand<MentionFieldProps>(() => import('./heavy/MentionField.tsx').then((m) => m.MentionField))
export const SidePanel = onDemand<PanelProps>(() => import('./heavy/Panels.tsx').then((m) => m.SidePanel), false)
export const Dialog = onDemand<PanelProps>(() => import('./heavy/Panels.tsx').then((m) => m.Dialog), false)

/** Fetches them once somebody reaches for the page, so that the first edit opens at once and reading alone stays light. */
export function fetchWhenReachedFor(): () => void {
  const signs = ['pointermove', 'touchstart', 'keydown'] as const
  const go = () => {
    for (const sign of signs) removeEventListener(sign, go)
    const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300))
    whenIdle(() => {
      for (const load of loads) void load().catch(() => undefined)
    })
  }
  for (const sign of signs) addEventListener(sign, go, { passive: true })
  return () => {
    for (const sign of signs) removeEventListener(sign, go)
  }
}
