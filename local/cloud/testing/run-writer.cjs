'use strict'
// Started by the test of durability, with the loader that reads TypeScript.
const { writeUntilKilled } = require('./writer')

writeUntilKilled(process.argv[2]).catch(error => {
  process.stderr.write(String(error))
  process.exitCode = 1
})
