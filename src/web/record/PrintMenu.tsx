import { Button } from 'antd'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import type { SeenObject, SeenPrint } from '../house.ts'
import { download } from '../import/download.ts'
import { useSpeech } from '../speech.tsx'
import { PrintDialog } from './PrintDialog.tsx'

/** The record on paper: as it stands, or as the business arranges it. What needs days asks for them first. */
export function PrintMenu({ seen, record }: { seen: SeenObject; record: Row }) {
  const { t, say, lang } = useSpeech()
  const { show } = useToast()
  const [asked, setAsked] = useState<SeenPrint>()
  const [isBusy, setBusy] = useState(false)
  const fetchIt = async (name: string, days?: { from: string; to: string }) => {
    const query = days ? `?${new URLSearchParams(days)}` : ''
    setBusy(true)
    await download(`/api/${seen.declaration.plural}/${record.id}/${name}.pdf${query}`, lang).finally(() => setBusy(false))
    show({ tone: 'good', text: t('printed') })
  }
  const tell = (error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) })
  const items = [
    ...seen.prints.map((print) => ({
      key: print.name,
      label: print.asksPeriod ? `${say(print.label)}…` : say(print.label),
      run: () => (print.asksPeriod ? setAsked(print) : void fetchIt(print.name).catch(tell)),
    })),
    { key: 'record', label: t('printPlain'), isApart: seen.prints.length > 0, run: () => void fetchIt('record').catch(tell) },
  ]
  return (
    <>
      <MenuButton items={items} label={t('print')}>
        {(trigger) => <Button {...trigger} icon={<Printer size={15} />} loading={isBusy} aria-label={t('print')} />}
      </MenuButton>
      {asked && <PrintDialog print={asked} onEnd={() => setAsked(undefined)} onPrint={(days) => fetchIt(asked.name, days)} />}
    </>
  )
}
