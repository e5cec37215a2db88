import { Button } from 'antd'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useToast } from '../../kit/Toast.tsx'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'
import { download } from './download.ts'

export function DownloadButton({ path, label, isLink }: { path: string; label: string; isLink?: boolean }) {
  const { lang, say } = useSpeech()
  const { show } = useToast()
  const [isBusy, setBusy] = useState(false)
  const fetchIt = async () => {
    setBusy(true)
    await download(path, lang).catch((error: unknown) => show({ tone: 'bad', text: say(asProblem(error).detail) }))
    setBusy(false)
  }
  return (
    <Button type={isLink ? 'link' : 'default'} icon={<Download size={14} />} loading={isBusy} onClick={() => void fetchIt()}>
      {label}
    </Button>
  )
}
