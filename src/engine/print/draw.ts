import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { fill } from '../../kernel/label.ts'
import { type Paper, paperWords, room, sheet } from './paper.ts'
import type { Face, Mark, Measure, Strip, Tone } from './strip.ts'

/** Noto Sans SC (OFL): every letter of GB 18030's Chinese. Only the letters used go into a document. */
const files: Readonly<Record<Face, string>> = {
  regular: fontFile('400Regular/NotoSansSC_400Regular.ttf'),
  bold: fontFile('700Bold/NotoSansSC_700Bold.ttf'),
}
const tones: Readonly<Record<Tone, string>> = { ink: '#16181d', quiet: '#5b616e', line: '#b9bec8', fill: '#f3f4f7' }
const small = 8

function fontFile(path: string): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${path}`))
}

/** One document being written: pages are kept until the end, for only then is their number known. */
export function openDocument(paper: Paper, onBytes: (bytes: Uint8Array) => void) {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    // A face that is also the default under another name would be read anew at each change of faces.
    font: '',
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: paper.lang === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: paper.title, Producer: 'Kexin', Creator: 'Kexin' },
  })
  document.on('data', onBytes)
  for (const [face, file] of Object.entries(files)) document.registerFont(face, file)
  const turn = () => {
    document.addPage()
    if (paper.watermark) drawWatermark(document, paper.watermark)
  }
  turn()
  return {
    measure: measureOf(document),
    turn,
    put: (strip: Strip, y: number) => {
      for (const mark of strip.marks) draw(document, mark, sheet.top + y)
    },
    end: () => {
      frame(document, paper)
      return new Promise<void>((resolve) => {
        document.on('end', resolve)
        document.end()
      })
    },
  }
}

type Document = InstanceType<typeof PDFDocument>

/** Letters are measured once: a page has some thousand, of a few hundred kinds. Measured at 1000 points, for a size is only a factor. */
function measureOf(document: Document): Measure {
  const known = new Map<string, number>()
  const unit = (letter: string, face: Face): number => {
    const key = face === 'bold' ? `b${letter}` : letter
    let width = known.get(key)
    if (width === undefined) {
      width = document.font(face).fontSize(1000).widthOfString(letter)
      known.set(key, width)
    }
    return width
  }
  return (text, face, size) => {
    let sum = 0
    for (const letter of text) sum += unit(letter, face)
    return (sum * size) / 1000
  }
}

function draw(document: Document, mark: Mark, top: number): void {
  const [x, y] = [sheet.left + mark.x, top + mark.y]
  if (mark.is === 'box') document.rect(x, y, mark.width, mark.height).fill(tones.fill)
  else if (mark.is === 'rule')
    document
      .moveTo(x, y)
      .lineTo(x + mark.width, y + mark.height)
      .lineWidth(0.5)
      .stroke(tones.line)
  else write(document, mark, { x, y })
}

type Written = { readonly text: string; readonly face: Face; readonly size: number; readonly tone: Tone }

function write(document: Document, { text, face, size, tone }: Written, { x, y }: { x: number; y: number }): void {
  document.font(face).fontSize(size).fillColor(tones[tone]).text(text, x, y, { lineBreak: false })
}

/** Head and foot of every page, when the last of them is known. */
function frame(document: Document, paper: Paper): void {
  const { count } = document.bufferedPageRange()
  const measure = measureOf(document)
  for (let at = 0; at < count; at++) {
    document.switchToPage(at)
    const number = fill(paperWords.page, { page: at + 1, pages: count })[paper.lang]
    const line = (text: string, y: number, isRight: boolean) => {
      const fitted = shorten(text, measure)
      const x = isRight ? sheet.left + room.width - measure(fitted, 'regular', small) : sheet.left
      write(document, { text: fitted, face: 'regular', size: small, tone: 'quiet' }, { x, y })
    }
    line(paper.head[0], 26, false)
    line(paper.head[1], 26, true)
    line(paper.foot, sheet.height - 34, false)
    line(number, sheet.height - 34, true)
  }
}

/** At most half the width, so that left and right never meet. */
function shorten(text: string, measure: Measure): string {
  const most = room.width / 2 - 10
  const letters = [...text.replace(/\s+/g, ' ')]
  if (measure(letters.join(''), 'regular', small) <= most) return letters.join('')
  while (letters.length > 0 && measure(`${letters.join('')}…`, 'regular', small) > most) letters.pop()
  return `${letters.join('')}…`
}

function drawWatermark(document: Document, text: string): void {
  document.save()
  document.rotate(-35, { origin: [sheet.width / 2, sheet.height / 2] })
  document.font('bold').fontSize(88).fillColor(tones.quiet, 0.1)
  document.text(text, (sheet.width - document.widthOfString(text)) / 2, sheet.height / 2 - 50, { lineBreak: false })
  document.restore()
}
