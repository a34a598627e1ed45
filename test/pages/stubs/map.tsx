import type { MapProps } from '../../../src/components/map/map'

/** The map has tests of its own; elsewhere it is the list of what it was given, and a hand that moves it. */
export const map: { shown: MapProps | undefined } = { shown: undefined }

export function MapCanvas(props: MapProps) {
  map.shown = props
  return (
    <div role="region" aria-label={props.label}>
      {props.pins.map(pin => (
        <button key={pin.id} type="button" aria-pressed={pin.selected} onClick={() => props.onPin(pin.id)}>
          {pin.name}
        </button>
      ))}
      {props.clusters.map(cluster => (
        <button key={cluster.id} type="button" onClick={() => props.onCluster(cluster)}>
          {cluster.name}
        </button>
      ))}
    </div>
  )
}
