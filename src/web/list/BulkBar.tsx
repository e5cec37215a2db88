import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Download, Merge, Pencil, RotateCcw, Trash2, UserRoundCheck, X } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { MenuButton } from '../../kit/MenuButton.tsx'
import { Pop } from '../../kit/Pop.tsx'
import { useToast } from '../../kit/Toast.tsx'
import { ask } from '../api/http.ts'
import { asProblem } from '../api/problem.ts'
import type { Row } from '../api/shapes.ts'
import { mergeLink, mostMerged } from '../merge/merge-link.ts'
import { useSpeech } from '../speech.tsx'
import { BulkEdit } from './BulkEdit.tsx'
import { noSelection, type Selection } from './selection.ts'
import { useBulk } from './use-bulk.ts'
import { useExportItems } from './use-export.tsx'
import type { List } from './use-list.ts'

type Props = { readonly list: List; readonly selection: Selection; readonly onSelect: (selection: Selection) => void; readonly rows: readonly Row[] }

/** What can be done with the chosen rows. It names how many; the result can be undone as one act. */
export function BulkBar({ list, selection, onSelect, rows }: Props) {
  const { t, say } = useSpeech()
  const { seen, state } = list
  const count = list.page.data?.count
  const total = count?.value ?? rows.length
  const bulk = useBulk(seen.declaration.plural, selection, list.ask, total)
  const exports = useExportItems(list, selection)
  const [open, setOpen] = useState<'edit' | 'assign'>()
  const navigate = useNavigate()
  const close = () => setOpen(undefined)
  const n = selection.isAll ? total : selection.ids.size
  const run = async (what: string, change: Parameters<typeof bulk>[1]) => {
    setOpen(undefined)
    onSelect(noSelection)
    await bulk(what, change)
  }
  const canTakeAll = !selection.isAll && !state.isBin && total > selection.ids.size && rows.every((row) => selection.ids.has(row.id))
  const canMerge = seen.declaration.twins && !selection.isAll && n >= 2 && n <= mostMerged && seen.can('update') && seen.can('delete')
  const editable = Object.keys(seen.declaration.fields).filter((name) => seen.mayEdit(name))
  return (
    <div className="kx-bulk" role="toolbar" aria-label={t('bulk')}>
      <strong>{selection.isAll && count?.capped ? t('chosenAllCapped', { n: total }) : t('chosen', { n })}</strong>
      {canTakeAll && (
        <Button size="small" type="link" onClick={() => onSelect({ ids: new Set(), isAll: true })}>
          {t('chooseAll', { n: count?.capped ? `${total}+` : total })}
        </Button>
      )}
      {state.isBin ? (
        <RestoreButton list={list} selection={selection} onSelect={onSelect} />
      ) : (
        <>
          {seen.can('bulk') && seen.can('update') && (
            <Pop
              isOpen={open === 'edit'}
              onClose={close}
              label={t('bulkEdit')}
              trigger={
                <Button size="small" icon={<Pencil size={13} />} aria-expanded={open === 'edit'} onClick={() => setOpen('edit')}>
                  {t('bulkEdit')}
                </Button>
              }
            >
              <BulkEdit seen={seen} names={editable} onApply={(patch, what) => void run(what, { patch })} />
            </Pop>
          )}
          {seen.can('assign') && (
            <Pop
              isOpen={open === 'assign'}
              onClose={close}
              label={t('assign')}
              trigger={
                <Button size="small" icon={<UserRoundCheck size={13} />} aria-expanded={open === 'assign'} onClick={() => setOpen('assign')}>
                  {t('assign')}
                </Button>
              }
            >
              <BulkEdit seen={seen} names={['ownerId']} onApply={(patch) => void run(t('assign'), { patch })} />
            </Pop>
          )}
          {seen.commands
            .filter((command) => command.isBulk && seen.can(command.name) && Object.keys(command.input).length === 0)
            .map((command) => (
              <Button key={command.name} size="small" onClick={() => void run(say(command.label), { command: command.name, input: {} })}>
                {say(command.label)}
              </Button>
            ))}
          {exports.length > 0 && (
            <MenuButton items={exports} place="bottomLeft" label={t('export')}>
              {(trigger) => (
                <Button {...trigger} size="small" icon={<Download size={13} />}>
                  {t('export')}
                </Button>
              )}
            </MenuButton>
          )}
          {canMerge && (
            <Button size="small" icon={<Merge size={13} />} onClick={() => void navigate(mergeLink(seen.declaration.name, selection.ids))}>
              {t('merge')}
            </Button>
          )}
          {seen.can('delete') && (
            <Button size="small" danger icon={<Trash2 size={13} />} onClick={() => void run(t('delete'), { remove: true })}>
              {t('delete')}
            </Button>
          )}
        </>
      )}
      <span className="kx-tools-rest" />
      <Button size="small" type="text" icon={<X size={14} />} aria-label={t('chooseNone')} onClick={() => onSelect(noSelection)} />
    </div>
  )
}

function RestoreButton({ list, selection, onSelect }: Omit<Props, 'rows'>) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const client = useQueryClient()
  const { plural } = list.seen.declaration
  const restore = async () => {
    const ids = [...selection.ids]
    onSelect(noSelection)
    const outcomes = await Promise.allSettled(ids.map((id) => ask(`/api/${plural}/${id}/restore`, { method: 'POST', body: {} })))
    const failed = outcomes.filter((each) => each.status === 'rejected')
    await client.invalidateQueries({ queryKey: ['records'] })
    show({
      tone: failed.length > 0 ? 'bad' : 'good',
      text: t('restored', { n: ids.length - failed.length }),
      ...(failed[0] ? { detail: say(asProblem(failed[0].reason).detail) } : {}),
    })
  }
  return (
    <Button size="small" icon={<RotateCcw size={13} />} disabled={selection.isAll} onClick={() => void restore()}>
      {t('restore')}
    </Button>
  )
}
