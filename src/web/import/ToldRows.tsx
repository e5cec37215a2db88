import { Button, Input } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useSpeech } from '../speech.tsx'
import { DownloadButton } from './DownloadButton.tsx'
import type { Told } from './shapes.ts'

const shownAtOnce = 200

type Props = { readonly told: readonly Told[]; readonly total: number; readonly importId: string; readonly isBad?: boolean; readonly onBack?: () => void }

/** Rows and what is to say of each, by line of the file; alike ones can be picked out, words looked for. */
export function ToldRows({ told, total, importId, isBad, onBack }: Props) {
  const { t } = useSpeech()
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<string>()
  const [length, setLength] = useState(shownAtOnce)
  const kinds = useMemo(() => [...Map.groupBy(told, kindOf)].map(([key, rows]) => ({ key, n: rows.length })).sort((a, b) => b.n - a.n), [told])
  const isMany = new Set(told.map((row) => row.sheet)).size > 1
  const shown = told.filter(
    (row) => (!kind || kindOf(row) === kind) && (words === '' || `${row.line} ${row.head ?? ''} ${row.message}`.toLowerCase().includes(words.toLowerCase())),
  )
  return (
    <section className="kx-told">
      <div className="kx-told-tools">
        {onBack && (
          <Button type="text" icon={<ArrowLeft size={14} />} onClick={onBack}>
            {t('importBackToColumns')}
          </Button>
        )}
        <Input
          allowClear
          className="kx-told-search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder={t('importToldSearch')}
          aria-label={t('importToldSearch')}
        />
        {isBad && total > 0 && <DownloadButton path={`/api/imports/${importId}/errors?format=xlsx`} label={t('importErrorFile')} />}
      </div>
      {kinds.length > 1 && (
        <nav className="kx-line-filter" aria-label={t('importToldKinds')}>
          <button type="button" aria-pressed={kind === undefined} onClick={() => setKind(undefined)}>
            {t('importToldAll')} {told.length}
          </button>
          {kinds.map(({ key, n }) => (
            <button key={key} type="button" aria-pressed={kind === key} onClick={() => setKind(key)}>
              {key} {n}
            </button>
          ))}
        </nav>
      )}
      <table>
        <thead>
          <tr>
            <th>{t('importLine')}</th>
            {isMany && <th>{t('importSheet')}</th>}
            <th>{t('importWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, length).map((row) => (
            <tr key={`${row.sheet} ${row.line}`}>
              <td className="kx-code">{row.line}</td>
              {isMany && <td className="kx-quiet">{row.sheet}</td>}
              <td>
                {row.head && <b>{row.head} </b>}
                {row.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > length && (
        <Button block type="text" onClick={() => setLength(length + shownAtOnce)}>
          {t('showMore')}
        </Button>
      )}
      {total > told.length && <p className="kx-hint">{t('importToldCut', { n: told.length, total })}</p>}
    </section>
  )
}

/** Rows are alike when the same column, or without one the same kind of thing, is wrong. */
const kindOf = (row: Told): string => row.head ?? row.message.slice(0, 24)
