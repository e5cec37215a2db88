import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Wait } from '../../kit/Wait.tsx'
import { useSpeech } from '../speech.tsx'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href

const opening = { cMapUrl: '/pdf/cmaps/', wasmUrl: '/pdf/wasm/', useWasm: false, enableXfa: false } as const

/**
 * The pages of a PDF, drawn on canvases as they come into sight. Nothing in it runs: its scripts and forms are not loaded at all, and it
 * is taken apart in a worker that sees no page of ours.
 */
export function PdfPages({ url }: { url: string }) {
  const { t } = useSpeech()
  const [paper, setPaper] = useState<PDFDocumentProxy>()
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const task = getDocument({ url, ...opening })
    task.promise.then(setPaper, () => setBroken(true))
    return () => void task.destroy()
  }, [url])
  if (isBroken) return <ErrorPanel why={{ zh: t('pdfBroken'), en: t('pdfBroken') }} />
  if (!paper) return <Wait lines={8} />
  return (
    <div className="kx-pdf">
      {Array.from({ length: paper.numPages }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are known by their number
        <PdfPage key={at} paper={paper} number={at + 1} />
      ))}
    </div>
  )
}

function PdfPage({ paper, number }: { paper: PDFDocumentProxy; number: number }) {
  const { t } = useSpeech()
  const place = useRef<HTMLCanvasElement>(null)
  const isSeen = useSeen(place)
  useEffect(() => {
    const canvas = place.current
    if (!isSeen || !canvas) return
    let isCurrent = true
    void paper.getPage(number).then((page) => {
      if (!isCurrent) return
      const width = (canvas.parentElement?.clientWidth ?? 600) * Math.min(window.devicePixelRatio, 2)
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
      canvas.width = viewport.width
      canvas.height = viewport.height
      page.render({ canvas, viewport }).promise.catch(() => undefined)
    })
    return () => {
      isCurrent = false
    }
  }, [isSeen, paper, number])
  return <canvas ref={place} role="img" aria-label={t('pdfPage', { n: number, of: paper.numPages })} />
}

/** Has it come near the part of the page that is looked at? */
function useSeen(place: { readonly current: Element | null }): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (!place.current || isSeen) return
    const watch = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && setSeen(true), { rootMargin: '400px' })
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [place, isSeen])
  return isSeen
}
