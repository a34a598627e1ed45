'use strict'
/* global exports, setImmediate -- a function's bundle is CommonJS */
// A function in the old form, which answers through its third parameter.
exports.main = (event, context, callback) => {
  setImmediate(() => callback(event.fail ? new Error(event.fail) : null, { answered: event.a }))
}
