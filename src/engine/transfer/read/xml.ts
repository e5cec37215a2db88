import { SaxesParser } from 'saxes'
import { refuse } from './problems.ts'

export type Attributes = Readonly<Record<string, string>>

/** What a part's reader wants to know; names come without their prefix (`x:row` is `row`). */
export type Listener = {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/**
 * Feeds a part to its listener and yields after each chunk, so that the reader can pass on what it has. A DOCTYPE is
 * refused before anything in it is looked at (billion laughs, XXE); saxes itself knows only the five entities of XML.
 */
export async function* walk(chunks: AsyncIterable<Buffer>, listener: Listener): AsyncGenerator<void> {
  const parser = parserFor(listener)
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8')
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.write(decoder?.decode() ?? '').close()
  yield
}

/** Reads a part that is small or of which nothing is passed on before its end. */
export async function walkAll(chunks: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  for await (const _ of walk(chunks, listener));
}

function parserFor({ open, text, close }: Listener): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw refuse('doctype')
  })
  parser.on('error', () => {
    throw refuse('broken')
  })
  if (open) parser.on('opentag', (tag) => open(local(tag.name), tag.attributes as Attributes))
  if (close) parser.on('closetag', (tag) => close(local(tag.name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return parser
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
