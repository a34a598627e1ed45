import { device } from '../../../api/device'

export const asLink = true

/** WeChat opens no such file itself: the address goes into the phone's browser. */
export async function takeFile(address: string): Promise<'taken' | 'copied' | 'failed'> {
  return (await device.copy(address)) ? 'copied' : 'failed'
}
