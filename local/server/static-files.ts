import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Refusal, requireMethod, type Exchange } from './exchange'
import { withHeadScript } from './head-script'
import { frontWords } from './words'
import { pagePolicy, plainPolicy } from './security-headers'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const packed = /\.(html|js|css|json|geojson|svg|txt|webmanifest)$/
/** A content hash in the name: such a file never changes. */
const hashed = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/

type Encoding = 'br' | 'gzip' | 'identity'

interface Asset {
  readonly stamp: string
  readonly content: Buffer
  readonly etag: string
  readonly policy: string
  readonly bodies: Map<Encoding, Promise<Buffer>>
}

/** Serves the files of one folder, compressed by the build or once and kept; a file that changed on disk is read again. */
export class StaticFiles {
  readonly #assets = new Map<string, Asset>()

  constructor(
    private readonly folder: string,
    private readonly options: {
      readonly evaluates?: boolean
      /** Put into every page. */
      readonly headScript?: string
    } = {},
  ) {}

  /** Answers with the file at `relative`. @throws Refusal 404 when there is none. */
  async serve(exchange: Exchange, relative: string): Promise<void> {
    const asset = await this.#asset(relative)
    if (!asset) throw new Refusal('NOT_FOUND', frontWords.noSuchPath)
    requireMethod(exchange, 'GET', 'HEAD')
    const { request, response } = exchange
    const encoding = packed.test(relative) ? chosen(request.headers['accept-encoding']) : 'identity'
    const etag = encoding === 'identity' ? `"${asset.etag}"` : `"${asset.etag}-${encoding}"`
    const headers: Record<string, string> = {
      'content-type': types[path.extname(relative)] ?? 'application/octet-stream',
      'cache-control': hashed.test(relative) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': asset.policy,
      etag,
      ...(packed.test(relative) ? { vary: 'accept-encoding' } : {}),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    }
    if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) {
      response.writeHead(304, headers).end()
      return
    }
    const body = await this.#body(asset, encoding)
    response.writeHead(200, { ...headers, 'content-length': body.length })
    response.end(exchange.method === 'HEAD' ? undefined : body)
  }

  async #asset(relative: string): Promise<Asset | null> {
    const file = path.join(this.folder, relative)
    const hidden = relative.split('/').some(part => part.startsWith('.'))
    if (hidden || !file.startsWith(this.folder + path.sep)) return null
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return null
    const stamp = `${found.mtimeMs}-${found.size}`
    const known = this.#assets.get(relative)
    if (known?.stamp === stamp) return known
    const { headScript } = this.options
    const scripted = headScript !== undefined && relative.endsWith('.html')
    const read = await readFile(file)
    const content = scripted ? Buffer.from(withHeadScript(read.toString('utf8'), headScript)) : read
    const packedAtBuild = scripted ? null : await readPacked(`${file}.br`, found.mtimeMs)
    const asset: Asset = {
      stamp,
      content,
      etag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
      policy: relative.endsWith('.html') ? pagePolicy(content.toString('utf8'), this.options) : plainPolicy,
      bodies: new Map(packedAtBuild ? [['br', Promise.resolve(packedAtBuild)]] : []),
    }
    this.#assets.set(relative, asset)
    return asset
  }

  #body({ content, bodies }: Asset, encoding: Encoding): Promise<Buffer> {
    const known = bodies.get(encoding)
    if (known) return known
    const body = compress(content, encoding)
    bodies.set(encoding, body)
    return body
  }
}

/** What the build has packed already; null when there is none, or the file was written again since. */
async function readPacked(file: string, since: number): Promise<Buffer | null> {
  const found = await stat(file).catch(() => null)
  return found && found.mtimeMs >= since ? readFile(file) : null
}

function chosen(accepted: string | string[] | undefined): Encoding {
  const text = String(accepted ?? '')
  if (/\bbr\b/.test(text)) return 'br'
  return /\bgzip\b/.test(text) ? 'gzip' : 'identity'
}

async function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') {
    return promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
  }
  return encoding === 'gzip' ? promisify(gzip)(content) : content
}
