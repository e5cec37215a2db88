import { Button } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../kernel/problem.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { DateField, Dialog } from '../../kit/heavy.tsx'
import { useLocale } from '../../kit/lang.ts'
import { addDays, dayWindow, type WindowName } from '../../lib/time.ts'
import { asProblem } from '../api/problem.ts'
import type { SeenPrint } from '../house.ts'
import { useSpeech } from '../speech.tsx'

type Days = { readonly from: string; readonly to: string }
type Props = { readonly print: SeenPrint; readonly onEnd: () => void; readonly onPrint: (days: Days) => Promise<void> }

const windows = ['last30days', 'thisQuarter', 'thisYear', 'last365days'] as const satisfies readonly WindowName[]

/** Which days are to be printed. What is refused is told here, and the days stay as they were chosen. */
export function PrintDialog({ print, onEnd, onPrint }: Props) {
  const { t, say } = useSpeech()
  const { timeZone } = useLocale()
  const daysOf = (name: WindowName): Days => {
    const { from, to } = dayWindow(name, new Date(), timeZone)
    return { from, to: addDays(to, -1) }
  }
  const [days, setDays] = useState<Days>(() => daysOf('last365days'))
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const go = async () => {
    setBusy(true)
    setProblem(undefined)
    await onPrint(days).then(onEnd, (error: unknown) => setProblem(asProblem(error)))
    setBusy(false)
  }
  const field = (name: keyof Days, label: string) => (
    <label htmlFor={`print-${name}`}>
      <span>{label}</span>
      <DateField id={`print-${name}`} takes="date" value={days[name] || null} onChange={(day) => setDays({ ...days, [name]: day ?? '' })} />
    </label>
  )
  return (
    <Dialog
      title={say(print.label)}
      isOpen
      onClose={onEnd}
      width={440}
      footer={
        <>
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" loading={isBusy} disabled={!days.from || !days.to} onClick={() => void go()}>
            {t('printGo')}
          </Button>
        </>
      }
    >
      <div className="kx-stack-form">
        <p className="kx-hint">{t('printTeach')}</p>
        <div className="kx-line-filter kx-print-windows">
          {windows.map((name) => {
            const these = daysOf(name)
            return (
              <button key={name} type="button" aria-pressed={these.from === days.from && these.to === days.to} onClick={() => setDays(these)}>
                {t(`window_${name}`)}
              </button>
            )
          })}
        </div>
        <div className="kx-print-days">
          {field('from', t('printFrom'))}
          {field('to', t('printTo'))}
        </div>
        {problem && <ErrorPanel why={problem.detail} />}
      </div>
    </Dialog>
  )
}
