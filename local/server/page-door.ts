import type { Door } from './front'
import { requireMethod } from './exchange'
import { StaticFiles } from './static-files'

export interface PageFolders {
  /** The H5 client, at `/`. */
  readonly h5: string
  /** The phone with the real mini program, at `/weapp/`. */
  readonly phone: string
}

/** Pages and their files: H5 at `/`, the phone at `/weapp/`. */
export function createPageDoor(folders: PageFolders): Door {
  const h5 = new StaticFiles(folders.h5)
  const phone = new StaticFiles(folders.phone, { evaluates: true })
  return async exchange => {
    const { path, response } = exchange
    if (path === '/weapp') {
      requireMethod(exchange, 'GET', 'HEAD')
      response.writeHead(308, { location: '/weapp/' }).end()
      return
    }
    if (path.startsWith('/weapp/')) return phone.serve(exchange, fileOf(path.slice('/weapp/'.length)))
    return h5.serve(exchange, fileOf(path.slice(1)))
  }
}

function fileOf(relative: string): string {
  return relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative
}
