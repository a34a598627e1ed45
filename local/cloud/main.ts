import { join, resolve } from 'node:path'
import { readCollections } from './program/collections-file'
import { readFunctions } from './program/functions-file'
import { readJsonFile } from './program/json-file'
import { type ProgramOptions, readOptions, USAGE } from './program/options'
import { sayWhy } from './program/say-why'
import { type Cloud, startCloud } from './start-cloud'

function start({
  data,
  port,
  env,
  collections,
  functions,
  config,
  messagePush,
}: ProgramOptions): Promise<Cloud> {
  return startCloud({
    dataDir: data,
    env,
    port,
    ...(collections === undefined ? {} : { collections: readCollections(readJsonFile(collections)) }),
    ...(functions === undefined
      ? {}
      : {
          functions: {
            root: resolve(functions),
            ...(config === undefined ? {} : { config: readFunctions(readJsonFile(config)) }),
          },
        }),
    ...(messagePush === undefined ? {} : { messagePush }),
    log: entry => console.log(JSON.stringify(entry)),
  })
}

function greet(cloud: Cloud, data: string): void {
  const variables = Object.entries(cloud.sdkEnvironment()).map(([name, value]) => `${name}='${value}'`)
  console.log(`The local cloud ${cloud.env} answers at ${cloud.url}`)
  console.log(
    `Data folder: ${resolve(data)}; the token of its administrator is in ${join(data, 'admin-token')}`,
  )
  console.log(`Calls of WeChat's open API: ${cloud.openApiPage}`)
  console.log(`Functions over HTTP: ${cloud.url.replace(/admin$/, 'http')}/NAME`)
  console.log(`An unmodified SDK finds it with ${variables.join(' ')}`)
  console.log('Ctrl-C stops it.')
}

function stopWhenTold(cloud: Cloud): void {
  let told = false
  const stop = () => {
    // Who asks twice does not want to wait for functions that are still at work.
    if (told) process.exit(130)
    told = true
    cloud.stop().then(
      () => {
        console.log('The local cloud has stopped.')
        process.exit(0)
      },
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(USAGE)
    return
  }
  try {
    const cloud = await start(options)
    stopWhenTold(cloud)
    greet(cloud, options.data)
  } catch (error) {
    throw new Error(sayWhy(error, options), { cause: error })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
