import { Cascader, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useLang } from '../lang.ts'
import type { Words } from '../words.ts'

/** A node of a tree that lives in the browser (regions, industries). */
export type TreeNode = { readonly id: string; readonly label: Words; readonly children?: readonly TreeNode[] }

export type TreeFieldProps = {
  readonly tree: readonly TreeNode[]
  readonly value: string | readonly string[] | null
  readonly onChange: (value: string | readonly string[] | null) => void
  /** Column by column (province, city, district), or one tree with search (industry). */
  readonly shape: 'cascade' | 'tree'
  readonly isMany?: boolean
  readonly id?: string
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly ariaLabel?: string
}

type Shown = { value: string; label: string; children?: Shown[] }

function pathTo(id: string, tree: readonly TreeNode[]): string[] | undefined {
  for (const node of tree) {
    if (node.id === id) return [id]
    const below = node.children && pathTo(id, node.children)
    if (below) return [node.id, ...below]
  }
  return undefined
}

/** Any node may be chosen, not only a leaf: a customer's region is sometimes known to the province only. */
export function TreeField(props: TreeFieldProps) {
  const lang = useLang()
  const shown = useMemo(() => {
    const show = (node: TreeNode): Shown => ({
      value: node.id,
      label: node.label[lang],
      ...(node.children?.length ? { children: node.children.map(show) } : {}),
    })
    return props.tree.map(show)
  }, [props.tree, lang])
  const shared = {
    ...(props.id ? { id: props.id } : {}),
    'aria-label': props.ariaLabel,
    className: 'kx-fill',
    placeholder: props.placeholder,
    autoFocus: props.autoFocus,
    status: props.isInvalid ? ('error' as const) : undefined,
    allowClear: true,
  }
  if (props.shape === 'tree' || props.isMany)
    return (
      <TreeSelect
        {...shared}
        treeData={shown}
        value={props.value as string | null}
        multiple={props.isMany ?? false}
        maxTagCount="responsive"
        showSearch={{ treeNodeFilterProp: 'label' }}
        popupMatchSelectWidth={340}
        onChange={(value: unknown) => props.onChange((value as string | string[] | undefined) ?? null)}
      />
    )
  return (
    <Cascader
      {...shared}
      options={shown}
      value={typeof props.value === 'string' ? (pathTo(props.value, props.tree) ?? []) : []}
      changeOnSelect
      showSearch={{ filter: (words, path) => path.some((each) => String(each.label).includes(words)), limit: 40 }}
      onChange={(path) => props.onChange(path?.length ? String(path.at(-1)) : null)}
    />
  )
}
