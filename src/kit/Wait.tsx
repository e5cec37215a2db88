/** Grey lines where text will be; nothing jumps when it comes. */
export function Wait({ lines = 6 }: { lines?: number }) {
  return (
    <div className="kx-wait" role="presentation">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of nothing have no name
        <span key={line} style={{ width: `${85 - ((line * 23) % 45)}%` }} />
      ))}
    </div>
  )
}
