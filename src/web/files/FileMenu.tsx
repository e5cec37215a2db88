import { Button } from 'antd'
import { FileUp, History, MoreVertical } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocale } from '../../kit/lang.ts'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { wallTime } from '../../kit/wall-time.ts'
import type { PlacedFile, ShownFile } from '../api/files.ts'
import { useSpeech } from '../speech.tsx'
import { useVersions } from './use-versions.ts'

/** What may be done with a file of a record: bring a newer version, put an earlier one back. */
export function FileMenu({ file, plural, onChanged }: { file: PlacedFile; plural: string; onChanged: () => void }) {
  const { t } = useSpeech()
  const { timeZone } = useLocale()
  const versions = useVersions(plural, file, onChanged)
  const door = useRef<HTMLInputElement>(null)
  const [earlier, setEarlier] = useState<readonly ShownFile[]>([])
  const items = [
    { key: 'replace', label: t('fileReplace'), icon: <FileUp size={14} />, run: () => door.current?.click() },
    ...earlier.map((each) => ({
      key: each.id,
      label: t('filePutBackTo', { who: each.by.title ?? t('somebody'), at: wallTime(each.at, timeZone) }),
      icon: <History size={14} />,
      run: () => void versions.putBack(each),
    })),
  ]
  return (
    <>
      <MenuButton items={items} label={file.name}>
        {({ onClick, ...trigger }) => (
          <Button
            type="text"
            {...trigger}
            aria-label={t('fileActs', { what: file.name })}
            icon={<MoreVertical size={14} />}
            onClick={() => {
              if (file.versions > 1 && earlier.length === 0) void versions.earlier().then(setEarlier, () => undefined)
              onClick()
            }}
          />
        )}
      </MenuButton>
      <input ref={door} type="file" hidden onChange={(event) => void versions.replace([...(event.target.files ?? [])])} />
    </>
  )
}
