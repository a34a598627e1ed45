import { PART_BYTES } from '../../../../domain/imports/limits'
import type { PickedFile } from './pick-file'

export function pickFile(): Promise<PickedFile | null> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.xlsx'
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      resolve(file ? pickedFrom(file) : null)
    })
    input.addEventListener('cancel', () => {
      resolve(null)
    })
    input.click()
  })
}

function pickedFrom(file: File): PickedFile {
  return {
    name: file.name,
    bytes: file.size,
    part: number => base64Of(file.slice((number - 1) * PART_BYTES, number * PART_BYTES)),
  }
}

function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : ''
      resolve(url.slice(url.indexOf(',') + 1))
    }
    reader.onerror = () => {
      reject(reader.error ?? new Error('the file cannot be read'))
    }
    reader.readAsDataURL(part)
  })
}
