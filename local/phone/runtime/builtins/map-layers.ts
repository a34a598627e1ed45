import { element, svgElement } from '../dom'
import { type Loose, flag, list, number, record, text } from '../values'
import { type BuiltinNode, nodeOf } from './builtin'
import { type MapView, coordinates } from './map-view'
import { metresToPixels } from './projection'

/** Lines and circles, under the markers. */
export function drawShapes(node: BuiltinNode, view: MapView, svg: SVGElement): void {
  const { width, height } = view.size
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const shapes: SVGElement[] = []
  const path = (points: unknown) =>
    list(points).flatMap(point => {
      const at = coordinates(point)
      if (at === undefined) return []
      const { x, y } = view.place(at)
      return [`${x.toFixed(1)},${y.toFixed(1)}`]
    })
  for (const line of list(node.data.polyline).map(record)) {
    shapes.push(
      svgElement('polyline', {
        points: path(line.points).join(' '),
        fill: 'none',
        stroke: text(line.color, '#000000'),
        'stroke-width': number(line.width, 2),
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
        ...(flag(line.dottedLine) ? { 'stroke-dasharray': '6 6' } : {}),
      }),
    )
  }
  for (const area of list(node.data.polygons).map(record)) {
    shapes.push(
      svgElement('polygon', {
        points: path(area.points).join(' '),
        fill: text(area.fillColor, 'none'),
        stroke: text(area.strokeColor, '#000000'),
        'stroke-width': number(area.strokeWidth, 1),
      }),
    )
  }
  for (const circle of list(node.data.circles).map(record)) {
    const at = coordinates(circle)
    if (at === undefined) continue
    const { x, y } = view.place(at)
    shapes.push(
      svgElement('circle', {
        cx: x,
        cy: y,
        r: metresToPixels(number(circle.radius, 0), at.latitude, view.scale),
        fill: text(circle.fillColor, 'none'),
        stroke: text(circle.color, '#000000'),
        'stroke-width': number(circle.strokeWidth, 1),
      }),
    )
  }
  svg.replaceChildren(...shapes)
}

/** What each drawn marker was drawn from. */
const looks = new WeakMap<HTMLElement, string>()

/** Markers with their callouts and labels; those made of the page's own cover-views are moved to their markers. */
export function drawMarkers(node: BuiltinNode, view: MapView, layer: HTMLElement): void {
  const markers = list(node.data.markers).map(record)
  const kept = new Map(
    [...layer.children].map(child => [(child as HTMLElement).dataset.markerId ?? '', child as HTMLElement]),
  )
  const drawn = markers.flatMap((marker, index) => {
    const at = coordinates(marker)
    if (at === undefined) return []
    const id = text(marker.id, String(index))
    const look = JSON.stringify(marker)
    let box = kept.get(id)
    if (box === undefined || looks.get(box) !== look) {
      box = markerBox(node, marker, id)
      looks.set(box, look)
    }
    const { x, y } = view.place(at)
    box.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`
    box.style.zIndex = String(Math.round(number(marker.zIndex, 0)))
    return [box]
  })
  if (drawn.length !== layer.children.length || drawn.some((box, at) => layer.children[at] !== box)) {
    layer.replaceChildren(...drawn)
  }
  placeCustomCallouts(node, view, markers)
}

function markerBox(node: BuiltinNode, marker: Loose, id: string): HTMLElement {
  const width = number(marker.width, 30)
  const height = number(marker.height, 40)
  const anchor = record(marker.anchor)
  const [ax, ay] = [number(anchor.x, 0.5), number(anchor.y, 1)]
  const box = element('div', 'phone-marker')
  box.dataset.markerId = id
  const markerId = number(marker.id, 0)
  const pin = element('button', 'phone-marker-pin')
  pin.type = 'button'
  pin.setAttribute('aria-label', text(marker.title, text(record(marker.callout).content, `标记 ${id}`)))
  Object.assign(pin.style, {
    width: `${width}px`,
    height: `${height}px`,
    left: `${-ax * width}px`,
    top: `${-ay * height}px`,
  })
  pin.style.opacity = String(number(marker.alpha, 1))
  pin.style.rotate = `${number(marker.rotate, 0)}deg`
  const icon = text(marker.iconPath)
  if (icon === '') pin.classList.add('phone-marker-plain')
  else {
    const image = element('img', '')
    image.src = node.phone.asset(icon)
    image.alt = ''
    image.draggable = false
    pin.append(image)
  }
  pin.addEventListener('click', event => {
    event.stopPropagation()
    node.fire('markertap', { markerId })
    for (const other of box.parentElement?.children ?? [])
      other.classList.toggle('phone-marker-chosen', other === box)
  })
  box.append(pin)
  if (marker.label !== undefined) {
    const label = record(marker.label)
    // Its origin is the marker's place; the documentation leaves open what of the label lies there.
    const shown = bubble(label, 'phone-marker-label', 0, 0)
    shown.classList.toggle('phone-marker-centred', label.textAlign === 'center')
    box.append(shown)
  }
  const callout = record(marker.callout)
  const title = text(marker.title)
  if (marker.callout !== undefined || title !== '') {
    const content = text(callout.content, title)
    const shown = bubble({ ...callout, content }, 'phone-marker-callout', 0, -ay * height)
    shown.classList.toggle('phone-marker-always', callout.display === 'ALWAYS')
    shown.addEventListener('click', event => {
      event.stopPropagation()
      node.fire('callouttap', { markerId })
    })
    box.append(shown)
  }
  return box
}

function bubble(look: Loose, className: string, x: number, y: number): HTMLElement {
  const made = element('div', className, text(look.content))
  const px = (value: unknown, fallback: number) => `${number(value, fallback)}px`
  Object.assign(made.style, {
    left: `${x + number(look.anchorX, 0)}px`,
    top: `${y + number(look.anchorY, 0)}px`,
    color: text(look.color),
    fontSize: px(look.fontSize, 12),
    backgroundColor: text(look.bgColor),
    borderRadius: px(look.borderRadius, 0),
    padding: px(look.padding, 0),
    border:
      number(look.borderWidth, 0) > 0
        ? `${number(look.borderWidth, 0)}px solid ${text(look.borderColor)}`
        : '',
    textAlign: text(look.textAlign),
    boxSizing: 'border-box',
    width: look.width === undefined ? '' : px(look.width, 0),
    height: look.height === undefined ? '' : px(look.height, 0),
    lineHeight: look.height === undefined ? '' : px(number(look.height, 0) - 2 * number(look.padding, 0), 0),
  })
  return made
}

function placeCustomCallouts(node: BuiltinNode, view: MapView, markers: Loose[]): void {
  for (const cover of node.element.querySelectorAll<HTMLElement>('wx-cover-view')) {
    const id = nodeOf(cover)?.data.markerId
    if (id === undefined || id === null) continue
    const marker = markers.find(each => text(each.id) === text(id))
    const at = coordinates(marker)
    cover.classList.add('phone-custom-callout')
    cover.hidden = marker === undefined || at === undefined
    if (marker === undefined || at === undefined) continue
    const { x, y } = view.place(at)
    const custom = record(marker.customCallout)
    const top = y - number(record(marker.anchor).y, 1) * number(marker.height, 40) + number(custom.anchorY, 0)
    cover.style.left = `${(x + number(custom.anchorX, 0)).toFixed(1)}px`
    cover.style.top = `${top.toFixed(1)}px`
  }
}
