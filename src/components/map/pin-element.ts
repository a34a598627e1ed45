import type { MapCluster, MapPin } from './map'

/** A pin of the H5 map: a real button, so that it can be reached and read without a mouse. */
export function pinElement(pin: MapPin): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  const disc = document.createElement('span')
  disc.className = 'map-pin__disc'
  disc.append(document.createElement('span'))
  button.append(disc)
  dressPin(button, pin)
  return button
}

export function dressPin(element: Element | null | undefined, pin: MapPin) {
  if (!element) return
  element.className = `map-pin map-pin--${pin.tone}${pin.selected ? ' map-pin--selected' : ''}`
  element.setAttribute('aria-label', pin.name)
  element.setAttribute('aria-pressed', String(pin.selected))
  const icon = element.querySelector('.map-pin__disc > span')
  if (icon) icon.className = `icon icon--m icon-${pin.tone === 'open' ? pin.icon : 'moon'}`
}

export function clusterElement(cluster: MapCluster): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `map-cluster map-cluster--${sizeOf(cluster.count)}`
  button.setAttribute('aria-label', cluster.name)
  const disc = document.createElement('span')
  disc.textContent = String(cluster.count)
  button.append(disc)
  return button
}

function sizeOf(count: number): 'small' | 'middle' | 'large' {
  if (count < 10) return 'small'
  return count < 50 ? 'middle' : 'large'
}
