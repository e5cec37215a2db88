import { Button } from 'antd'
import { CloudOff } from 'lucide-react'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Problem } from '../../kernel/problem.ts'
import { Empty } from '../../kit/Empty.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { asProblem } from '../api/problem.ts'
import { useSpeech } from '../speech.tsx'
import { NotFound } from './NotFound.tsx'

/** What Chromium, Firefox and Safari say of a part of the page that is not at its address any more: an upgrade came between (F53). */
const notFetched = /dynamically imported module|importing a module script failed/i

/** A page that failed says so in its own place; the menu beside it still works. */
export function Crash() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  if (error instanceof Problem && error.code === 'missing') return <NotFound />
  if (error instanceof Error && notFetched.test(error.message)) return <PageGone />
  return (
    <div className="kx-alone">
      <ErrorPanel why={asProblem(error).detail} onRetry={() => location.reload()} />
    </div>
  )
}

function PageGone() {
  const { t } = useSpeech()
  return (
    <Empty
      icon={<CloudOff size={28} />}
      title={t('pageGone')}
      teach={t('pageGoneWhy')}
      act={
        <Button type="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  )
}
