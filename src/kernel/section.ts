import type { Label } from './label.ts'

/** A form's sections: a heading and the names of its fields. A field named in no section goes to the last. */
export type Section = { readonly label: Label; readonly fields: readonly string[] }
