import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Label } from '../../../kernel/label.ts'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Dialog } from '../../../kit/heavy.tsx'
import { Tag } from '../../../kit/Tag.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { ask } from '../../api/http.ts'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useRemove } from '../../api/writes.ts'
import { type SeenObject, useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { useUndoToast } from '../../undo.ts'
import { apiName } from './draft-field.ts'

type Use = {
  readonly kind: 'formula' | 'rollup' | 'section' | 'rule' | 'view' | 'right'
  readonly title: Label
  readonly object: string
  readonly isHolding: boolean
}
type Uses = { readonly uses: readonly Use[]; readonly records: { readonly value: number; readonly capped: boolean } }

/** What uses a field, before it is removed. */
export function RemovePanel({ of, row, onEnd }: { of: SeenObject; row: Row; onEnd: () => void }) {
  const { t, lang, say } = useSpeech()
  const sayUndo = useUndoToast()
  const remove = useRemove('customFields')
  const [why, setWhy] = useState<readonly Label[]>([])
  const what = String(lang === 'zh' ? row.labelZh : row.labelEn)
  const path = `/api/objects/${of.declaration.name}/fields/${apiName(row)}/uses`
  const query = useQuery({ queryKey: ['field-uses', row.id], queryFn: ({ signal }) => ask<Uses>(path, { signal }), staleTime: 0 })
  const go = async () => {
    try {
      const { act } = await remove.mutateAsync({ id: row.id })
      sayUndo(t('ownRemoved', { what }), act)
      onEnd()
    } catch (error) {
      const problem = asProblem(error)
      setWhy(problem.fields.length > 0 ? problem.fields.map(({ message }) => message) : [problem.detail])
    }
  }
  const isHeld = query.data?.uses.some(({ isHolding }) => isHolding) === true
  const [first, ...further] = why
  return (
    <Dialog
      title={t('ownRemoveTitle', { what })}
      isOpen
      onClose={onEnd}
      footer={
        <div className="kx-form-foot">
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" danger disabled={!query.data || isHeld} loading={remove.isPending} onClick={() => void go()}>
            {t('ownRemove')}
          </Button>
        </div>
      }
    >
      <p>{t('ownRemoveTeach')}</p>
      {first && <ErrorPanel why={first} fields={further} />}
      {query.error && <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />}
      {query.isPending && <Wait lines={3} />}
      {query.data && (
        <>
          <p>
            <strong>{t('ownHolders', { n: query.data.records.value })}</strong>
            {query.data.records.capped && '+'}
          </p>
          <UseList uses={query.data.uses} say={say} />
        </>
      )}
    </Dialog>
  )
}

function UseList({ uses, say }: { uses: readonly Use[]; say: (label: Label) => string }) {
  const { t } = useSpeech()
  const house = useHouse()
  if (uses.length === 0) return <p className="kx-quiet">{t('ownUnused')}</p>
  return (
    <>
      <p className="kx-set-label">{t('ownUsedBy')}</p>
      <ul className="kx-own-uses">
        {uses.map((use) => (
          <li key={`${use.kind}.${use.object}.${use.title.zh}`}>
            <Tag text={t(`ownUse_${use.kind}`)} />
            <span>{say(use.title)}</span>
            <small>{say(house.byName(use.object)?.declaration.label ?? use.title)}</small>
            {use.isHolding && <Tag text={t('ownHolding')} color="red" />}
          </li>
        ))}
      </ul>
    </>
  )
}
