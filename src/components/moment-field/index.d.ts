import type { ReactNode } from 'react'

export interface MomentFieldProps {
  readonly label: string
  readonly mode: 'date' | 'time'
  /** `2026-11-23` or `08:30`. */
  readonly value: string
  /** The first and the last day that can be chosen. */
  readonly from?: string
  readonly to?: string
  readonly onChange: (value: string) => void
}

/** A day or a clock time, chosen with the device's own wheel. */
export declare function MomentField(props: MomentFieldProps): ReactNode
