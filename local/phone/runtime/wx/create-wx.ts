import { EVENT_NAMES } from './app-events'
import { type PhoneRuntime } from '../phone'
import { type Loose, record, text, throughJson } from '../values'
import { type WxFunction, asynchronous } from './api'
import { cloudApi } from './cloud'
import { dialogsApi } from './dialogs-api'
import { fileSystemManager } from './files'
import { navigationApi } from './navigation'
import { networkApi } from './network'
import { outsideApi } from './outside'
import { Permissions, permissionsApi } from './permissions'
import { picturesApi } from './pictures'
import { createIntersectionObserver, createMapContext, createSelectorQuery } from './queries'
import { storageApi } from './storage'
import { subscribeApi } from './subscribe'
import { systemApi } from './system'
import { UNSUPPORTED } from './unsupported'

/**
 * `wx` for one mini program: a plain object (bundlers keep things of their own on it). Every call is recorded; what
 * the phone does not play is an error of the mini program when it is called.
 */
export function createWx(phone: PhoneRuntime): Loose {
  const permissions = new Permissions(phone)
  const storage = storageApi(phone.storage)
  const system = systemApi(phone)
  const files = fileSystemManager(phone)
  const immediate: Record<string, WxFunction> = {
    ...(storage.sync as Record<string, WxFunction>),
    ...(system.sync as Record<string, WxFunction>),
    nextTick: run => void setTimeout(() => phone.guard(() => (run as () => void)())),
    canIUse: schema => canIUse(phone, wx, text(schema)),
    createSelectorQuery: () => createSelectorQuery(phone),
    createIntersectionObserver: (component, options) => createIntersectionObserver(component, options),
    getFileSystemManager: () => files,
    createMapContext: id => createMapContext(phone, text(id)),
    onNeedPrivacyAuthorization: listener => permissions.onNeedPrivacyAuthorization(listener),
  }
  for (const name of EVENT_NAMES) {
    immediate[`on${name}`] = listener => phone.events.on(name, listener)
    immediate[`off${name}`] = listener => phone.events.off(name, listener)
  }
  for (const name of UNSUPPORTED) {
    immediate[name] = () => {
      throw new Error(`wx.${name} is not supported by this phone`)
    }
  }
  const answering: Record<string, (options: Loose) => unknown> = {
    ...storage.async,
    ...system.async,
    ...navigationApi(phone),
    ...dialogsApi(phone),
    ...permissionsApi(phone, permissions),
    ...outsideApi(phone, permissions),
    ...picturesApi(phone, permissions),
    ...networkApi(phone),
    ...subscribeApi(phone),
  }
  const wx: Loose = { env: { USER_DATA_PATH: 'wxfile://usr' } }
  const recorded = (name: string, run: WxFunction): WxFunction => {
    return (...args) => {
      phone.activity.ticks++
      phone.log.wxCalls.push({ name, args: args.map(snapshot) })
      try {
        return run(...args)
      } catch (error) {
        phone.log.error(error)
        throw error
      }
    }
  }
  for (const [name, run] of Object.entries(immediate)) wx[name] = recorded(name, run)
  for (const [name, run] of Object.entries(answering))
    wx[name] = recorded(name, asynchronous(phone, name, run))
  const cloud = cloudApi(phone)
  wx.cloud = Object.fromEntries(
    Object.entries(cloud).map(([name, run]) => [name, recorded(`cloud.${name}`, run as WxFunction)]),
  )
  return wx
}

/** Arguments as they were at the call; what is no JSON (functions, nodes) is left out. */
function snapshot(value: unknown): unknown {
  if (typeof value === 'function') return '[function]'
  try {
    return throughJson(value)
  } catch {
    return '[object]'
  }
}

/** `wx.canIUse('getLocation')`, `('button.open-type.share')`: yes for what this phone plays. */
function canIUse(phone: PhoneRuntime, wx: Loose, schema: string): boolean {
  const [name = '', member] = schema.split('.')
  if ((UNSUPPORTED as readonly string[]).includes(name)) return false
  if (name === 'cloud') return member === undefined || member in record(wx.cloud)
  return name in wx || phone.registry.codeSpace.getComponentSpace().getGlobalUsingComponent(name) !== null
}
