import Taro from '@tarojs/taro'

/** By this mark Excel knows UTF-8. */
const BOM = '\uFEFF'

/** WeChat opens no tables itself: the file goes to a chat, for instance one's own file transfer. */
export async function saveCsv(name: string, csv: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, BOM + csv, 'utf8')
    await Taro.shareFileMessage({ filePath, fileName: name })
    return true
  } catch {
    return false
  }
}
