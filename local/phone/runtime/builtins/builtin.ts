import { type GeneralComponent } from 'glass-easel'
import { type PhoneElement } from '../backend'
import { type PhoneRuntime } from '../phone'
import { type Loose } from '../values'

/** A component that WeChat itself provides, as it stands in a page. */
export class BuiltinNode {
  /** Whatever the component keeps between updates. */
  readonly state: Loose = {}

  constructor(
    readonly phone: PhoneRuntime,
    readonly component: GeneralComponent,
    readonly element: PhoneElement,
  ) {}

  /** Its properties as the template gave them. */
  get data(): Loose {
    return this.component.data
  }

  /** Fires a component event, which does not bubble unless told. */
  fire(type: string, detail: unknown, options: { bubbles?: boolean; fields?: Loose } = {}): void {
    const bubbles = options.bubbles === true
    this.component.triggerEvent(type, detail, {
      bubbles,
      composed: bubbles,
      ...(options.fields === undefined ? {} : { extraFields: options.fields }),
    })
  }

  /** Sets a property from inside, as a person's input does; two-way bindings follow. */
  setOwn(name: string, value: unknown): void {
    this.component.setData({ [name]: value })
  }
}

export interface Builtin {
  /** Properties it reads, besides those that templates pass. */
  properties?: readonly string[]
  /** Once, when its element exists. */
  create?: (node: BuiltinNode) => void
  /** At first and whenever a property has changed. */
  update?: (node: BuiltinNode) => void
  /** When it stands in a page. */
  attached?: (node: BuiltinNode) => void
  detached?: (node: BuiltinNode) => void
}

const nodes = new WeakMap<Element, BuiltinNode>()

export function rememberNode(node: BuiltinNode): void {
  nodes.set(node.element, node)
}

/** The built-in component that a DOM element is. */
export function nodeOf(element: Element | null | undefined): BuiltinNode | undefined {
  return element == null ? undefined : nodes.get(element)
}
