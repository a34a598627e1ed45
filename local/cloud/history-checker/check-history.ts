import { findCircles } from './circles'
import { eventGraph } from './event-graph'
import type { Anomaly, History } from './history'
import { findPatterns } from './patterns'
import { readVersions } from './versions'

/**
 * Judges a recorded history by snapshot isolation in real time: every transaction reads one snapshot, no older
 * than its begin and no younger than its first answer; commits are seen whole or not at all; of two that write
 * one key the second has seen the first. Write skew is no anomaly. Knows nothing of the database that was asked.
 * @returns what cannot be explained so; empty for a history that can
 * @throws Error when two transactions appended the same value, which is the recorder's mistake
 */
export function checkHistory(history: History): Anomaly[] {
  const versions = readVersions(history)
  return [
    ...versions.anomalies,
    ...findPatterns(history, versions),
    ...findCircles(eventGraph(history, versions)),
  ]
}
