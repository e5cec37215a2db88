/** Where the keyboard stands in a table. */
export type Place = { readonly row: number; readonly column: number; readonly isEditing: boolean }
