import type { Door } from './front'
import { requireMethod } from './exchange'
import { createProxyDoor } from './proxy-door'
import { StaticFiles } from './static-files'

export interface PageFolders {
  /** The H5 client, at `/`: its folder, or the development server that makes it. */
  readonly h5: string | URL
  /** The phone with the real mini program, at `/weapp/`. */
  readonly phone: string
  /** Put into the pages of H5. */
  readonly headScript?: string
}

/** Pages and their files: H5 at `/`, the phone at `/weapp/`. */
export function createPageDoor(folders: PageFolders): Door {
  const { headScript } = folders
  const h5 =
    typeof folders.h5 === 'string'
      ? filesDoor(folders.h5, headScript)
      : createProxyDoor(folders.h5, headScript)
  const phone = new StaticFiles(folders.phone, { evaluates: true })
  return async exchange => {
    const { path, response } = exchange
    if (path === '/weapp') {
      requireMethod(exchange, 'GET', 'HEAD')
      response.writeHead(308, { location: '/weapp/' }).end()
      return
    }
    if (path.startsWith('/weapp/')) return phone.serve(exchange, fileOf(path.slice('/weapp/'.length)))
    return h5(exchange)
  }
}

function filesDoor(folder: string, headScript: string | undefined): Door {
  const files = new StaticFiles(folder, headScript === undefined ? {} : { headScript })
  return exchange => files.serve(exchange, fileOf(exchange.path.slice(1)))
}

function fileOf(relative: string): string {
  return relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative
}
