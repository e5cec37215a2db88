import { open } from 'node:fs/promises'
import { isCards, readCards } from '../cards/read.ts'
import { readCsv } from './csv.ts'
import { isDocument, readDocx } from './docx.ts'
import { refuse } from './problems.ts'
import type { Reading, What } from './sheet-row.ts'
import { readXlsx } from './xlsx.ts'

const zip = [0x50, 0x4b]
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0]
/** Marks of programs that encrypt every office file of a company (绿盾, 亿赛通); outside its network they look like rubbish. */
const protectedBy = /^%TSD-Header|E-SafeNet/
const sectorNumber = 48
const directoryLength = 4096

/** Which reader a file needs, by its first bytes and never by its name. */
export async function* openSheets(path: string, what: What): Reading {
  const file = await open(path)
  try {
    const head = await bytesAt(file, 0, 512)
    if (head.length === 0) throw refuse('empty')
    if (starts(head, compoundFile)) throw refuse((await directoryOf(file, head)).includes('EncryptedPackage') ? 'encrypted' : 'otherSheet')
    if (protectedBy.test(head.toString('latin1'))) throw refuse('locked')
    if (/^\s*(%PDF-|\{\\rtf)/.test(head.toString('latin1'))) throw refuse('notSheet')
    if (isCards(head)) return yield* readCards(path, what)
    if (!starts(head, zip)) return yield* readCsv(path, what)
    return yield* what.documents && (await isDocument(path, what)) ? readDocx(path, what) : readXlsx(path, what)
  } finally {
    await file.close()
  }
}

const starts = (head: Buffer, magic: readonly number[]): boolean => magic.every((byte, at) => head[at] === byte)

type Bytes = Awaited<ReturnType<typeof open>>

async function bytesAt(file: Bytes, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** The names in an OLE file (old .xls, or an xlsx behind a password); its header says in which sector they begin. */
async function directoryOf(file: Bytes, head: Buffer): Promise<string> {
  if (head.length < 512) throw refuse('broken')
  const sector = head.readUInt16LE(30) === 12 ? 4096 : 512
  return (await bytesAt(file, (head.readUInt32LE(sectorNumber) + 1) * sector, directoryLength)).toString('utf16le')
}
