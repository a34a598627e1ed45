/** Version of package.json, written in by the build. */
declare const CLIENT_VERSION: string
/** Code of the district that this build is for, written in by the build. */
declare const DISTRICT_CODE: string
