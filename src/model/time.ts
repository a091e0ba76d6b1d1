const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const

/** Seconds as people write them in inputs, in the largest unit that divides them: 900 -> `15m`. */
export const formatDuration = (seconds: number): string => {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['s', 1]
  return `${seconds / size}${unit}`
}

/** Elapsed milliseconds for a log line: `850 ms`, `12 s`, `2 min 5 s`. */
export const formatElapsed = (milliseconds: number): string => {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`
  const seconds = Math.round(milliseconds / 1_000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Bytes as people read disk sizes: `12.3 GiB`. */
export const formatBytes = (bytes: number): string =>
  bytes < 2 ** 30 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`

/** Reads `30d`, `12h`, `15m` or `90s` as seconds; null when it is none of them. */
export const parseDuration = (text: string): number | null => {
  const match = /^(\d+)([smhd])$/.exec(text)
  const unit = UNITS.find(([unit]) => unit === match?.[2])
  return match && unit ? Number(match[1]) * unit[1] : null
}
