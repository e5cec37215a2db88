import type { TreeNode } from '../../kit/heavy/TreeField.tsx'
import { TreeField } from '../../kit/heavy.tsx'
import { useLang } from '../../kit/lang.ts'
import { type CellProps, type InputProps, type KindView, type OperandProps, printed } from '../../kit/view.ts'
import { industries } from './industries.ts'

/** Sections with their divisions; made once, when the first tree is opened. */
let tree: readonly TreeNode[] | undefined
function industryTree(): readonly TreeNode[] {
  if (tree) return tree
  const all = [...industries.values()]
  tree = all
    .filter(({ code }) => code.length === 1)
    .map(({ code, label }) => ({
      id: code,
      label,
      children: all.filter((each) => each.code.length === 3 && each.code.startsWith(code)).map((each) => ({ id: each.code, label: each.label })),
    }))
  return tree
}

function IndustryCell({ value, field }: CellProps<string>) {
  const lang = useLang()
  const text = printed(value, field, lang)
  return <span title={text}>{text}</span>
}

function IndustryInput({ value, onChange, id, isInvalid, autoFocus }: InputProps<string>) {
  return (
    <TreeField
      tree={industryTree()}
      shape="tree"
      value={value}
      onChange={(next) => onChange(next as string | null)}
      id={id}
      isInvalid={isInvalid}
      autoFocus={autoFocus}
    />
  )
}

function IndustryOperand({ value, onChange, op, field }: OperandProps) {
  const lang = useLang()
  const isMany = op === 'in' || op === 'notIn'
  return (
    <TreeField
      tree={industryTree()}
      shape="tree"
      value={(value as string | string[] | undefined) ?? (isMany ? [] : null)}
      onChange={onChange}
      isMany={isMany}
      ariaLabel={field.label[lang]}
    />
  )
}

export const industryView: KindView<string> = { Cell: IndustryCell, Input: IndustryInput, Operand: IndustryOperand, width: 150, settlesAtOnce: true }
