import { FileWall, Thumbnail } from '../../kit/FileWall.tsx'
import type { CellProps, InputProps, KindView, ViewField } from '../../kit/view.ts'

const acceptOf = (field: ViewField) => (field.accept === 'picture' ? 'picture' : 'any')

function FileCell({ value, field, place }: CellProps<string>) {
  return <Thumbnail id={value} accept={acceptOf(field)} size={place === 'list' ? 22 : 72} />
}

function FileInput({ value, onChange, field, name, id }: InputProps<string>) {
  return <FileWall ids={value ? [value] : []} onChange={(ids) => onChange(ids[0] ?? null)} accept={acceptOf(field)} most={1} slot={name} id={id} />
}

export const fileView: KindView<string> = { Cell: FileCell, Input: FileInput, width: 80 }
