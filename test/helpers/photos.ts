import sharp, { type Sharp } from 'sharp'
import { attachPhotos, type PhotoUse } from '../../cloudfunctions/platform/photos'
import type { PhotoView, UploadGrant } from '../../domain/photos/contract'
import type { Cloud } from '../../local/cloud/start-cloud'
import type { Database } from '../../cloudfunctions/platform/database'
import type { Client } from './client'

/** Sends a file as a client does: to where the grant says, with its headers. @returns the status */
export async function put(
  { url, headers }: Pick<UploadGrant, 'url' | 'headers'>,
  file: Buffer,
): Promise<number> {
  const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(file) })
  await answer.arrayBuffer()
  return answer.status
}

/** Asks for leave and sends a file; it has not been looked at yet. */
export async function upload(client: Client, file: Buffer): Promise<string> {
  const grant = await client.photos.grant({ bytes: Math.max(1, file.length), type: 'image/jpeg' })
  expect(await put(grant, file)).toBe(200)
  return grant.photoId
}

/** A picture that was sent, and is ready. */
export async function sendPhoto(client: Client, file?: Buffer): Promise<PhotoView> {
  return client.photos.finish({ photoId: await upload(client, file ?? (await aPicture())) })
}

/** Takes pictures into use, as a function does that takes them. */
export async function use(
  database: Database,
  { clock }: Pick<Cloud, 'clock'>,
  person: string,
  photoIds: readonly string[],
  by: PhotoUse,
): Promise<void> {
  const transaction = await database.startTransaction()
  try {
    await attachPhotos(transaction, person, photoIds, by, new Date(clock.now()))
    await transaction.commit()
  } catch (error) {
    await transaction.rollback()
    throw error
  }
}

const made = new Map<string, Promise<Buffer>>()

/** A JPEG whose left half is red and right half blue; its top quarter is white. Of each size one is made, for all. */
export function aPicture({ width = 800, height = 600 } = {}): Promise<Buffer> {
  const size = `${width} x ${height}`
  const one = made.get(size) ?? picture({ width, height }).jpeg({ quality: 95 }).toBuffer()
  made.set(size, one)
  return one
}

/** The same before it is written as a file. */
export function picture({ width, height }: { readonly width: number; readonly height: number }): Sharp {
  const red = { create: { width, height, channels: 3 as const, background: '#d00000' } }
  const half = {
    create: { width: Math.floor(width / 2), height, channels: 3 as const, background: '#0000d0' },
  }
  const top = {
    create: { width, height: Math.floor(height / 4), channels: 3 as const, background: '#ffffff' },
  }
  return sharp(red).composite([
    { input: half, left: Math.ceil(width / 2), top: 0 },
    { input: top, left: 0, top: 0 },
  ])
}

/** Where a picture was taken, by whom and with what, in every place where cameras and editors write it. */
export async function withPlace(image: Sharp): Promise<Buffer> {
  const jpeg = await image
    .withExif({
      IFD0: { Make: 'PhoneMaker', Model: 'P-1', Artist: 'Zhang San', Copyright: 'Zhang San' },
      IFD2: { DateTimeOriginal: '2026:11:20 09:58:00', BodySerialNumber: '8842' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '22/1 43/1 1234/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '114/1 14/1 5678/100',
      },
    })
    .withXmp(
      '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Zhang San</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
    )
    .withIccProfile('p3')
    .jpeg({ quality: 95 })
    .toBuffer()
  // A comment, and the block of IPTC, as photo editors write them.
  const comment = Buffer.from('taken by Zhang San')
  const iptc = Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    Buffer.from([0, 0, 0, 14, 0x1c, 0x02, 0x50, 0, 9]),
    Buffer.from('Zhang San', 'latin1'),
  ])
  return Buffer.concat([jpeg.subarray(0, 2), segment(0xfe, comment), segment(0xed, iptc), jpeg.subarray(2)])
}

function segment(marker: number, content: Buffer): Buffer {
  const length = content.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), content])
}
