/** What the others hear of an act: which records, never what is in them. */
export type Hint = { readonly act: string; readonly object: string; readonly verb: string; readonly actorId: string; readonly records: readonly HintRecord[] }
export type HintRecord = { readonly id: string; readonly version: number; readonly ownerId: string | null; readonly unitId: string | null }
