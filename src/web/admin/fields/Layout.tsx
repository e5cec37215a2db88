import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Section } from '../../../kernel/object.ts'
import type { PolicyRule } from '../../../kernel/own.ts'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Wait } from '../../../kit/Wait.tsx'
import { useAll } from '../../api/all.ts'
import { asProblem } from '../../api/problem.ts'
import type { Row } from '../../api/shapes.ts'
import type { SeenObject } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { LayoutRules } from './LayoutRules.tsx'
import { LayoutSection } from './LayoutSection.tsx'
import { useLayoutSave } from './use-layout-save.ts'

/** How an object's form stands: sections in order, and when a field is shown or asked for. */
export function Layout({ seen }: { seen: SeenObject }) {
  const query = useAll('layouts', { filter: { field: 'object', op: 'eq', value: seen.declaration.name } })
  if (query.error) return <ErrorPanel why={asProblem(query.error).detail} onRetry={() => void query.refetch()} />
  if (!query.data) return <Wait lines={8} />
  const row = query.data.records[0]
  return <LayoutDraft key={row?.version ?? 0} seen={seen} row={row} />
}

function LayoutDraft({ seen, row }: { seen: SeenObject; row: Row | undefined }) {
  const { t } = useSpeech()
  const { form = [], policy = [], fields } = seen.declaration
  const [sections, setSections] = useState<readonly Section[]>(form)
  const [rules, setRules] = useState<readonly PolicyRule[]>(policy)
  const saving = useLayoutSave(seen, row)
  const isDirty = JSON.stringify([sections, rules]) !== JSON.stringify([form, policy])
  const loose = Object.keys(fields).filter((name) => !sections.some((section) => section.fields.includes(name)))
  const place = (name: string, to: number | null) =>
    setSections(
      sections.map((section, at) => {
        const without = section.fields.filter((each) => each !== name)
        return { ...section, fields: at === to ? [...without, name] : without }
      }),
    )
  const put = (at: number, next: Section | undefined) => setSections(sections.flatMap((section, here) => (here !== at ? [section] : next ? [next] : [])))
  const move = (at: number, by: number) => {
    const next = [...sections]
    const [section] = next.splice(at, 1)
    if (section) next.splice(at + by, 0, section)
    setSections(next)
  }
  return (
    <div className="kx-layout">
      <p className="kx-quiet">{t('layoutTeach')}</p>
      {saving.why.map((why) => (
        <ErrorPanel key={why.zh} why={why} />
      ))}
      <h3>{t('layoutSections')}</h3>
      {sections.map((section, at) => (
        <LayoutSection
          // biome-ignore lint/suspicious/noArrayIndexKey: a section has no name but what is being typed
          key={at}
          seen={seen}
          section={section}
          others={sections.map(({ label }, to) => ({ label, to })).filter(({ to }) => to !== at)}
          onChange={(next) => put(at, next)}
          onPlace={place}
          onMove={(by) => move(at, by)}
          isFirst={at === 0}
          isLast={at === sections.length - 1}
        />
      ))}
      {loose.length > 0 && (
        <LayoutSection
          seen={seen}
          section={{ label: { zh: t('layoutRest'), en: t('layoutRest') }, fields: loose }}
          others={sections.map(({ label }, to) => ({ label, to }))}
          onPlace={place}
        />
      )}
      <Button type="dashed" icon={<Plus size={14} />} onClick={() => setSections([...sections, { label: { zh: '', en: '' }, fields: [] }])}>
        {t('layoutAddSection')}
      </Button>
      <h3>{t('layoutRules')}</h3>
      <LayoutRules seen={seen} rules={rules} onChange={setRules} />
      <div className="kx-layout-foot">
        {row && (
          <Button onClick={() => void saving.reset()} disabled={saving.isSaving}>
            {t('layoutReset')}
          </Button>
        )}
        <span className="kx-quiet">{isDirty ? t('layoutChanged') : ''}</span>
        <Button type="primary" disabled={!isDirty} loading={saving.isSaving} onClick={() => void saving.save({ sections, rules })}>
          {t('save')}
        </Button>
      </div>
    </div>
  )
}
