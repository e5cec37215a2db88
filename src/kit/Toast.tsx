import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react'
import { useLang } from './lang.ts'
import { kitWords } from './words.ts'

export type Toast = {
  readonly tone?: 'good' | 'bad' | 'plain'
  readonly text: string
  readonly detail?: string
  /** Between 0 and 1: a bar, and the toast stays. */
  readonly progress?: number
  readonly act?: { readonly label: string; readonly run: () => void }
}

type Shown = Toast & { readonly key: number }
type Toasts = {
  /** Shows a toast; the answer replaces it in place, or takes it away with null. */
  readonly show: (toast: Toast) => (next: Toast | null) => void
}

const ToastContext = createContext<Toasts>({ show: () => () => undefined })
export const useToast = (): Toasts => use(ToastContext)

const stay = { good: 6000, plain: 6000, bad: 10000 } as const
const signs = { good: CircleCheck, bad: CircleAlert, plain: Info } as const

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const nextKey = useRef(0)
  const drop = useCallback((key: number) => setShown((all) => all.filter((each) => each.key !== key)), [])
  const show = useCallback(
    (toast: Toast) => {
      const key = ++nextKey.current
      let timer: ReturnType<typeof setTimeout> | undefined
      const put = (next: Toast | null) => {
        clearTimeout(timer)
        if (!next) return drop(key)
        setShown((all) =>
          all.some((each) => each.key === key) ? all.map((each) => (each.key === key ? { ...next, key } : each)) : [...all.slice(-2), { ...next, key }],
        )
        if (next.progress === undefined) timer = setTimeout(() => drop(key), stay[next.tone ?? 'plain'])
      }
      put(toast)
      return put
    },
    [drop],
  )
  const toasts = useMemo(() => ({ show }), [show])
  return (
    <ToastContext value={toasts}>
      {children}
      <div className="kx-toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <ToastCard key={toast.key} toast={toast} onClose={() => drop(toast.key)} />
        ))}
      </div>
    </ToastContext>
  )
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const lang = useLang()
  const Sign = signs[toast.tone ?? 'plain']
  return (
    <div className={`kx-toast kx-toast-${toast.tone ?? 'plain'}`}>
      <Sign size={16} aria-hidden />
      <div>
        <div>{toast.text}</div>
        {toast.detail && <small>{toast.detail}</small>}
        {toast.progress !== undefined && <progress value={toast.progress} max={1} />}
      </div>
      {toast.act && (
        <button
          type="button"
          className="kx-link"
          onClick={() => {
            toast.act?.run()
            onClose()
          }}
        >
          {toast.act.label}
        </button>
      )}
      <button type="button" className="kx-bare" aria-label={kitWords.close[lang]} onClick={onClose}>
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
