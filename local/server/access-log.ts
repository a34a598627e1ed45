import type { Exchange } from './exchange'
import type { RotatingLog } from './rotating-log'

/** A line when the answer is out: never a query, a body or a header, for those carry what people typed. */
export function logAccess(log: RotatingLog, { response, method, path, requestId }: Exchange): void {
  const began = performance.now()
  response.once('close', () => {
    log.write({
      time: new Date().toISOString(),
      requestId,
      method,
      path: path.slice(0, 200),
      status: response.statusCode,
      complete: response.writableFinished,
      milliseconds: Math.round((performance.now() - began) * 10) / 10,
    })
  })
}
