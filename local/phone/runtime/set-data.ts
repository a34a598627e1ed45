import { type GeneralComponent } from 'glass-easel'
import { component } from 'glass-easel-miniprogram-adapter'
import { type Loose, throughJson } from './values'

/** One `setData` as it crossed from the logic layer to the view. */
export interface SetDataRecord {
  /** The page or component that called it. */
  path: string
  /** Length of the JSON in UTF-8 bytes. */
  bytes: number
  /** How many data paths it set. */
  keys: number
}

type SetDataListener = (record: SetDataRecord) => void

const listeners = new WeakMap<object, SetDataListener>()
const prototype = component.ComponentCaller.prototype as unknown as {
  setData: (this: { _$: GeneralComponent }, data: Loose, done?: () => void) => void
}
const original = prototype.setData

prototype.setData = function setData(data, done) {
  const listen = listeners.get(this._$.getRootBehavior().ownerSpace)
  if (listen === undefined) {
    original.call(this, data, done)
    return
  }
  const json = JSON.stringify(data)
  listen({ path: this._$.is, bytes: utf8Length(json), keys: Object.keys(data).length })
  original.call(this, throughJson(data), done)
}

/** Has every `setData` of a component space go through JSON, as between WeChat's two threads, and reports its size. */
export function meterSetData(space: object, listen: SetDataListener): void {
  listeners.set(space, listen)
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
