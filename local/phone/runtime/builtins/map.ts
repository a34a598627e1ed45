import { element, svgElement } from '../dom'
import { flag, list, number } from '../values'
import { type Builtin, type BuiltinNode } from './builtin'
import { drawMarkers, drawShapes } from './map-layers'
import { MapView, coordinates } from './map-view'

/** Pixels of a mouse wheel that make one step of scale. */
const WHEEL_PER_SCALE = 300

/**
 * `<map>` on a plain schematic ground: markers, callouts, lines and circles at their true places, to drag and to zoom.
 * The real one draws Tencent's streets; this one shows no country, border or street.
 */
export const mapBuiltin: Builtin = {
  properties: [
    'latitude', 'longitude', 'scale', 'minScale', 'maxScale', 'markers', 'polyline', 'polygons', 'circles',
    'includePoints', 'showLocation', 'enableZoom', 'enableScroll',
  ], // prettier-ignore
  create(node) {
    const ground = element('div', 'phone-map-ground')
    const shapes = svgElement('svg', { class: 'phone-map-shapes', 'aria-hidden': 'true' })
    const markers = element('div', 'phone-map-markers')
    const here = element('div', 'phone-map-here')
    node.element.prepend(ground, shapes, here, markers, element('span', 'phone-map-note', '示意底图'))
    const view = new MapView(node, () => {
      const { latitude, longitude } = view.centre
      const origin = view.place({
        latitude: Math.round(latitude * 100) / 100,
        longitude: Math.round(longitude * 100) / 100,
      })
      ground.style.backgroundPosition = `${origin.x.toFixed(1)}px ${origin.y.toFixed(1)}px`
      drawShapes(node, view, shapes)
      drawMarkers(node, view, markers)
      drawHere(node, view, here)
    })
    node.state.view = view
    listen(node, view)
  },
  update(node) {
    const view = node.state.view as MapView
    const { data, state } = node
    const centre = coordinates(data)
    const scale = number(data.scale, 16)
    const wanted = JSON.stringify([centre, scale])
    if (centre !== undefined && wanted !== state.wanted) {
      state.wanted = wanted
      view.lookAt(centre, scale)
    }
    const points = list(data.includePoints).flatMap(point => coordinates(point) ?? [])
    const included = JSON.stringify(points)
    if (points.length > 0 && included !== state.included) {
      state.included = included
      view.include(points, [])
    }
    redraw(view)
  },
  attached(node) {
    const view = node.state.view as MapView
    const points = list(node.data.includePoints).flatMap(point => coordinates(point) ?? [])
    if (points.length > 0) view.include(points, [])
    redraw(view)
    queueMicrotask(() => redraw(view))
    setTimeout(() => {
      redraw(view)
      node.fire('updated', {})
    })
    if (typeof ResizeObserver === 'function') {
      const observer = new ResizeObserver(() => redraw(view))
      observer.observe(node.element)
      node.state.observer = observer
    }
  },
  detached: node => (node.state.observer as ResizeObserver | undefined)?.disconnect(),
}

function redraw(view: MapView): void {
  view.moveBy(0, 0)
}

function drawHere(node: BuiltinNode, view: MapView, here: HTMLElement): void {
  const { location } = node.phone.device
  const allowed = node.phone.device.authorizations.get('scope.userLocation') === true
  here.hidden = !flag(node.data.showLocation) || location === null || !allowed
  if (here.hidden || location === null) return
  const { x, y } = view.place(location)
  here.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`
}

function listen(node: BuiltinNode, view: MapView): void {
  const { element: map } = node
  const fingers = new Map<number, { x: number; y: number }>()
  let moved = false
  let pinched = false
  let wheeling: ReturnType<typeof setTimeout> | undefined

  const inside = (event: MouseEvent) => {
    const box = map.getBoundingClientRect()
    const raw = HTMLElement.prototype.getBoundingClientRect.call(map)
    const factor = raw.width > 0 ? box.width / raw.width : 1
    return { x: (event.clientX - raw.x) * factor, y: (event.clientY - raw.y) * factor }
  }
  const spread = () => {
    const [first, second] = [...fingers.values()]
    return first === undefined || second === undefined
      ? undefined
      : Math.hypot(first.x - second.x, first.y - second.y)
  }
  const begin = () => {
    if (!moved) view.begin('gesture')
    moved = true
  }
  map.addEventListener('pointerdown', event => {
    if ((event.target as Element).closest('wx-cover-view') !== null) return
    fingers.set(event.pointerId, inside(event))
    if (fingers.size === 1) moved = pinched = false
  })
  map.addEventListener('pointermove', event => {
    const before = fingers.get(event.pointerId)
    if (before === undefined) return
    const now = inside(event)
    if (fingers.size === 1) {
      if (!flag(node.data.enableScroll, true)) return
      if (!moved && Math.hypot(now.x - before.x, now.y - before.y) < 4) return
      begin()
      if ('setPointerCapture' in map) map.setPointerCapture(event.pointerId)
      fingers.set(event.pointerId, now)
      view.moveBy(now.x - before.x, now.y - before.y)
      return
    }
    const was = spread()
    fingers.set(event.pointerId, now)
    const is = spread()
    if (was === undefined || is === undefined || !flag(node.data.enableZoom, true)) return
    begin()
    pinched = true
    view.zoomAround(now, view.scale + Math.log2(is / Math.max(1, was)))
  })
  const lift = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return
    if (moved) view.end(pinched ? 'scale' : 'drag')
  }
  map.addEventListener('pointerup', lift)
  map.addEventListener('pointercancel', lift)
  map.addEventListener(
    'wheel',
    event => {
      if (!flag(node.data.enableZoom, true)) return
      event.preventDefault()
      if (wheeling === undefined) view.begin('gesture')
      clearTimeout(wheeling)
      view.zoomAround(inside(event), view.scale - event.deltaY / WHEEL_PER_SCALE)
      wheeling = setTimeout(() => {
        wheeling = undefined
        view.end('scale')
      }, 200)
    },
    { passive: false },
  )
}

/** The view of a map element, for MapContext. */
export function viewOf(node: BuiltinNode | undefined): MapView | undefined {
  return node?.state.view instanceof MapView ? node.state.view : undefined
}
