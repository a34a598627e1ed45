import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { type Check, isText, need, oneOf, type Parameters, type Problem } from './parameters'

const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/

function picture(data: Parameters): Problem | undefined {
  const width = data['width']
  if (width !== undefined && !(typeof width === 'number' && width >= 280 && width <= 1280))
    return { errCode: 40097, errMsg: 'invalid args: width must be from 280 to 1280' }
  return oneOf(data, 'env_version', ['release', 'trial', 'develop'])
}

/** wxacode.getUnlimited */
export const unlimitedCode: Check = data => {
  const scene = data['scene']
  if (typeof scene !== 'string' || !SCENE.test(scene))
    return { errCode: 40169, errMsg: 'invalid length for scene, or the data is not json string' }
  const page = data['page']
  if (page !== undefined && (!isText(page) || page.startsWith('/') || page.includes('?')))
    return { errCode: 41030, errMsg: 'invalid page' }
  return picture(data)
}

/** wxacode.get */
export const limitedCode: Check = data =>
  need(data, 'path') ??
  (isText(data['path'], 1024) ? undefined : { errCode: 45002, errMsg: 'content size out of limit' }) ??
  picture(data)

/** wxacode.createQRCode */
export const plainCode: Check = data =>
  need(data, 'path') ??
  (isText(data['path'], 128) ? undefined : { errCode: 45002, errMsg: 'content size out of limit' }) ??
  picture(data)

const CELLS = 25

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/**
 * A PNG that stands for the code only WeChat can draw: of the size that was asked for, the same for the same
 * parameters, another for others. It cannot be scanned.
 */
export function drawCode(data: Parameters): Buffer {
  const width = typeof data['width'] === 'number' ? data['width'] : 430
  const what = JSON.stringify([data['scene'], data['page'], data['path']])
  const dots = Buffer.concat([0, 1, 2].map(round => createHash('sha256').update(`${round}${what}`).digest()))
  const isDark = (x: number, y: number) => {
    const dot = y * CELLS + x
    return (((dots[(dot >> 3) % dots.length] ?? 0) >> (dot & 7)) & 1) === 1
  }
  const margin = Math.floor(width * 0.08)
  const cell = (width - 2 * margin) / CELLS
  const lines = Array.from({ length: width }, (_, row) => {
    const y = Math.floor((row - margin) / cell)
    // A filter byte, then a byte of grey for each dot.
    const line = Buffer.alloc(width + 1, 255)
    line[0] = 0
    if (y < 0 || y >= CELLS) return line
    for (let column = margin; column < width - margin; column++) {
      const x = Math.min(CELLS - 1, Math.floor((column - margin) / cell))
      if (isDark(x, y)) line[column + 1] = 20
    }
    return line
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header.writeUInt8(8, 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
