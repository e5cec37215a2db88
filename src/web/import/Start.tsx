import { Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Problem } from '../../kernel/problem.ts'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { ObjectIcon } from '../../kit/ObjectIcon.tsx'
import { PageHead } from '../../kit/PageHead.tsx'
import { asProblem } from '../api/problem.ts'
import { useHouse } from '../house.ts'
import { usePageTitle } from '../page-title.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { useSpeech } from '../speech.tsx'
import { CompanyExportButton } from './CompanyExportButton.tsx'
import { DownloadButton } from './DownloadButton.tsx'
import { DropZone } from './DropZone.tsx'
import { ImportRows } from './ImportRows.tsx'
import { upload } from './use-import.ts'
import '../admin/admin.css'
import './import.css'

/** `/import`: a file goes in; below, the imports of before. */
export function Component() {
  const { seen, me } = useHouse()
  const { t, say } = useSpeech()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  usePageTitle(t('import'), me.company.name)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const objects = seen.filter(({ can, declaration }) => can('import') && can('create') && declaration.menu !== undefined)
  const object = objects.find(({ declaration }) => declaration.name === params.get('object')) ?? objects[0]
  if (!object) return <NotFound />
  const { name, plural, label } = object.declaration
  const take = async (file: File) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await navigate(`/imports/${await upload(name, file)}`)
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  return (
    <div className="kx-admin">
      <PageHead icon={<ObjectIcon name="import" size={18} />} title={t('importTitle', { what: say(label) })}>
        {me.isAdmin && <CompanyExportButton />}
        <DownloadButton path={`/api/${plural}/import-template.xlsx`} label={t('importTemplate')} />
      </PageHead>
      <div className="kx-admin-body kx-import">
        {objects.length > 1 && (
          <Segmented
            value={name}
            onChange={(next) => setParams({ object: next }, { replace: true })}
            options={objects.map(({ declaration }) => ({ value: declaration.name, label: say(declaration.label) }))}
          />
        )}
        {problem && <ErrorPanel why={problem.fields[0]?.message ?? problem.detail} />}
        <DropZone isBusy={isBusy} onFile={(file) => void take(file)} />
        <ImportRows />
      </div>
    </div>
  )
}
