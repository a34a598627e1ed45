import { isBoolean } from '../api/checks'
import { storedValue } from '../api/stored-value'

/** 关怀版: a whole mode, kept on this device. */
export const careMode = storedValue<boolean>('care', isBoolean, () => false)

export const useCareMode = (): boolean => careMode.use()
