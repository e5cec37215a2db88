import { FileWall, Thumbnail } from '../../kit/FileWall.tsx'
import type { CellProps, InputProps, KindView } from '../../kit/view.ts'

const shownInList = 3

function PicturesCell({ value, place }: CellProps<readonly string[]>) {
  const shown = place === 'list' ? value.slice(0, shownInList) : value
  return (
    <span className="kx-pictures">
      {shown.map((id) => (
        <Thumbnail key={id} id={id} accept="picture" size={place === 'list' ? 22 : 72} />
      ))}
      {value.length > shown.length && <small className="kx-quiet">+{value.length - shown.length}</small>}
    </span>
  )
}

function PicturesInput({ value, onChange, name, id }: InputProps<readonly string[]>) {
  return <FileWall ids={value ?? []} onChange={(ids) => onChange(ids.length > 0 ? ids : null)} accept="picture" slot={name} id={id} />
}

export const picturesView: KindView<readonly string[]> = { Cell: PicturesCell, Input: PicturesInput, width: 110, isWide: true }
