import { useSpeech } from '../speech.tsx'
import type { Counts } from './shapes.ts'

export type Tile = 'created' | 'updated' | 'same' | 'bad' | 'notices'
const tiles: readonly Tile[] = ['created', 'updated', 'same', 'bad', 'notices']
const told: readonly Tile[] = ['bad', 'notices']

type Props = { readonly counts: Counts; readonly isDone?: boolean; readonly chosen?: Tile | undefined; readonly onChoose?: (tile: Tile) => void }

/** What would become of the rows, or has. A figure that has lines to show opens them. */
export function CountTiles({ counts, isDone, chosen, onChoose }: Props) {
  const { t } = useSpeech()
  const shown = tiles.filter((tile) => tile !== 'notices' || counts.notices > 0)
  return (
    <div className="kx-tiles">
      {shown.map((tile) => {
        const label = t(isDone ? `importDid_${tile}` : `importWill_${tile}`)
        const className = `kx-tile kx-tile-${tile}${counts[tile] === 0 ? ' kx-tile-none' : ''}`
        const inside = (
          <>
            <b>{counts[tile].toLocaleString('en')}</b>
            <span>{label}</span>
          </>
        )
        return onChoose && told.includes(tile) && counts[tile] > 0 ? (
          <button key={tile} type="button" className={className} aria-pressed={chosen === tile} onClick={() => onChoose(tile)}>
            {inside}
          </button>
        ) : (
          <div key={tile} className={className}>
            {inside}
          </div>
        )
      })}
    </div>
  )
}
