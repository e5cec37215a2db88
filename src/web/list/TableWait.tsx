/** Grey rows in the table's own rhythm until the first page comes. */
export function TableWait() {
  return (
    <div className="kx-table-wait" role="presentation">
      {Array.from({ length: 18 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing have no name
        <div key={row}>
          <span style={{ width: `${12 + ((row * 7) % 9)}%` }} />
          <span style={{ width: '8%' }} />
          <span style={{ width: `${6 + ((row * 5) % 6)}%` }} />
          <span style={{ width: '11%' }} />
        </div>
      ))}
    </div>
  )
}
