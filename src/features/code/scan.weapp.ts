import Taro from '@tarojs/taro'
import type { scan as declared } from './scan'

export const scan: typeof declared = async () => {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result
  } catch {
    return null
  }
}
