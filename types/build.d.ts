/** Version of package.json, written in by the build. */
declare const CLIENT_VERSION: string
