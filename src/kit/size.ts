const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes as people say them: 812 B, 4.2 kB, 25 MB (a thousand to the step, as disks and file lists count). */
export function bytesText(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const value = bytes / 1000 ** step
  return `${step > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[step]}`
}
