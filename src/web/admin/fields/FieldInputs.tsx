import type { Field } from '../../../kernel/field.ts'
import type { Option } from '../../../kernel/kind.ts'
import { FieldBox } from '../../form/FieldBox.tsx'
import type { useForm } from '../../form/use-form.ts'
import { type SeenObject, useHouse } from '../../house.ts'
import { useSpeech } from '../../speech.tsx'
import { apiName, choicesFor, kindOfRollup, wordsAsked } from './draft-field.ts'
import { FormulaEditor } from './FormulaEditor.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'
import { RollupWhere } from './RollupWhere.tsx'

type Form = ReturnType<typeof useForm>
type Props = { readonly seen: SeenObject; readonly of: SeenObject; readonly form: Form; readonly idPrefix: string }

/** The words of a field, those that fit what is chosen so far. */
export function FieldInputs({ seen, of, form, idPrefix }: Props) {
  const house = useHouse()
  const { t, say } = useSpeech()
  const { draft, troubles } = form
  const isSearched = Object.values(of.declaration.fields).some(({ search, isOwn }) => search && !isOwn)
  const { names, rules } = wordsAsked(draft, form.isNew, isSearched)
  const choices = choicesFor(draft, of, house)
  const set = (name: string, value: unknown) => {
    form.set(name, value)
    if (name === 'source') form.set('kind', null)
    if (draft.source === 'rollup' && ['of', 'take', 'over', 'copy'].includes(name)) settleRollup({ ...draft, [name]: value })
  }
  const settleRollup = (next: Readonly<Record<string, unknown>>) => {
    const { kind, scale } = kindOfRollup(next, house)
    form.set('kind', kind ?? null)
    form.set('scale', scale ?? null)
  }
  const setChild = (value: unknown) => {
    const [object, by] = String(value ?? '').split('.')
    form.set('by', by ?? null)
    form.set('over', null)
    form.set('copy', null)
    set('of', object || null)
  }
  const box = (name: string) => {
    const declared = seen.declaration.fields[name] as Field
    // A switch is always answered: a star beside it would ask for nothing.
    const field = declared.kind.name === 'yesNo' ? { ...declared, required: false } : declared
    const value = name === 'of' && draft.of ? `${draft.of}.${draft.by}` : draft[name]
    return (
      <FieldBox
        key={name}
        name={name}
        field={choices[name] ? asChoice(field, choices[name], house.kinds.choice) : field}
        value={value}
        draft={draft}
        trouble={troubles[name]}
        onChange={name === 'of' ? (_, next) => setChild(next) : set}
        idPrefix={idPrefix}
      />
    )
  }
  const isList = draft.source === 'asked' && (draft.kind === 'choice' || draft.kind === 'manyChoice')
  return (
    <>
      <fieldset>
        <legend>{t('ownBasics')}</legend>
        {names.filter((name) => !(draft.source === 'rollup' && name === 'kind')).map(box)}
      </fieldset>
      {isList && (
        <fieldset>
          <legend>{say((seen.declaration.fields.options as Field).label)}</legend>
          <div className="kx-field-wide">
            <OptionsEditor options={(draft.options ?? []) as readonly Option[]} trouble={troubles.options} onChange={(next) => form.set('options', next)} />
          </div>
        </fieldset>
      )}
      {draft.source === 'formula' && (
        <FormulaEditor
          of={of}
          self={apiName(draft)}
          value={String(draft.formula ?? '')}
          trouble={troubles.formula}
          onChange={(next) => form.set('formula', next)}
        />
      )}
      {draft.source === 'rollup' && typeof draft.of === 'string' && (
        <RollupWhere child={draft.of} value={draft.where} onChange={(next) => form.set('where', next)} />
      )}
      {rules.length > 0 && (
        <fieldset>
          <legend>{t('ownRules')}</legend>
          {rules.map(box)}
        </fieldset>
      )}
    </>
  )
}

/** A word that names an object or a field is picked, never typed. */
const asChoice = (field: Field, options: readonly Option[], kind: Field['kind'] | undefined): Field => (kind ? { ...field, kind, options } : field)
