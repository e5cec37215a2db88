import { lengthOf, tidyLine, trimmed } from '../../lib/text.ts'
import type { FileType } from './types.ts'

/** Longest name kept, extension included, in characters. */
const longest = 150
/** Names some systems keep for devices, whatever follows the dot. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** What follows the last dot, lower-case; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : tidied(name.slice(dot + 1)).toLowerCase()
}

/**
 * The name a file is shown and saved under (attack row 36): the last part of whatever path came, without control and
 * direction-changing characters, and with the extension of what it is. Bytes lie under their hash, never under this.
 */
export function fileName(given: string, { extension, also = [] }: FileType): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const said = extensionOf(last)
  const own = said === extension || also.includes(said) ? said : extension
  const stem = trimmed(tidied(said ? last.slice(0, last.lastIndexOf('.')) : last), (letter) => /[.\-~\s]/.test(letter))
  const sound = !stem || devices.test(stem) ? `file${stem && `-${stem}`}` : stem
  return `${cut(sound, longest - own.length - 1)}.${own}`
}

const tidied = (text: string): string => tidyLine(text.toWellFormed().replace(/[\0\ufffd<>:"|?*]/g, ''))

function cut(text: string, most: number): string {
  return lengthOf(text) <= most ? text : [...text].slice(0, most).join('')
}
