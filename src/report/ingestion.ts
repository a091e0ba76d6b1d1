import type { Ingestion } from '../model/health.ts'

/** What arrives, in words: `12 spans/s, 310 metric samples/s, 0.2 profiles/s; 5120 active series`. */
export const ingestionText = (ingestion: Ingestion | null): string => {
  if (ingestion === null) return 'not known, Prometheus did not answer'
  const { spansPerSecond, samplesPerSecond, profilesPerSecond, activeSeries } = ingestion
  const rates = [
    `${rateText(spansPerSecond)} spans/s`,
    `${rateText(samplesPerSecond)} metric samples/s`,
    `${rateText(profilesPerSecond)} profiles/s`,
  ]
  return `${rates.join(', ')}; ${activeSeries ?? '?'} active series`
}

/** What the figures are, to be said once beside them. */
export const INGESTION_NOTE =
  'Averages over five minutes. Among the metric samples are those of the host and the stack itself; `?` is not known yet.'

/** Two decimals where they say something: the canary alone, one of each in five minutes, is 0. */
const rateText = (rate: number | null): string =>
  rate === null ? '?' : String(Number(rate.toFixed(rate < 10 ? 2 : 0)))
