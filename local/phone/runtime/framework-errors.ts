import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  removeGlobalErrorListener,
  removeGlobalWarningListener,
} from 'glass-easel'
import { type PhoneRuntime } from './phone'

/** Errors that glass-easel catches in callbacks of this mini program are the mini program's. */
export function listenToFramework(phone: PhoneRuntime): () => void {
  const space = phone.registry.codeSpace.getComponentSpace()
  const listener: Parameters<typeof addGlobalErrorListener>[0] = (error, method, component) => {
    if (typeof component === 'object' && component.getRootBehavior().ownerSpace !== space) return
    const where = method === undefined ? '' : ` (${method})`
    phone.guard(() => {
      if (error instanceof Error) throw error
      throw new Error(`${String(error)}${where}`)
    })
    return false
  }
  const warn: Parameters<typeof addGlobalWarningListener>[0] = (message, component) => {
    if (typeof component === 'object' && component.getRootBehavior().ownerSpace !== space) return
    phone.log.warnings.push(message)
    return false
  }
  addGlobalErrorListener(listener)
  addGlobalWarningListener(warn)
  return () => {
    removeGlobalErrorListener(listener)
    removeGlobalWarningListener(warn)
  }
}
