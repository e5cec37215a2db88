import { Button } from 'antd'
import { useState } from 'react'
import type { Field } from '../../../kernel/field.ts'
import type { Option } from '../../../kernel/kind.ts'
import type { Label } from '../../../kernel/label.ts'
import { SidePanel } from '../../../kit/heavy.tsx'
import { useToast } from '../../../kit/Toast.tsx'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import { useChange, useCreate } from '../../api/writes.ts'
import { type SeenObject, useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'

type Props = { readonly seen: SeenObject; readonly name: string; readonly field: Field; readonly row: Row | undefined; readonly onEnd: () => void }

/** Edits one list. The first time it is written whole: the options of the program with the company's changes to them. */
export function ListPanel({ seen, name, field, row, onEnd }: Props) {
  const { t, say } = useSpeech()
  const { show } = useToast()
  const { objects } = useHouse()
  const kept = (objects.find((each) => each.name === seen.declaration.name)?.fields[name]?.options ?? []).map(({ id }) => id)
  const [options, setOptions] = useState<readonly Option[]>((field.options ?? []).map(withoutSynonyms))
  const [trouble, setTrouble] = useState<Label>()
  const create = useCreate('picklists')
  const change = useChange('picklists')
  const save = async () => {
    const sent = options.map(({ id, ...option }) => (id ? { id, ...option } : option))
    try {
      if (row) await change.mutateAsync({ id: row.id, version: row.version, patch: { options: sent } })
      else await create.mutateAsync({ draft: { object: seen.declaration.name, field: name, options: sent }, key: crypto.randomUUID() })
      show({ tone: 'good', text: t('listSaved', { what: say(field.label) }) })
      onEnd()
    } catch (error) {
      const problem = asProblem(error)
      setTrouble(problem.fields[0]?.message ?? problem.detail)
    }
  }
  return (
    <SidePanel
      title={t('listEdit', { what: say(field.label) })}
      isOpen
      onClose={onEnd}
      width={760}
      footer={
        <div className="kx-form-foot">
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" loading={create.isPending || change.isPending} onClick={() => void save()}>
            {t('save')}
          </Button>
        </div>
      }
    >
      <p className="kx-quiet">{t('listsTeach')}</p>
      <OptionsEditor options={options} onChange={setOptions} trouble={trouble} kept={kept} />
    </SidePanel>
  )
}

/** Other words of sheets stay with the program's own option; they are not the list's to keep. */
const withoutSynonyms = ({ synonyms: _synonyms, ...option }: Option): Option => option
