'use strict'
// Opens a data folder and kills itself, as kill -9 does, at the statement of a number.
const { Catalog } = require('../store/catalog')
const { openDataFolder } = require('../store/data-folder')
const { Sqlite } = require('../store/sqlite')

const [, , folder, number] = process.argv
let left = Number(number)
const execute = Sqlite.prototype.execute
Sqlite.prototype.execute = function (sql) {
  if (--left < 0) process.kill(process.pid, 'SIGKILL')
  execute.call(this, sql)
}
new Catalog(openDataFolder(folder).sqlite)
