/** What a page has seen of itself, in milliseconds since it was asked for. */
export type Seen = {
  /** The first row stood on the screen. */
  firstRow: number
  /** Tasks of more than 50 ms: how long each kept the main thread. */
  readonly longTasks: number[]
  /** The last letter was typed, and the rows it asked for stood on the screen. */
  typed: number
  filtered: number
}

declare global {
  interface Window {
    kexinBench: Seen
  }
}

/** Runs in the page before anything of its own. A time is taken when the frame that shows the change has been drawn. */
export function watchPage(): void {
  const seen: Seen = { firstRow: 0, longTasks: [], typed: 0, filtered: 0 }
  window.kexinBench = seen
  new PerformanceObserver((list) => seen.longTasks.push(...list.getEntries().map((each) => each.duration))).observe({ type: 'longtask', buffered: true })
  const drawn = (tell: (at: number) => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => tell(performance.now())
      channel.port2.postMessage(null)
    })
  let isAsking = false
  const look = () => {
    if (!seen.firstRow && document.querySelector('.kx-row .kx-td-title')?.textContent) {
      seen.firstRow = -1
      drawn((at) => {
        seen.firstRow = at
      })
    }
    const isBusy = document.querySelector('.kx-list-main')?.getAttribute('aria-busy') === 'true'
    if (isAsking && !isBusy && seen.typed && !seen.filtered) {
      const { typed } = seen
      drawn((at) => {
        if (seen.typed === typed) seen.filtered = at
      })
    }
    isAsking = isBusy
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] })
  addEventListener(
    'input',
    (event) => {
      seen.typed = event.timeStamp
      seen.filtered = 0
    },
    true,
  )
}
