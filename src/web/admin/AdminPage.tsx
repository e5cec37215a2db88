import { type ReactNode, useEffect } from 'react'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { useHouse } from '../house.ts'
import { StepUpProvider } from '../profile/StepUp.tsx'
import { NotFound } from '../shell/NotFound.tsx'
import './admin.css'

type Props = {
  readonly icon: string
  readonly title: string
  readonly crumbs?: ReactNode
  readonly acts?: ReactNode
  readonly isForAll?: boolean
  readonly children: ReactNode
}

/**
 * A page of the administration. Who is no administrator finds nothing here; the server refuses each request by itself.
 * Acts that want the password again ask for it in place.
 */
export function AdminPage({ icon, title, crumbs, acts, isForAll, children }: Props) {
  const { me } = useHouse()
  useEffect(() => {
    document.title = `${title} · ${me.company.name}`
  }, [title, me.company.name])
  if (!me.isAdmin && !isForAll) return <NotFound />
  return (
    <StepUpProvider>
      <div className="kx-admin">
        <PageHead icon={<ObjectIcon name={icon} size={18} />} title={crumbs ?? title}>
          {acts}
        </PageHead>
        {children}
      </div>
    </StepUpProvider>
  )
}
