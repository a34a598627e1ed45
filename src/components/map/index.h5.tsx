import { useEffect, useRef, useState } from 'react'
import type { MapProps } from './map'
import type { Schematic } from './schematic'
import './index.scss'
import './schematic.scss'

/** A drawn schematic from local geometry: nothing is fetched from outside, and Leaflet only with it. */
export function MapCanvas(props: MapProps) {
  const ground = useRef<HTMLDivElement>(null)
  const current = useRef(props)
  const [schematic, setSchematic] = useState<Schematic | null>(null)
  const [broken, setBroken] = useState(false)

  useEffect(() => {
    current.current = props
  })

  useEffect(() => {
    let made: Schematic | null = null
    let gone = false
    import('./schematic')
      .then(({ createSchematic }) => {
        if (gone || !ground.current) return
        const { view, padding } = current.current
        made = createSchematic(ground.current, view, padding, {
          onMove: move => current.current.onMove(move),
          onPin: id => current.current.onPin(id),
          onCluster: cluster => current.current.onCluster(cluster),
          onGround: () => current.current.onGround(),
        })
        setSchematic(made)
      })
      .catch(() => setBroken(true))
    return () => {
      gone = true
      made?.remove()
    }
  }, [])

  const { view, padding, pins, clusters, me, places, latin } = props
  const { top, bottom } = padding
  const shown = useRef(view)
  useEffect(() => schematic?.cover({ top, bottom }), [schematic, top, bottom])
  useEffect(() => {
    if (!schematic || shown.current === view) return
    shown.current = view
    schematic.look(view)
  }, [schematic, view])
  useEffect(() => schematic?.showPins(pins, clusters), [schematic, pins, clusters])
  useEffect(() => schematic?.showMe(me), [schematic, me])
  useEffect(() => schematic?.showNames(places, latin), [schematic, places, latin])

  return (
    <div className={`map-canvas${props.large ? ' map-canvas--large' : ''}`}>
      <div ref={ground} className="map-canvas__ground" role="region" aria-label={props.label} />
      {broken && <div className="map-canvas__broken">{props.words.broken}</div>}
      <div className="map-canvas__credit" style={{ bottom: `${bottom}px` }}>
        <span>{props.words.schematic}</span>
        <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener noreferrer">
          {props.words.credit}
        </a>
      </div>
    </div>
  )
}
