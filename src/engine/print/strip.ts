export type Face = 'regular' | 'bold'
export type Tone = 'ink' | 'quiet' | 'line' | 'fill'

/** What is drawn; `x` counts from the margin, `y` from the top of its strip. */
export type Mark =
  | { readonly is: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly face: Face; readonly size: number; readonly tone: Tone }
  | { readonly is: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly is: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * A piece of a page as wide as the page that is never cut. `keep`: it stands on the same page as the next one.
 * `under`: what is written again above it when it comes to stand first on a page, a table's head.
 */
export type Strip = { readonly height: number; readonly marks: readonly Mark[]; readonly keep?: boolean; readonly under?: readonly Strip[] }

export const heightOf = (strips: readonly Strip[]): number => strips.reduce((sum, strip) => sum + strip.height, 0)

/** How letters are measured: one letter in a face at a size, and a line as a whole. */
export type Measure = (text: string, face: Face, size: number) => number

type Placing = { readonly room: number; readonly put: (strip: Strip, y: number) => void; readonly turn: () => void }

/** Fills pages from strips as they come. What must stay together goes to the next page together, unless no page would hold it. */
export function makePager({ room, put, turn }: Placing) {
  let y = 0
  let chain: Strip[] = []
  const place = (strip: Strip) => {
    put(strip, y)
    y += strip.height
  }
  const turnOver = (next: Strip) => {
    turn()
    y = 0
    for (const head of next.under ?? []) place(head)
  }
  const settle = () => {
    const [first] = chain
    if (first && y > 0 && y + heightOf(chain) > room) turnOver(first)
    for (const strip of chain) {
      if (y > 0 && y + strip.height > room) turnOver(strip)
      place(strip)
    }
    chain = []
  }
  return {
    add(strip: Strip): void {
      chain.push(strip)
      if (!strip.keep) settle()
    },
    turn(): void {
      settle()
      if (y > 0) turn()
      y = 0
    },
    end: settle,
  }
}
