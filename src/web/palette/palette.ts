import { createContext, useContext } from 'react'

export type PaletteOpener = { readonly open: () => void }
const PaletteContext = createContext<PaletteOpener>({ open: () => undefined })
export const PaletteContextProvider = PaletteContext.Provider
export const usePalette = (): PaletteOpener => useContext(PaletteContext)
