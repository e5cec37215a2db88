import { FileWall, Thumbnail } from '../../kit/FileWall.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

function FilesCell({ value, place }: CellProps<readonly string[]>) {
  const shown = place === 'list' ? value.slice(0, 3) : value
  return (
    <span className="kx-pictures">
      {shown.map((id) => (
        <Thumbnail key={id} id={id} accept="any" />
      ))}
      {value.length > shown.length && <small className="kx-quiet">+{value.length - shown.length}</small>}
    </span>
  )
}

function FilesInput({ value, onChange, name, id }: InputProps<readonly string[]>) {
  return <FileWall ids={value ?? []} onChange={(ids) => onChange(ids.length > 0 ? ids : null)} accept="any" slot={name} id={id} />
}

export const filesView: KindView<readonly string[]> = { Cell: FilesCell, Input: FilesInput, width: 110, isWide: true }
