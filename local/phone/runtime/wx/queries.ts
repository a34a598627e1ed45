import { type GeneralComponent } from 'glass-easel'
import { nodeOf } from '../builtins/builtin'
import { viewOf } from '../builtins/map'
import { coordinates } from '../builtins/map-view'
import { findById } from '../dom'
import { type Instance } from '../pages'
import { type PhoneRuntime } from '../phone'
import { type Loose, list, number, record, text } from '../values'
import { WxFailure, asynchronous } from './api'

interface Query {
  in: (component: unknown) => Query
  select: (selector: string) => NodesRef
  selectAll: (selector: string) => NodesRef
  selectViewport: () => NodesRef
  exec: (done?: (results: unknown[]) => void) => void
}

interface NodesRef {
  fields: (fields: Loose, done?: (result: unknown) => void) => Query
  boundingClientRect: (done?: (result: unknown) => void) => Query
  scrollOffset: (done?: (result: unknown) => void) => Query
  context: (done?: (result: unknown) => void) => Query
  node: (done?: (result: unknown) => void) => Query
}

/** The window of the page, which glass-easel takes for the window of the browser. */
function viewport(phone: PhoneRuntime): Loose {
  const { scroller, bars } = phone.page
  const { width } = phone.device.geometry
  const { height } = phone.screen.windowOf(bars)
  return {
    id: '',
    dataset: {},
    left: 0,
    top: 0,
    right: width,
    bottom: height,
    width,
    height,
    scrollTop: scroller.scrollTop,
    scrollLeft: scroller.scrollLeft,
    scrollHeight: scroller.scrollHeight,
    scrollWidth: scroller.scrollWidth,
  }
}

function elementsOf(component: unknown, selector: string): Element[] {
  const shadow = (component as { _$: GeneralComponent })._$.getShadowRoot()
  const found = shadow?.querySelectorAll(selector) ?? []
  return found.flatMap(each => {
    const element = each.$$ as unknown as Element | null
    return element === null ? [] : [element]
  })
}

/** A selector query on the page in front, or on the component given to `in`. */
export function createSelectorQuery(phone: PhoneRuntime): Query {
  let component: unknown = phone.page.instance
  const jobs: (() => unknown)[] = []
  const add = (read: () => unknown, done?: (result: unknown) => void) => {
    jobs.push(() => {
      const result = read()
      if (done !== undefined) phone.guard(() => done(result))
      return result
    })
    return query
  }
  const reference = (read: (fields: Loose) => unknown): NodesRef => ({
    fields: (fields, done) => add(() => read(fields), done),
    boundingClientRect: done => add(() => read({ id: true, dataset: true, rect: true, size: true }), done),
    scrollOffset: done => add(() => read({ id: true, dataset: true, scrollOffset: true }), done),
    context: done => add(() => read({ context: true }), done),
    node: done => add(() => read({ node: true }), done),
  })
  const query: Query = {
    in: target => {
      component = target
      return query
    },
    select: selector => {
      const from = component
      return reference(fields => {
        const [first] = elementsOf(from, selector)
        return first === undefined ? null : describe(phone, first, fields)
      })
    },
    selectAll: selector => {
      const from = component
      return reference(fields => elementsOf(from, selector).map(element => describe(phone, element, fields)))
    },
    selectViewport: () => reference(() => viewport(phone)),
    exec: done => {
      void phone.activity.during(
        new Promise<void>(resolve => {
          setTimeout(() => {
            const results = jobs.splice(0).map(job => job())
            if (done !== undefined) phone.guard(() => done(results))
            resolve()
          })
        }),
      )
    },
  }
  return query
}

function describe(phone: PhoneRuntime, element: Element, fields: Loose): Loose {
  const node = nodeOf(element)
  const wx = (element as { __wxElement?: { id: string; dataset: unknown } }).__wxElement
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  return {
    ...(fields.id === true ? { id: wx?.id ?? '' } : {}),
    ...(fields.dataset === true ? { dataset: wx?.dataset ?? {} } : {}),
    ...(fields.rect === true ? { left, top, right, bottom } : {}),
    ...(fields.size === true ? { width, height } : {}),
    ...(fields.scrollOffset === true
      ? {
          scrollLeft: element.scrollLeft,
          scrollTop: element.scrollTop,
          scrollWidth: element.scrollWidth,
          scrollHeight: element.scrollHeight,
        }
      : {}),
    ...(fields.node === true ? { node: node?.state.canvas ?? null } : {}),
    ...(fields.context === true ? { context: createMapContext(phone, element.id) } : {}),
    ...Object.fromEntries(list(fields.properties).map(name => [text(name), node?.data[text(name)]])),
    ...Object.fromEntries(
      list(fields.computedStyle).map(name => [
        text(name),
        getComputedStyle(element).getPropertyValue(text(name)),
      ]),
    ),
  }
}

export function createIntersectionObserver(component: unknown, options: unknown): unknown {
  const create = (component as Instance).createIntersectionObserver
  return (create as (options: unknown) => unknown).call(component, options)
}

/** MapContext of the `<map>` with this id on the page in front. */
export function createMapContext(phone: PhoneRuntime, id: string): Loose {
  const view = () => {
    const found = viewOf(nodeOf(findById(phone.page.frame, id)))
    if (found === undefined) throw new WxFailure(`fail map "${id}" not found`)
    return found
  }
  const api = (name: string, run: (options: Loose) => unknown) =>
    [name, asynchronous(phone, name, run)] as const
  return Object.fromEntries([
    api('moveToLocation', options => {
      const to = coordinates(options) ?? phone.device.location
      if (to === null) throw new WxFailure('fail no location')
      view().begin('update')
      view().lookAt(to)
      view().end('update')
    }),
    api('includePoints', ({ points, padding }) => {
      const places = list(points).flatMap(point => coordinates(point) ?? [])
      view().begin('update')
      view().include(
        places,
        list(padding).map(side => number(side, 0)),
      )
      view().end('update')
    }),
    api('getCenterLocation', () => ({ ...view().centre })),
    api('getRegion', () => ({ ...view().region })),
    api('getScale', () => ({ scale: view().scale })),
    api('translateMarker', () => {
      throw new WxFailure('fail not supported by this phone')
    }),
    api('toScreenLocation', options => {
      const at = coordinates(record(options))
      if (at === undefined) throw new WxFailure('fail parameter error')
      return view().place(at)
    }),
  ])
}
