import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * Draws the first page of one PDF and ends. It runs alone, without the server's rights, memory or secrets (first-page.ts): what a hostile
 * paper does to it stops here. Nothing in the paper runs: no scripts, no forms, nothing fetched.
 */
const edge = 480
/** A page may name pictures of any size; one that would not fit is left out. */
const mostPixels = 24_000_000

const [, , from = '', to = ''] = process.argv
const folderOf = (name: string) => `${fileURLToPath(new URL(name, import.meta.resolve('pdfjs-dist/package.json')))}/`

const paper = await getDocument({
  data: new Uint8Array(await readFile(from)),
  cMapUrl: folderOf('cmaps'),
  standardFontDataUrl: folderOf('standard_fonts'),
  useWasm: false,
  enableXfa: false,
  maxImageSize: mostPixels,
  stopAtErrors: false,
  verbosity: 0,
}).promise
const page = await paper.getPage(1)
const whole = page.getViewport({ scale: 1 })
const viewport = page.getViewport({ scale: edge / Math.max(whole.width, whole.height) })
const sheet = (paper.canvasFactory as { create(width: number, height: number): { canvas: HTMLCanvasElement & { toBuffer(type: string): Buffer } } }).create(
  Math.max(1, Math.round(viewport.width)),
  Math.max(1, Math.round(viewport.height)),
)
await page.render({ canvas: sheet.canvas, viewport, background: 'white' }).promise
await writeFile(to, sheet.canvas.toBuffer('image/png'))
process.exit(0)
