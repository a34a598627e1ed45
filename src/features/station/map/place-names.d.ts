import type { MapPlace } from '../../../components/map/map'

/** Names to write on the ground: the streets on H5's schematic; WeChat's own map has its names already. */
export declare function usePlaceNames(): readonly MapPlace[]
