import { useQuery } from '@tanstack/react-query'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { paperType, SmallPicture } from '../../kit/FileWall.tsx'
import { useLocale } from '../../kit/lang.ts'
import { bytesText } from '../../kit/size.ts'
import { useSources } from '../../kit/sources.ts'
import { Wait } from '../../kit/Wait.tsx'
import { nearTime } from '../../kit/wall-time.ts'
import type { PlacedFile } from '../api/files.ts'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import { useHouse } from '../house.ts'
import { useSpeech } from '../speech.tsx'
import { FileMenu } from './FileMenu.tsx'
import './files.css'

export const recordFilesKey = (plural: string, id: string) => ['record-files', plural, id] as const

export const useRecordFiles = (plural: string, id: string) =>
  useQuery({
    queryKey: recordFilesKey(plural, id),
    queryFn: async ({ signal }) => (await ask<{ files: PlacedFile[] }>(`/api/${plural}/${id}/files`, { signal })).files,
  })

/** All files of a record and of its time line: what each is, who brought it and when, where it stands. */
export function FilesPanel({ plural, id }: { plural: string; id: string }) {
  const { t } = useSpeech()
  const query = useRecordFiles(plural, id)
  if (query.isPending) return <Wait lines={3} />
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (query.data.length === 0) return <p className="kx-quiet">{t('filesNone')}</p>
  return (
    <ul className="kx-file-rows">
      {query.data.map((file) => (
        <FileRow key={`${file.id} ${file.recordId} ${file.field}`} file={file} onChanged={() => void query.refetch()} />
      ))}
    </ul>
  )
}

function FileRow({ file, onChanged }: { file: PlacedFile; onChanged: () => void }) {
  const { t, say } = useSpeech()
  const { lang, timeZone } = useLocale()
  const { look } = useSources()
  const about = useHouse().byName(file.object)
  const field = about?.fields[file.field]
  const place = field && about ? `${say(about.declaration.label)} · ${say(field.label)}` : t('comment')
  return (
    <li>
      <button type="button" className="kx-bare kx-file-row" onClick={() => look(file.id)}>
        <SmallPicture id={file.id} isDrawn={file.width !== null || file.type === paperType} size={36} iconSize={22} />
        <span>
          <strong>{file.name}</strong>
          <small>
            {bytesText(file.size)} · {file.by.title ?? t('somebody')} · {nearTime(file.at, timeZone, lang)} · {place}
            {file.versions > 1 && ` · ${t('fileVersionCount', { n: file.versions })}`}
          </small>
        </span>
      </button>
      {field && about && <FileMenu file={file} plural={about.declaration.plural} onChanged={onChanged} />}
    </li>
  )
}
