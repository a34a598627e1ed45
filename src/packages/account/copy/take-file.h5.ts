export const asLink = false

export function takeFile(address: string, name: string): Promise<'taken' | 'copied' | 'failed'> {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
  return Promise.resolve('taken')
}
