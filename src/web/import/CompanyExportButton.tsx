import { Button } from 'antd'
import { Archive } from 'lucide-react'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { followJob } from '../api/jobs.ts'
import { asProblem } from '../api/problem.ts'
import { saveFrom } from '../api/save-file.ts'
import type { Job } from '../api/shapes.ts'
import { useSpeech } from '../speech.tsx'

/** Everything the company keeps, as one archive: a job, and then its file. */
export function CompanyExportButton() {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const run = async () => {
    const put = show({ text: t('companyExporting', { n: 0 }), progress: 0 })
    try {
      const { job } = await ask<{ job: Job }>('/api/company-export', { method: 'POST', body: {}, idempotencyKey: crypto.randomUUID() })
      const ended = await followJob(job.id, (done) => put({ text: t('companyExporting', { n: done }), progress: 0 }))
      if (ended.state !== 'done') return put({ tone: 'bad', text: t('companyExportFailed'), detail: ended.problem?.detail ?? '' })
      saveFrom(`/api/jobs/${job.id}/file`)
      put({ tone: 'good', text: t('companyExported') })
    } catch (error) {
      put({ tone: 'bad', text: t('companyExportFailed'), detail: say(asProblem(error).detail) })
    }
  }
  return (
    <Button icon={<Archive size={14} />} onClick={() => void run()}>
      {t('companyExport')}
    </Button>
  )
}
