import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Problem } from '../../kernel/problem.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { asProblem } from '../api/problem.ts'
import { NotFound } from './NotFound.tsx'

/** A page that failed says so in its own place; the menu beside it still works. */
export function Crash() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  if (error instanceof Problem && error.code === 'missing') return <NotFound />
  return (
    <div className="kx-alone">
      <ErrorPanel why={asProblem(error).detail} onRetry={() => location.reload()} />
    </div>
  )
}
