import { Button } from 'antd'
import { useSpeech } from '../speech.tsx'
import { CountTiles } from './CountTiles.tsx'
import type { Import } from './shapes.ts'
import { useImportActs } from './use-import.ts'

/** The worker is at it: how far, and a way to stop. The page may be left; the work goes on. */
export function Moving({ found }: { found: Import }) {
  const { t } = useSpeech()
  const acts = useImportActs(found.id)
  const { done, total } = found.progress
  const isRun = found.state === 'running'
  return (
    <div className="kx-admin-body kx-import kx-moving" role="status">
      <strong>{t(isRun ? 'importRunning' : 'importReading')}</strong>
      <progress {...(total ? { value: done, max: total } : {})} aria-label={t(isRun ? 'importRunning' : 'importReading')} />
      <span className="kx-quiet">{total ? t('importRowsOf', { done, total }) : t('importRows', { done })}</span>
      {isRun && <CountTiles counts={found.counts} isDone />}
      <p className="kx-hint">{t('importMayLeave')}</p>
      <Button loading={acts.isPending} onClick={() => acts.mutate({ what: 'cancel' })}>
        {t('importCancel')}
      </Button>
    </div>
  )
}
