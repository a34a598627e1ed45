import type { ReactElement } from 'react'
import type { MapProps } from './map'

export declare function MapCanvas(props: MapProps): ReactElement
