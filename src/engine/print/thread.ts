import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { openDocument } from './draw.ts'
import { lay } from './lay.ts'
import { fitOnePage } from './one-page.ts'
import { type Block, type Paper, room } from './paper.ts'
import { makePager } from './strip.ts'

/** What the thread of printPaper says: bytes of the document, and `next` when it wants more to print. */
export type Said = { readonly is: 'bytes'; readonly bytes: Uint8Array } | { readonly is: 'next' } | { readonly is: 'done' }
/** What it hears: some blocks, or null when there are no more. */
export type Heard = readonly Block[] | null

const port = parentPort
if (!port) throw new Error('printing runs in a thread of its own')
const say = (said: Said) => port.postMessage(said)

async function* heard(): AsyncGenerator<readonly Block[]> {
  for (;;) {
    say({ is: 'next' })
    const [blocks] = (await once(port as NonNullable<typeof port>, 'message')) as [Heard]
    if (!blocks) return
    yield blocks
  }
}

const paper = workerData as Paper
const document = openDocument(paper, (bytes) => say({ is: 'bytes', bytes: new Uint8Array(bytes) }))
const pager = makePager({ room: room.height, put: document.put, turn: document.turn })
const kept: Block[] = []
for await (const blocks of heard()) {
  if (paper.isOnePage) kept.push(...blocks)
  else
    for (const block of blocks) {
      if (block.is === 'page') pager.turn()
      for (const strip of lay(block, { measure: document.measure, scale: 1 })) pager.add(strip)
    }
}
if (paper.isOnePage) for (const strip of fitOnePage(kept, document.measure, paper.lang)) pager.add(strip)
pager.end()
await document.end()
say({ is: 'done' })
port.close()
