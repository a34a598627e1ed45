/**
 * What the SDK's bundle loads only when it is used. The SDK itself is as published: where it asks for one of
 * these modules it gets a stand-in, and the module itself at the first thing done with that.
 * Measured by `npm run bench -- cold`; why, in docs/decisions/0009.
 */
export interface DeferredPart {
  /** How the SDK or a package of its asks for the module. */
  readonly asked: RegExp
  /** Only when asked for by a file of this package. */
  readonly by?: RegExp
  /** What `module.__esModule` is: TypeScript's output asks that at once, which alone would load it. */
  readonly esModule?: true
  /** Kept in the same file: it shares modules with what every call needs. */
  readonly inside?: true
  /** A function below `default` that the SDK calls at every start, and whose result is a part like this. */
  readonly factory?: string
}

export const deferredParts: readonly DeferredPart[] = [
  // Models, AI, sessions of web clients: other products of the platform than the database.
  { asked: /^@cloudbase\/wx-cloud-client-sdk$/, esModule: true, factory: 'generateHTTPClient' },
  { asked: /^@cloudbase\/ai$/, esModule: true },
  { asked: /^@cloudbase\/app$/, esModule: true },
  { asked: /^web-streams-polyfill$/ },
  // Tickets, uploads, the metadata service and proxies.
  { asked: /^(axios|form-data|jsonwebtoken|xml2js|https-proxy-agent|http-proxy-agent)$/ },
  // Inside the service the database is reached over plain HTTP.
  { asked: /^\.\/lib\/https_agent$/, by: /\/agentkeepalive\//, inside: true },
  // Watching a collection is for clients that stay.
  { asked: /\/realtime\/websocket-client$/, by: /\/@cloudbase\/database\//, esModule: true, inside: true },
]

/** Parts of Node that are loaded when something in them is first used. */
export const deferredBuiltins = ['assert', 'crypto', 'https', 'timers/promises', 'tty', 'zlib'] as const
