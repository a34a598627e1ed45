import { DeepCopyKind, type GeneralComponent } from 'glass-easel'
import { type PhoneRuntime } from '../phone'
import { BUILTIN_TAGS } from '../styles'
import { flag, text } from '../values'
import { type Builtin, BuiltinNode, nodeOf, rememberNode } from './builtin'
import { buttonBuiltin, formBuiltin, labelBuiltin, navigatorBuiltin } from './actions'
import { canvasBuiltin } from './canvas'
import { checkboxBuiltin, groupBuiltin, radioBuiltin, sliderBuiltin, switchBuiltin } from './choices'
import { inputBuiltin, textareaBuiltin } from './fields'
import { watchHover } from './hover'
import { mapBuiltin } from './map'
import { iconBuiltin, imageBuiltin, progressBuiltin, webViewBuiltin } from './media'
import { pageMetaBuiltin } from './page-meta'
import { pickerBuiltin } from './picker'
import { richTextBuiltin } from './rich-text'
import { scrollViewBuiltin } from './scroll-view'
import { swiperBuiltin, swiperItemBuiltin } from './swiper'

const BUILTINS: Record<string, Builtin> = {
  button: buttonBuiltin,
  canvas: canvasBuiltin,
  checkbox: checkboxBuiltin,
  'checkbox-group': groupBuiltin,
  'cover-image': imageBuiltin,
  form: formBuiltin,
  icon: iconBuiltin,
  image: imageBuiltin,
  input: inputBuiltin,
  label: labelBuiltin,
  map: mapBuiltin,
  navigator: navigatorBuiltin,
  'page-meta': pageMetaBuiltin,
  picker: pickerBuiltin,
  progress: progressBuiltin,
  radio: radioBuiltin,
  'radio-group': groupBuiltin,
  'rich-text': richTextBuiltin,
  'scroll-view': scrollViewBuiltin,
  slider: sliderBuiltin,
  swiper: swiperBuiltin,
  'swiper-item': swiperItemBuiltin,
  switch: switchBuiltin,
  textarea: textareaBuiltin,
  'web-view': webViewBuiltin,
}

/** Tags of the WXML language itself, which are no components. */
const SYNTAX = new Set(['template', 'import', 'include', 'wxs', 'block', 'slot'])

const COMMON_PROPERTIES = ['hidden', 'hoverClass', 'ariaLabel', 'ariaRole', 'ariaHidden', 'role']

/** Gives a mini program WeChat's built-in components. */
export function defineBuiltins(phone: PhoneRuntime): void {
  const space = phone.registry.codeSpace.getComponentSpace()
  const sharedScope = phone.registry.sharedStyleScope
  const { attributes } = phone.bundle
  const tags = new Set([...BUILTIN_TAGS, ...Object.keys(BUILTINS), 'custom-wrapper'])
  const custom = new Set(
    phone.bundle.pages
      .concat(Object.keys(phone.bundle.configs))
      .flatMap(path => Object.keys(phone.registry.componentsOf(path))),
  )
  for (const tag of tags) {
    if (custom.has(tag)) continue
    const builtin = BUILTINS[tag] ?? {}
    const names = new Set([...COMMON_PROPERTIES, ...(builtin.properties ?? []), ...(attributes[tag] ?? [])])
    const update = (component: GeneralComponent) => {
      const node = nodeOf(component.$$ as unknown as Element | null)
      if (node === undefined) return
      reflect(node)
      builtin.update?.(node)
    }
    const definition = space
      .define(`wx://${tag}`)
      .options({
        styleScope: sharedScope,
        dataDeepCopy: DeepCopyKind.None,
        propertyPassingDeepCopy: DeepCopyKind.None,
        writeIdToDOM: true,
      })
      .definition({
        properties: Object.fromEntries([...names].map(name => [name, { type: null, value: undefined }])),
        observers: [
          {
            fields: '**',
            observer(this: GeneralComponent) {
              update(this)
            },
          },
        ],
        lifetimes: {
          created(this: GeneralComponent) {
            const element = this.$$ as unknown as HTMLElement | null | undefined
            // What is set on a page that was left already is shown nowhere.
            if (!element) return
            const node = new BuiltinNode(phone, this, element)
            rememberNode(node)
            builtin.create?.(node)
            watchHover(node)
            update(this)
          },
          attached(this: GeneralComponent) {
            const node = nodeOf(this.$$ as unknown as Element)
            if (node !== undefined) builtin.attached?.(node)
          },
          detached(this: GeneralComponent) {
            const node = nodeOf(this.$$ as unknown as Element)
            if (node !== undefined) builtin.detached?.(node)
          },
        },
      })
      .registerComponent()
    space.setGlobalUsingComponent(tag, definition.general())
  }
  reportUnknownTags(phone, new Set([...tags, ...custom, ...SYNTAX]))
}

/** What every component passes on to its element. */
function reflect({ data, element }: BuiltinNode): void {
  element.hidden = flag(data.hidden)
  const attribute = (name: string, value: unknown) => {
    if (value === undefined || value === null) element.removeAttribute(name)
    else element.setAttribute(name, text(value))
  }
  attribute('aria-label', data.ariaLabel)
  attribute('aria-hidden', data.ariaHidden)
  attribute('role', data.ariaRole ?? data.role ?? element.dataset.role)
}

/** A native program's templates name only what they use; Taro's name everything WeChat has, so those are let pass. */
function reportUnknownTags(phone: PhoneRuntime, known: Set<string>): void {
  const wholesale = phone.bundle.wxml.includes('base')
  for (const tag of Object.keys(phone.bundle.attributes)) {
    if (!known.has(tag) && !wholesale)
      phone.log.error(new Error(`<${tag}> is not a component this phone has`))
  }
}
